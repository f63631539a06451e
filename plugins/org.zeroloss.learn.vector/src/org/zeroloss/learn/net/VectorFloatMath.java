package org.zeroloss.learn.net;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link FloatMath} with the Vector API: tiles of five units by four vectors of samples stay in
 * registers. Lanes lie in groups of 16: within a block first all panels of lanes 0 … 15, then all
 * panels of lanes 16 … 31, so that the sums over panels read memory in order.
 */
final class VectorFloatMath implements FloatMath {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int L = SPECIES.length();

    /** Lanes that lie together; a multiple of the length of every vector. */
    static final int GROUP = 16;

    private static final int PANELS = 16;
    private static final int TILE = 5;

    VectorFloatMath() {
        if (L > GROUP || GROUP % L != 0) {
            throw new UnsupportedOperationException(
                    "Expected vectors whose length divides "
                            + GROUP
                            + " floats, found "
                            + L
                            + "; without --add-modules jdk.incubator.vector plain Java computes");
        }
    }

    @Override
    public String name() {
        return "Vector API, " + L + " floats";
    }

    @Override
    public int panels() {
        return PANELS;
    }

    @Override
    public int chunk() {
        return 2 * LANES;
    }

    @Override
    public int position(final int sample, final int panels) {
        final int lane = sample % LANES;
        return (lane / GROUP * panels + sample / LANES) * GROUP + lane % GROUP;
    }

    @Override
    public FloatSums sums(final int count) {
        return new VectorFloatSums(count);
    }

    @Override
    public void combine(
            final float[][] in,
            final float[] p,
            final int weights,
            final int inStride,
            final int outStride,
            final int bias,
            final int biasStride,
            final float[][] out,
            final int from,
            final int to) {
        int a = 0;
        for (; a + TILE <= out.length; a += TILE) {
            five(
                    in,
                    p,
                    weights + a * outStride,
                    inStride,
                    outStride,
                    bias + a * biasStride,
                    biasStride,
                    out,
                    a,
                    from,
                    to);
        }
        for (; a < out.length; a++) {
            one(
                    in,
                    p,
                    weights + a * outStride,
                    inStride,
                    p[bias + a * biasStride],
                    out[a],
                    from,
                    to);
        }
    }

    private static void five(
            final float[][] in,
            final float[] p,
            final int weights,
            final int inStride,
            final int outStride,
            final int bias,
            final int biasStride,
            final float[][] out,
            final int first,
            final int from,
            final int to) {
        final float[] z0 = out[first];
        final float[] z1 = out[first + 1];
        final float[] z2 = out[first + 2];
        final float[] z3 = out[first + 3];
        final float[] z4 = out[first + 4];
        for (int s = from; s < to; s += 4 * L) {
            FloatVector a0 = FloatVector.broadcast(SPECIES, p[bias]);
            FloatVector b0 = FloatVector.broadcast(SPECIES, p[bias + biasStride]);
            FloatVector c0 = FloatVector.broadcast(SPECIES, p[bias + 2 * biasStride]);
            FloatVector d0 = FloatVector.broadcast(SPECIES, p[bias + 3 * biasStride]);
            FloatVector e0 = FloatVector.broadcast(SPECIES, p[bias + 4 * biasStride]);
            FloatVector a1 = a0;
            FloatVector b1 = b0;
            FloatVector c1 = c0;
            FloatVector d1 = d0;
            FloatVector e1 = e0;
            FloatVector a2 = a0;
            FloatVector b2 = b0;
            FloatVector c2 = c0;
            FloatVector d2 = d0;
            FloatVector e2 = e0;
            FloatVector a3 = a0;
            FloatVector b3 = b0;
            FloatVector c3 = c0;
            FloatVector d3 = d0;
            FloatVector e3 = e0;
            int o = weights;
            for (int k = 0; k < in.length; k++) {
                final float[] x = in[k];
                final FloatVector x0 = FloatVector.fromArray(SPECIES, x, s);
                final FloatVector x1 = FloatVector.fromArray(SPECIES, x, s + L);
                final FloatVector x2 = FloatVector.fromArray(SPECIES, x, s + 2 * L);
                final FloatVector x3 = FloatVector.fromArray(SPECIES, x, s + 3 * L);
                FloatVector w = FloatVector.broadcast(SPECIES, p[o]);
                a0 = w.fma(x0, a0);
                a1 = w.fma(x1, a1);
                a2 = w.fma(x2, a2);
                a3 = w.fma(x3, a3);
                w = FloatVector.broadcast(SPECIES, p[o + outStride]);
                b0 = w.fma(x0, b0);
                b1 = w.fma(x1, b1);
                b2 = w.fma(x2, b2);
                b3 = w.fma(x3, b3);
                w = FloatVector.broadcast(SPECIES, p[o + 2 * outStride]);
                c0 = w.fma(x0, c0);
                c1 = w.fma(x1, c1);
                c2 = w.fma(x2, c2);
                c3 = w.fma(x3, c3);
                w = FloatVector.broadcast(SPECIES, p[o + 3 * outStride]);
                d0 = w.fma(x0, d0);
                d1 = w.fma(x1, d1);
                d2 = w.fma(x2, d2);
                d3 = w.fma(x3, d3);
                w = FloatVector.broadcast(SPECIES, p[o + 4 * outStride]);
                e0 = w.fma(x0, e0);
                e1 = w.fma(x1, e1);
                e2 = w.fma(x2, e2);
                e3 = w.fma(x3, e3);
                o += inStride;
            }
            store(a0, a1, a2, a3, z0, s);
            store(b0, b1, b2, b3, z1, s);
            store(c0, c1, c2, c3, z2, s);
            store(d0, d1, d2, d3, z3, s);
            store(e0, e1, e2, e3, z4, s);
        }
    }

