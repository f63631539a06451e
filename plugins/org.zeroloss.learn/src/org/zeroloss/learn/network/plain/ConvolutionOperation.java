package org.zeroloss.learn.network.plain;

import java.util.Arrays;
import java.util.List;

/** Convolution and, the other way round, transposed convolution. */
final class ConvolutionOperation implements Operation {

    private final Stencil stencil;
    private final boolean transposed;
    private final Parameter weight;
    private final Parameter bias;

    /** The bias is null where there is none. */
    ConvolutionOperation(
            final Stencil stencil,
            final boolean transposed,
            final Parameter weight,
            final Parameter bias) {
        this.stencil = stencil;
        this.transposed = transposed;
        this.weight = weight;
        this.bias = bias;
    }

    @Override
    public void forward(final List<Block> in, final Block out, final Pass pass) {
        final Block x = in.get(0);
        final Stencil.Planes planes = planes(x, out);
        pass.each(
                out.count() * out.channels(),
                item -> {
                    final int n = (int) item / out.channels();
                    final int o = (int) item % out.channels();
                    final int to = out.at(n, o);
                    if (bias != null) {
                        Arrays.fill(out.values(), to, to + out.plane(), bias.values()[o]);
                    }
                    for (int i = 0; i < x.channels(); i++) {
                        final int w = kernelAt(x, out, i, o);
                        if (transposed) {
                            stencil.scatter(
                                    planes,
                                    x.values(),
                                    x.at(n, i),
                                    weight.values(),
                                    w,
                                    out.values(),
                                    to);
                        } else {
                            stencil.gather(
                                    planes,
                                    x.values(),
                                    x.at(n, i),
                                    weight.values(),
                                    w,
                                    out.values(),
                                    to);
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
        final Block x = in.get(0);
        final Block dx = inGradients.get(0);
        final Stencil.Planes planes = planes(x, out);
        pass.each(
                x.count() * x.channels(),
                item -> {
                    final int n = (int) item / x.channels();
                    final int i = (int) item % x.channels();
                    for (int o = 0; o < out.channels(); o++) {
                        final int w = kernelAt(x, out, i, o);
                        if (transposed) {
                            stencil.gather(
                                    planes,
                                    gradient.values(),
                                    gradient.at(n, o),
                                    weight.values(),
                                    w,
                                    dx.values(),
                                    dx.at(n, i));
                        } else {
                            stencil.scatter(
                                    planes,
                                    gradient.values(),
                                    gradient.at(n, o),
                                    weight.values(),
                                    w,
                                    dx.values(),
                                    dx.at(n, i));
                        }
                    }
                });
        pass.each(out.channels(), o -> byParameters(x, out, gradient, (int) o, planes));
    }

    private void byParameters(
            final Block x,
            final Block out,
            final Block gradient,
            final int o,
            final Stencil.Planes planes) {
        for (int n = 0; n < x.count(); n++) {
            final int g = gradient.at(n, o);
            for (int i = 0; i < x.channels(); i++) {
                final Block fine = transposed ? gradient : x;
                final Block coarse = transposed ? x : gradient;
                stencil.correlate(
                        planes,
                        fine.values(),
                        transposed ? g : x.at(n, i),
                        coarse.values(),
                        transposed ? x.at(n, i) : g,
                        weight.gradient(),
                        kernelAt(x, out, i, o));
            }
            if (bias != null) {
                double sum = 0;
                for (int j = g; j < g + gradient.plane(); j++) {
                    sum += gradient.values()[j];
                }
                bias.gradient()[o] += sum;
            }
        }
    }

    private Stencil.Planes planes(final Block x, final Block y) {
        final Block fine = transposed ? y : x;
        final Block coarse = transposed ? x : y;
        return new Stencil.Planes(fine.height(), fine.width(), coarse.height(), coarse.width());
    }

    private int kernelAt(final Block x, final Block y, final int i, final int o) {
        final int pair = transposed ? i * y.channels() + o : o * x.channels() + i;
        return pair * stencil.kernel() * stencil.kernel();
    }
}
