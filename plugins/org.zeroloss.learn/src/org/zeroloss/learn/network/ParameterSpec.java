package org.zeroloss.learn.network;

import java.util.List;

/**
 * One array of numbers that a network has, with PyTorch's name and layout.
 *
 * @param name node name, dot, and {@code weight}, {@code bias}, {@code running_mean} or {@code
 *     running_var}
 * @param shape sizes, slowest first: {@code [out, in, rows, columns]} of a convolution, {@code [in,
 *     out, rows, columns]} of a transposed convolution, {@code [out, in]} of a dense layer, {@code
 *     [channels]} of all else
 * @param role what it is for
 * @param fanIn values that one output value is summed over; 1 where there is no sum
 */
public record ParameterSpec(String name, List<Integer> shape, Role role, int fanIn) {

    /** What an array of parameters is for. */
    public enum Role {
        /** Weights of a convolution or dense layer. */
        KERNEL,
        /** Weights of a transposed convolution. */
        TRANSPOSED_KERNEL,
        /** Added to each channel. */
        BIAS,
        /** Multiplies each normalized channel. */
        SCALE,
        /** Slope of a parametric ReLU below zero. */
        SLOPE,
        /** Running mean of a batch normalization; not trained by gradients. */
        RUNNING_MEAN,
        /** Running variance of a batch normalization; not trained by gradients. */
        RUNNING_VARIANCE;

        /**
         * @return if the optimizer changes it
         */
        public boolean trained() {
            return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
        }

        /**
         * @return if weight decay applies to it
         */
        public boolean decays() {
            return this == KERNEL || this == TRANSPOSED_KERNEL;
        }
    }

    /** Takes a copy of the shape. */
    public ParameterSpec {
        shape = List.copyOf(shape);
    }

    /**
     * @return number of values
     */
    public int values() {
        long n = 1;
        for (final int s : shape) {
            n = Math.multiplyExact(n, (long) s);
        }
        return Math.toIntExact(n);
    }
}
