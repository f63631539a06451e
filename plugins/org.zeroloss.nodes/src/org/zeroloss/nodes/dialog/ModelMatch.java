package org.zeroloss.nodes.dialog;

import org.knime.node.DefaultModel.ConfigureOutput;
import org.zeroloss.eels.zlp.conditions.ConditionRange;
import org.zeroloss.nodes.port.ZlpModelPortObjectSpec;
import org.zeroloss.signal.SignalSpec;

import java.util.Optional;
import java.util.OptionalDouble;

/** Tells before anything ran when a model is applied to an image taken under other conditions. */
public final class ModelMatch {

    private ModelMatch() {}

    /**
     * @param model spec of the model, {@code null} if not known yet
     * @param image spec of the image that it is applied to
     * @param out takes the warning
     */
    public static void warn(
            final ZlpModelPortObjectSpec model, final SignalSpec image, final ConfigureOutput out) {
        if (model == null) {
            return;
        }
        final Optional<ConditionRange> range =
                ConditionRange.from(model.trainingImage().metadata());
        if (range.isPresent()) {
            final String warning = outside(model, image);
            if (!warning.isEmpty()) {
                out.setWarningMessage(warning);
            }
            return;
        }
        final OptionalDouble trained = model.trainingImage().metadata().beamEnergyKeV();
        final OptionalDouble applied = image.metadata().beamEnergyKeV();
        if (trained.isPresent()
                && applied.isPresent()
                && trained.getAsDouble() != applied.getAsDouble()) {
            out.setWarningMessage(
                    "The model was trained at a beam energy of "
                            + trained.getAsDouble()
                            + " keV, the image was taken at "
                            + applied.getAsDouble()
                            + " keV; its zero-loss peak has another shape than the model gives."
                            + " Train a model on this image.");
        }
    }

    /**
     * @param model spec of a model
     * @param image spec of the image that it is applied to
     * @return for a model that was trained under several conditions: a sentence that names those of
     *     the image that lie outside; else ""
     */
    public static String outside(final ZlpModelPortObjectSpec model, final SignalSpec image) {
        return ConditionRange.from(model.trainingImage().metadata())
                .map(range -> TrainedConditions.warning(range, image.metadata()))
                .orElse("");
    }
}
