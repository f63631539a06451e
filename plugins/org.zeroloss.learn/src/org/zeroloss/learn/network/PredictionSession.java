package org.zeroloss.learn.network;

/**
 * A network with its weights, open in an engine. For one thread at a time; holds memory outside the
 * Java heap until it is closed.
 */
public interface PredictionSession extends AutoCloseable {

    /**
     * @return the network
     */
    NetworkGraph graph();

    /**
     * Without dropout, and with the running values of batch normalizations.
     *
     * @param input images
     * @return the network's output for each
     * @throws NetworkException if the images do not fit the network
     */
    Tensor predict(Tensor input);

    /**
     * As {@link #predict(Tensor)}, with dropout (Gal and Ghahramani, ICML 2016): one mask for all
     * images of all calls with the same seed, drawn by {@link DropoutMask#forPrediction}.
     *
     * @param input images
     * @param dropoutSeed of the masks
     * @return the network's output for each
     * @throws NetworkException if the images do not fit the network
     */
    Tensor predict(Tensor input, long dropoutSeed);

    /**
     * @return the present weights, all parameters
     */
    Weights weights();

    /**
     * Takes other weights. A training session keeps its step count and the optimizer's memory.
     *
     * @param weights all parameters
     * @throws NetworkException if they do not fit the network
     */
    void weights(Weights weights);

    @Override
    void close();
}
