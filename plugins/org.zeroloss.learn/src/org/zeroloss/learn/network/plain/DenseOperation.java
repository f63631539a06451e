package org.zeroloss.learn.network.plain;

import java.util.List;

/** Every output a weighted sum of all inputs of the image. */
final class DenseOperation implements Operation {

    private final Parameter weight;
    private final Parameter bias;

    /** The bias is null where there is none. */
    DenseOperation(final Parameter weight, final Parameter bias) {
        this.weight = weight;
        this.bias = bias;
    }

    @Override
    public void forward(final List<Block> in, final Block out, final Pass pass) {
        final Block x = in.get(0);
        final int inputs = x.channels() * x.plane();
        for (int n = 0; n < x.count(); n++) {
            for (int o = 0; o < out.channels(); o++) {
                double sum = bias == null ? 0 : bias.values()[o];
                for (int i = 0; i < inputs; i++) {
                    sum += weight.values()[o * inputs + i] * x.values()[n * inputs + i];
                }
                out.values()[n * out.channels() + o] = sum;
            }
        }
    }

    @Override
    public void backward(
            final List<Block> in,
            final Block out,
            final Block gradient,
            final List<Block> inGradients,
            final Pass pass) {
        final Block x = in.get(0);
        final double[] dx = inGradients.get(0).values();
        final int inputs = x.channels() * x.plane();
        for (int n = 0; n < x.count(); n++) {
            for (int o = 0; o < out.channels(); o++) {
                final double g = gradient.values()[n * out.channels() + o];
                for (int i = 0; i < inputs; i++) {
                    dx[n * inputs + i] += g * weight.values()[o * inputs + i];
                    weight.gradient()[o * inputs + i] += g * x.values()[n * inputs + i];
                }
                if (bias != null) {
                    bias.gradient()[o] += g;
                }
            }
        }
    }
}
