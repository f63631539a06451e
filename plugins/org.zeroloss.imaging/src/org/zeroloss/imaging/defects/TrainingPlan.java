package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.learn.network.EncoderDecoder;

import java.util.List;

/**
 * How networks are trained.
 *
 * @param classes names of what is to be found
 * @param network the networks: one channel in, background and classes out
 * @param normalization what they see of an image
 * @param labels what they are to give
 * @param augmentation how training images are changed
 * @param crops which pieces are learnt from
 * @param weights weights of background and classes in the loss; see {@link ClassWeights}
 * @param schedule steps, rates and when to stop
 * @param members networks, which differ by their seeds
 * @param seed of everything that is drawn
 */
public record TrainingPlan(
        List<String> classes,
        EncoderDecoder network,
        LocalNormalization normalization,
        LabelMaps labels,
        Augmentation augmentation,
        CropPlan crops,
        List<Double> weights,
        Schedule schedule,
        int members,
        long seed) {

    /** In widths of a label. */
    private static final double TOLERANCE = 2;

    /**
     * How long is trained, and how fast.
     *
     * @param steps most steps
     * @param rate largest learning rate; it rises over the first twentieth of the steps and falls
     *     along half a cosine
     * @param decay weight decay
     * @param validateEvery steps from one validation to the next
     * @param patience validations without a smaller loss after which training stops
     */
    public record Schedule(long steps, double rate, double decay, int validateEvery, int patience) {

        /** Validates the numbers. */
        public Schedule {
            Check.range(steps, 1, 1e9, "steps of a training");
            Check.range(rate, 1e-8, 1, "learning rate");
            Check.range(decay, 0, 1, "weight decay");
            Check.range(validateEvery, 1, steps, "steps between validations");
            Check.range(patience, 1, 1e9, "validations without progress");
        }
    }

    /** Validates that the parts belong together. */
    public TrainingPlan {
        classes = Check.list(classes, "classes");
        weights = Check.list(weights, "class weights");
        Check.present(network, "network");
        Check.present(normalization, "local normalization");
        Check.present(labels, "label maps");
        Check.present(augmentation, "augmentation");
        Check.present(crops, "plan of the crops");
        Check.present(schedule, "schedule");
        Check.range(members, 1, 100, "networks of an ensemble");
        if (labels.classes() != classes.size()) {
            throw new ImagingException(
                    "Expected label maps of " + classes + ", found " + labels.classes());
        }
        if (network.inputs() != 1 || network.outputs() != labels.channels()) {
            throw new ImagingException(
                    "Expected a network of one channel in and "
                            + labels.channels()
                            + " out, found "
                            + network.inputs()
                            + " in and "
                            + network.outputs()
                            + " out");
        }
        if (crops.size() % network.multiple() != 0) {
            throw new ImagingException(
                    "Expected crops of a multiple of "
                            + network.multiple()
                            + " pixels for a network of "
                            + network.widths().size()
                            + " levels, found "
                            + crops.size());
        }
    }

    /**
     * How far a detection may be from its label to be right; the same for calibration and
     * cross-validation. Half-way to the next label where labels are as wide as a quarter of their
     * distance.
     *
     * @return distance in pixels
     */
    public double tolerancePixels() {
        return TOLERANCE * labels.sigmaPixels();
    }
}
