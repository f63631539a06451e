package org.zeroloss.nodes.dialog;

import org.zeroloss.eels.zlp.conditions.ConditionRange;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.signal.SignalMetadata;

import java.util.List;

/** What there is to say of an image beside the conditions that a model was trained under. */
final class TrainedConditions {

    private TrainedConditions() {}

    /**
     * @param range of the model
     * @param image acquisition of the image that it is applied to
     * @return a sentence that says by name what lies outside the range and what follows from it, or
     *     what is not known of the image; "" if all is inside
     */
    static String warning(final ConditionRange range, final SignalMetadata image) {
        if (image.beamEnergyKeV().isEmpty() || image.exposureS().isEmpty()) {
            return "The model was trained at "
                    + range
                    + ", but the "
                    + (image.beamEnergyKeV().isEmpty() ? "beam energy" : "exposure time")
                    + " of the image is not known. Set it where the image is read.";
        }
        final List<String> outside = range.outside(Conditions.of(image, "the image"));
        return outside.isEmpty()
                ? ""
                : "The "
                        + String.join(", and the ", outside)
                        + "; the bands are wider there and rest on how the peak changed within the"
                        + " range.";
    }
}
