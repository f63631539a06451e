package org.zeroloss.learn.network.plain;

import org.zeroloss.learn.network.Layer;

import java.util.List;

/** Largest value of each window. */
final class MaxPoolingOperation implements Operation {

    private final Layer.Pooling layer;

    MaxPoolingOperation(final Layer.Pooling layer) {
        this.layer = layer;
    }

    @Override
    public void forward(final List<Block> in, final Block out, final Pass pass) {
        final Block x = in.get(0);
        pass.each(
                out.count() * out.channels(),
                item -> {
                    for (int p = 0; p < out.plane(); p++) {
                        final int y = (int) item * out.plane() + p;
                        out.values()[y] = x.values()[largest(x, out, (int) item, p)];
                    }
                });
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
        pass.each(
                out.count() * out.channels(),
                item -> {
                    for (int p = 0; p < out.plane(); p++) {
                        final int y = (int) item * out.plane() + p;
                        dx[largest(x, out, (int) item, p)] += gradient.values()[y];
                    }
                });
    }

    private int largest(final Block x, final Block out, final int map, final int pixel) {
        final int first =
                map * x.plane()
                        + pixel / out.width() * layer.stride() * x.width()
                        + pixel % out.width() * layer.stride();
        int best = first;
        for (int k = 0; k < layer.size(); k++) {
            for (int l = 0; l < layer.size(); l++) {
                final int at = first + k * x.width() + l;
                if (x.values()[at] > x.values()[best]) {
                    best = at;
                }
            }
        }
        return best;
    }
}
