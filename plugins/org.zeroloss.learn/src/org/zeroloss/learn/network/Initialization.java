package org.zeroloss.learn.network;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Seeds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Weights to begin with, drawn here and not by the engines, so that all of them start equal.
 * Kernels are normal with a variance that keeps the signal's; biases are 0, scales 1, slopes of a
 * parametric ReLU 1/4, running means 0 and variances 1. All values are floats.
 */
public enum Initialization {

    /** Variance {@code 2/fan-in}, for ReLUs (He et al., ICCV 2015). */
    HE {
        @Override
        double variance(final int fanIn, final int fanOut) {
            return 2.0 / fanIn;
        }
    },
    /** Variance {@code 2/(fan-in + fan-out)} (Glorot and Bengio, AISTATS 2010). */
    GLOROT {
        @Override
        double variance(final int fanIn, final int fanOut) {
            return 2.0 / (fanIn + fanOut);
        }
    };

    private static final double PRELU_SLOPE = 0.25;

    abstract double variance(int fanIn, int fanOut);

    /**
     * @param graph network
     * @param seed of the draw; every parameter has a stream of its own
     * @return weights of all parameters
     */
    public Weights weights(final NetworkGraph graph, final long seed) {
        final Map<String, WeightArray> all = new LinkedHashMap<>();
        final List<ParameterSpec> parameters = graph.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            final ParameterSpec p = parameters.get(i);
            all.put(p.name(), WeightArray.ofFloats(p.shape(), values(p, Seeds.stream(seed, i))));
        }
        return new Weights(all);
    }

    private float[] values(final ParameterSpec p, final SplittableRandom random) {
        final float[] values = new float[p.values()];
        final double sigma = Math.sqrt(variance(p.fanIn(), fanOut(p)));
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (p.role()) {
                        case KERNEL, TRANSPOSED_KERNEL -> (float) (sigma * Gaussian.next(random));
                        case SLOPE -> (float) PRELU_SLOPE;
                        case SCALE, RUNNING_VARIANCE -> 1;
                        case BIAS, RUNNING_MEAN -> 0;
                    };
        }
        return values;
    }

    /** Outputs that one input value goes to, as fan-in but seen from the other side. */
    private static int fanOut(final ParameterSpec p) {
        return switch (p.role()) {
            case KERNEL -> p.shape().get(0) * area(p);
            case TRANSPOSED_KERNEL -> p.shape().get(1) * area(p);
            default -> 1;
        };
    }

    private static int area(final ParameterSpec p) {
        return p.shape().size() == 4 ? p.shape().get(2) * p.shape().get(3) : 1;
    }
}
