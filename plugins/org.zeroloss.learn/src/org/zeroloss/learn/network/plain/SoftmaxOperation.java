package org.zeroloss.learn.network.plain;

import java.util.List;

/** Softmax over the channels of each pixel. */
final class SoftmaxOperation implements Operation {

    @Override
    public void forward(final List<Block> in, final Block out, final Pass pass) {
        final int plane = out.plane();
        for (int n = 0; n < out.count(); n++) {
            for (int p = 0; p < plane; p++) {
                Functions.softmax(
                        in.get(0).values(), out.at(n, 0) + p, plane, out.channels(), out.values());
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
        final double[] y = out.values();
        final double[] g = gradient.values();
        final int plane = out.plane();
        for (int n = 0; n < out.count(); n++) {
            for (int p = 0; p < plane; p++) {
                final int at = out.at(n, 0) + p;
                double mean = 0;
                for (int c = 0; c < out.channels(); c++) {
                    mean += y[at + c * plane] * g[at + c * plane];
                }
                for (int c = 0; c < out.channels(); c++) {
                    final int i = at + c * plane;
                    inGradients.get(0).values()[i] += y[i] * (g[i] - mean);
                }
            }
        }
    }
}
