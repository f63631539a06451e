package org.zeroloss.imaging.defects;

/**
 * A training at one of its validations.
 *
 * @param member which network
 * @param step steps done
 * @param rate learning rate of the last step
 * @param trainingLoss mean loss of the batches since the last validation
 * @param validationLoss loss on images that are not learnt from
 * @param kept whether the weights of this moment are those of the model
 */
public record CurvePoint(
        int member,
        long step,
        double rate,
        double trainingLoss,
        double validationLoss,
        boolean kept) {}
