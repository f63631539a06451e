package org.zeroloss.learn.net;

/**
 * {@link FloatMath} in loops that the JIT vectorizes: one index that addresses all arrays alike, at
 * most five multiply-adds in a body, one loop in a method. Offsets within a row must be constants
 * that are multiples of the vector length.
 */
final class PlainFloatMath implements FloatMath {

    private static final int PANELS = 4;

    @Override
    public String name() {
        return "plain Java";
    }

    @Override
    public int panels() {
        return PANELS;
    }

    @Override
    public int chunk() {
        return PANELS * LANES;
    }

    @Override
    public int position(final int sample, final int panels) {
        return sample;
    }

    @Override
    public FloatSums sums(final int count) {
        return new PlainFloatSums(count);
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
        for (int a = 0; a < out.length; a++) {
            combine(
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

    /** The first one to five terms with the bias, then five at a time. */
    private static void combine(
            final float[][] in,
            final float[] p,
            final int weights,
            final int stride,
            final float bias,
            final float[] z,
            final int from,
            final int to) {
        int k = (in.length - 1) % 5 + 1;
        int w = weights;
        switch (k) {
            case 1:
                set1(z, bias, in[0], p[w], from, to);
                break;
            case 2:
                set2(z, bias, in[0], p[w], in[1], p[w + stride], from, to);
                break;
            case 3:
                set2(z, bias, in[0], p[w], in[1], p[w + stride], from, to);
                add1(z, in[2], p[w + 2 * stride], from, to);
                break;
            case 4:
                set2(z, bias, in[0], p[w], in[1], p[w + stride], from, to);
                add2(z, in[2], p[w + 2 * stride], in[3], p[w + 3 * stride], from, to);
                break;
            default:
                set5(z, bias, in, p, w, stride, from, to);
                break;
        }
        for (; k < in.length; k += 5) {
            w = weights + k * stride;
            add5(
                    z,
                    in[k],
                    p[w],
                    in[k + 1],
                    p[w + stride],
                    in[k + 2],
                    p[w + 2 * stride],
                    in[k + 3],
                    p[w + 3 * stride],
                    in[k + 4],
                    p[w + 4 * stride],
                    from,
                    to);
        }
    }

    private static void set1(
            final float[] z,
            final float b,
            final float[] x,
            final float p,
            final int from,
            final int to) {
        for (int s = from; s < to; s++) {
            z[s] = Math.fma(p, x[s], b);
        }
    }

    private static void set2(
            final float[] z,
            final float b,
            final float[] x0,
            final float p0,
            final float[] x1,
            final float p1,
            final int from,
            final int to) {
        for (int s = from; s < to; s++) {
            z[s] = Math.fma(p1, x1[s], Math.fma(p0, x0[s], b));
        }
    }

    private static void set5(
            final float[] z,
            final float b,
            final float[][] in,
            final float[] p,
            final int w,
            final int stride,
            final int from,
            final int to) {
        final float p0 = p[w];
        final float p1 = p[w + stride];
        final float p2 = p[w + 2 * stride];
        final float p3 = p[w + 3 * stride];
        final float p4 = p[w + 4 * stride];
        set5(z, b, in[0], p0, in[1], p1, in[2], p2, in[3], p3, in[4], p4, from, to);
    }

    private static void set5(
            final float[] z,
            final float b,
            final float[] x0,
            final float p0,
            final float[] x1,
            final float p1,
            final float[] x2,
            final float p2,
            final float[] x3,
            final float p3,
            final float[] x4,
            final float p4,
            final int from,
            final int to) {
        for (int s = from; s < to; s++) {
            final float y = Math.fma(p1, x1[s], Math.fma(p0, x0[s], b));
            z[s] = Math.fma(p4, x4[s], Math.fma(p3, x3[s], Math.fma(p2, x2[s], y)));
        }
    }

    private static void add1(
            final float[] z, final float[] x, final float p, final int from, final int to) {
        for (int s = from; s < to; s++) {
            z[s] = Math.fma(p, x[s], z[s]);
        }
    }

    private static void add2(
            final float[] z,
            final float[] x0,
            final float p0,
            final float[] x1,
            final float p1,
            final int from,
            final int to) {
        for (int s = from; s < to; s++) {
            z[s] = Math.fma(p1, x1[s], Math.fma(p0, x0[s], z[s]));
        }
    }

    private static void add5(
            final float[] z,
            final float[] x0,
            final float p0,
            final float[] x1,
            final float p1,
            final float[] x2,
            final float p2,
            final float[] x3,
            final float p3,
            final float[] x4,
            final float p4,
            final int from,
            final int to) {
        for (int s = from; s < to; s++) {
            final float y = Math.fma(p1, x1[s], Math.fma(p0, x0[s], z[s]));
            z[s] = Math.fma(p4, x4[s], Math.fma(p3, x3[s], Math.fma(p2, x2[s], y)));
        }
    }

    @Override
    public void activate(
            final Activation activation,
            final float[][] rows,
            final float[] bounds,
            final float[][] scratch,
            final int from,
            final int to) {
        PlainFloatActivations.activate(activation, rows, bounds, scratch, from, to);
    }

    @Override
    public void derivative(
            final Activation activation,
            final float[][] values,
            final float[][] deltas,
            final int from,
            final int to) {
        for (int k = 0; k < deltas.length; k++) {
            PlainFloatActivations.derivative(activation, values[k], deltas[k], from, to);
        }
    }

    @Override
    public void residuals(
            final float[] out,
            final float[] targets,
            final float[] weights,
            final float[] residuals,
            final int n) {
        scaledDifference(out, targets, weights, residuals, n);
    }

    private static void scaledDifference(
            final float[] x, final float[] y, final float[] w, final float[] z, final int n) {
        for (int s = 0; s < n; s++) {
            z[s] = (x[s] - y[s]) * w[s];
        }
    }

    @Override
    public void multiply(final float[] x, final float[] y, final float[] z, final int n) {
        product(x, y, z, n);
    }

    private static void product(final float[] x, final float[] y, final float[] z, final int n) {
        for (int s = 0; s < n; s++) {
            z[s] = x[s] * y[s];
        }
    }
}
