package org.zeroloss.learn.network;

/** What makes maps of images, of the same height and width: a network, or several. */
public interface Prediction {

    /**
     * @return channels of the maps
     */
    int channels();

    /**
     * @param images a batch
     * @return maps of each image
     */
    Tensor predict(Tensor images);

    /**
     * @param session a network
     * @return its output
     */
    static Prediction of(final PredictionSession session) {
        return new Prediction() {
            @Override
            public int channels() {
                return session.graph().outputShape().channels();
            }

            @Override
            public Tensor predict(final Tensor images) {
                return session.predict(images);
            }
        };
    }

    /**
     * @param session a network with dropout layers
     * @param seed of the masks, the same for all images
     * @return its output with dropout
     */
    static Prediction withDropout(final PredictionSession session, final long seed) {
        return new Prediction() {
            @Override
            public int channels() {
                return session.graph().outputShape().channels();
            }

            @Override
            public Tensor predict(final Tensor images) {
                return session.predict(images, seed);
            }
        };
    }
}
