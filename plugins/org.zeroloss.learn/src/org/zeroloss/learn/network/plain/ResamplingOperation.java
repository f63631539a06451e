package org.zeroloss.learn.network.plain;

import java.util.Arrays;
import java.util.List;

/**
 * Whatever makes each row and column of the result a fixed mixture of rows and columns of the
 * input: enlarging and averaging. The backward pass is the transpose.
 */
final class ResamplingOperation implements Operation {

    /**
     * Source pixels of one result pixel along one direction: {@code weights[j]} of {@code from +
     * j}.
     */
    record Taps(int from, double[] weights) {}

    /** Says what each result pixel is made of. */
    @FunctionalInterface
    interface Plan {
        Taps taps(int position, int size);
    }

    private final Plan plan;

    ResamplingOperation(final Plan plan) {
        this.plan = plan;
    }

    static Plan nearest(final int factor) {
        return (p, size) -> new Taps(p / factor, new double[] {1});
    }

    static Plan bilinear(final int factor) {
        return (p, size) -> {
            final double at = Math.max(0, Math.min(size - 1, (p + 0.5) / factor - 0.5));
            final int from = Math.max(0, Math.min((int) at, size - 2));
            final double t = at - from;
            return new Taps(from, size == 1 ? new double[] {1} : new double[] {1 - t, t});
        };
    }

    static Plan average(final int window, final int stride) {
        return (p, size) -> {
            final double[] w = new double[window];
            Arrays.fill(w, 1.0 / window);
            return new Taps(p * stride, w);
        };
    }

    static Plan wholeAverage() {
        return (p, size) -> {
            final double[] w = new double[size];
            Arrays.fill(w, 1.0 / size);
            return new Taps(0, w);
        };
    }

    @Override
    public void forward(final List<Block> in, final Block out, final Pass pass) {
        final Block x = in.get(0);
        final Taps[] rows = taps(out.height(), x.height());
        final Taps[] columns = taps(out.width(), x.width());
        pass.each(
                out.count() * out.channels(),
                item -> {
                    final int from = (int) item * x.plane();
                    int to = (int) item * out.plane();
                    for (final Taps r : rows) {
                        for (final Taps c : columns) {
                            double sum = 0;
                            for (int k = 0; k < r.weights.length; k++) {
                                final int row = from + (r.from + k) * x.width() + c.from;
                                for (int l = 0; l < c.weights.length; l++) {
                                    sum += r.weights[k] * c.weights[l] * x.values()[row + l];
                                }
                            }
                            out.values()[to++] = sum;
                        }
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
        final Block dx = inGradients.get(0);
        final Taps[] rows = taps(out.height(), dx.height());
        final Taps[] columns = taps(out.width(), dx.width());
        pass.each(
                out.count() * out.channels(),
                item -> {
                    final int to = (int) item * dx.plane();
                    int from = (int) item * out.plane();
                    for (final Taps r : rows) {
                        for (final Taps c : columns) {
                            final double g = gradient.values()[from++];
                            for (int k = 0; k < r.weights.length; k++) {
                                final int row = to + (r.from + k) * dx.width() + c.from;
                                for (int l = 0; l < c.weights.length; l++) {
                                    dx.values()[row + l] += r.weights[k] * c.weights[l] * g;
                                }
                            }
                        }
                    }
                });
    }

    private Taps[] taps(final int results, final int size) {
        final Taps[] all = new Taps[results];
        for (int i = 0; i < results; i++) {
            all[i] = plan.taps(i, size);
        }
        return all;
    }
}
