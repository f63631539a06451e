package org.zeroloss.learn.network.plain;

import java.util.List;

/** Sum of the inputs, or their channels one after the other. */
enum JoinOperation implements Operation {
    ADD {
        @Override
        public void forward(final List<Block> in, final Block out, final Pass pass) {
            for (final Block x : in) {
                add(x.values(), 0, out.values(), 0, out.values().length);
            }
        }

        @Override
        public void backward(
                final List<Block> in,
                final Block out,
                final Block gradient,
                final List<Block> inGradients,
                final Pass pass) {
            for (final Block dx : inGradients) {
                add(gradient.values(), 0, dx.values(), 0, dx.values().length);
            }
        }
    },
    CONCATENATE {
        @Override
        public void forward(final List<Block> in, final Block out, final Pass pass) {
            for (int n = 0; n < out.count(); n++) {
                int channel = 0;
                for (final Block x : in) {
                    final int size = x.channels() * x.plane();
                    add(x.values(), x.at(n, 0), out.values(), out.at(n, channel), size);
                    channel += x.channels();
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
            for (int n = 0; n < out.count(); n++) {
                int channel = 0;
                for (final Block dx : inGradients) {
                    final int size = dx.channels() * dx.plane();
                    add(gradient.values(), gradient.at(n, channel), dx.values(), dx.at(n, 0), size);
                    channel += dx.channels();
                }
            }
        }
    };

    private static void add(
            final double[] from, final int at, final double[] to, final int start, final int n) {
        for (int i = 0; i < n; i++) {
            to[start + i] += from[at + i];
        }
    }
}
