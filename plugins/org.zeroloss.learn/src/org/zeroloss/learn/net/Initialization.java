package org.zeroloss.learn.net;

import org.zeroloss.base.Seeds;

import java.util.SplittableRandom;

/** How the parameters of a network are drawn before training. */
public enum Initialization {
    /** Weights and biases from U(−1/√fan-in, +1/√fan-in), as PyTorch's Linear layer does. */
    FAN_IN,
    /**
     * Weights from U(−a, a), a = √(6/(fan-in + fan-out)), biases 0 (Glorot and Bengio, AISTATS
     * 2010, equation 16).
     */
    XAVIER;

    /**
     * @param shape the network
     * @param seed equal seeds give equal parameters
     * @return the parameters in the order of {@link MlpShape}
     */
    public double[] draw(final MlpShape shape, final long seed) {
        final SplittableRandom random = Seeds.stream(seed);
        final double[] p = new double[shape.parameters()];
        for (int l = 0; l < shape.layers(); l++) {
            final int fanIn = shape.fanIn(l);
            final int end = shape.weightOffset(l + 1);
            final int weights = this == FAN_IN ? end : shape.biasOffset(l);
            final double a =
                    this == FAN_IN
                            ? 1 / Math.sqrt(fanIn)
                            : Math.sqrt(6.0 / (fanIn + shape.width(l)));
            for (int i = shape.weightOffset(l); i < weights; i++) {
                p[i] = a * (2 * random.nextDouble() - 1);
            }
        }
        return p;
    }
}
