package org.zeroloss.learn.network;

/** A network that is being trained in an engine. For one thread at a time. */
public interface TrainingSession extends PredictionSession {

    /**
     * One step of the optimizer. The dropout masks are those of {@link DropoutMask#forStep} for the
     * number of steps done before.
     *
     * @param batch what to learn from
     * @param learningRate above 0
     * @return the batch's loss with the weights before the step
     * @throws NetworkException if the batch does not fit the network
     */
    double step(TrainingBatch batch, double learningRate);

    /**
     * The loss in prediction mode: without dropout, with the running values of batch
     * normalizations.
     *
     * @param batch images and targets
     * @return the loss
     */
    double loss(TrainingBatch batch);

    /**
     * Loss and gradient as the next {@link #step} would see them; changes nothing, running values
     * of batch normalizations included.
     *
     * @param batch images and targets
     * @return loss and derivatives
     */
    Gradients gradients(TrainingBatch batch);

    /**
     * @return steps done so far
     */
    long steps();
}