    private static void one(
            final float[][] in,
            final float[] p,
            final int weights,
            final int inStride,
            final float bias,
            final float[] z,
            final int from,
            final int to) {
        for (int s = from; s < to; s += 4 * L) {
            FloatVector a0 = FloatVector.broadcast(SPECIES, bias);
            FloatVector a1 = a0;
            FloatVector a2 = a0;
            FloatVector a3 = a0;
            int o = weights;
            for (int k = 0; k < in.length; k++) {
                final float[] x = in[k];
                final FloatVector w = FloatVector.broadcast(SPECIES, p[o]);
                a0 = w.fma(FloatVector.fromArray(SPECIES, x, s), a0);
                a1 = w.fma(FloatVector.fromArray(SPECIES, x, s + L), a1);
                a2 = w.fma(FloatVector.fromArray(SPECIES, x, s + 2 * L), a2);
                a3 = w.fma(FloatVector.fromArray(SPECIES, x, s + 3 * L), a3);
                o += inStride;
            }
            store(a0, a1, a2, a3, z, s);
        }
    }

    private static void store(
            final FloatVector v0,
            final FloatVector v1,
            final FloatVector v2,
            final FloatVector v3,
            final float[] z,
            final int s) {
        v0.intoArray(z, s);
        v1.intoArray(z, s + L);
        v2.intoArray(z, s + 2 * L);
        v3.intoArray(z, s + 3 * L);
    }

    @Override
    public void activate(
            final Activation activation,
            final float[][] rows,
            final float[] bounds,
            final float[][] scratch,
            final int from,
            final int to) {
        VectorFloatActivations.activate(activation, rows, bounds, from, to);
    }

    @Override
    public void derivative(
            final Activation activation,
            final float[][] values,
            final float[][] deltas,
            final int from,
            final int to) {
        for (int k = 0; k < deltas.length; k++) {
            VectorFloatActivations.derivative(activation, values[k], deltas[k], from, to);
        }
    }

    @Override
    public void residuals(
            final float[] out,
            final float[] targets,
            final float[] weights,
            final float[] residuals,
            final int n) {
        for (int s = 0; s < n; s += L) {
            FloatVector.fromArray(SPECIES, out, s)
                    .sub(FloatVector.fromArray(SPECIES, targets, s))
                    .mul(FloatVector.fromArray(SPECIES, weights, s))
                    .intoArray(residuals, s);
        }
    }

    @Override
    public void multiply(final float[] x, final float[] y, final float[] z, final int n) {
        for (int s = 0; s < n; s += L) {
            FloatVector.fromArray(SPECIES, x, s)
                    .mul(FloatVector.fromArray(SPECIES, y, s))
                    .intoArray(z, s);
        }
    }
}
