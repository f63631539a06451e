package org.zeroloss.learn.network;

/**
 * What training makes small: one number for the network's outputs z and the targets t of a batch,
 * with weights w of the pixels (1 where none are given). Sums run over all images, channels and
 * pixels.
 */
public sealed interface Loss {

    /**
     * Cross-entropy of a sigmoid, for targets from 0 to 1 in each channel: {@code Σ w (max(z, 0) −
     * z t + ln(1 + e^−|z|)) / (C Σ w)}. The network gives z before the sigmoid.
     */
    record SigmoidCrossEntropy() implements Loss {
        @Override
        public Link link() {
            return Link.SIGMOID;
        }
    }

    /**
     * Cross-entropy of a softmax over the channels, for targets that are probabilities: {@code −Σ w
     * t ln softmax(z) / Σ w}. The network gives z before the softmax.
     */
    record SoftmaxCrossEntropy() implements Loss {
        @Override
        public Link link() {
            return Link.SOFTMAX;
        }
    }

    /** Mean square: {@code Σ w (z − t)² / (C Σ w)}. */
    record SquaredError() implements Loss {
        @Override
        public Link link() {
            return Link.IDENTITY;
        }
    }

    /**
     * Soft Dice loss (Milletari, Navab and Ahmadi, 3DV 2016) of p = sigmoid(z), the mean over the
     * channels of {@code 1 − (2 Σ w p t + s) / (Σ w p² + Σ w t² + s)}, with sums over the images
     * and pixels of the batch.
     *
     * @param smooth s, above 0, keeps an empty channel from dividing by zero
     */
    record Dice(double smooth) implements Loss {
        /** Validates the number. */
        public Dice {
            if (!(smooth > 0 && smooth < Double.POSITIVE_INFINITY)) {
                throw new NetworkException(
                        "The smoothing of a Dice loss must be above 0, found " + smooth);
            }
        }

        @Override
        public Link link() {
            return Link.SIGMOID;
        }
    }

    /** What makes a prediction of the network's output. */
    enum Link {
        /** The output as it is. */
        IDENTITY,
        /** The sigmoid of each value. */
        SIGMOID,
        /** The softmax over the channels. */
        SOFTMAX;

        /**
         * @param graph gives an output that has no link yet
         * @return the network that gives predictions; its last node is called {@code prediction}
         */
        public NetworkGraph after(final NetworkGraph graph) {
            return switch (this) {
                case IDENTITY -> graph;
                case SIGMOID ->
                        graph.then("prediction", new Layer.Activation(Layer.Function.SIGMOID));
                case SOFTMAX ->
                        graph.then("prediction", new Layer.Activation(Layer.Function.SOFTMAX));
            };
        }
    }

    /**
     * @return what makes a prediction of the output of a network that was trained with this loss
     */
    Link link();
}
