package org.zeroloss.learn.net;

/** The activations of {@link PlainFloatMath}, in passes that the JIT vectorizes. */
final class PlainFloatActivations {

    private PlainFloatActivations() {}

    /** See {@link FloatMath#activate}; scratch has at least {@link FloatKernel#SCRATCH} rows. */
    static void activate(
            final Activation activation,
            final float[][] rows,
            final float[] bounds,
            final float[][] scratch,
            final int from,
            final int to) {
        switch (activation) {
            case SIGMOID:
            case TANH:
                bounded(FloatTanh.of(activation), rows, bounds, scratch, from, to);
                break;
            case RELU:
                for (final float[] z : rows) {
                    relu(z, from, to);
                }
                break;
            case LINEAR:
                break;
            default:
                throw new IllegalArgumentException("Unknown activation " + activation);
        }
    }

    private static void bounded(
            final FloatTanh f,
            final float[][] rows,
            final float[] bounds,
            final float[][] scratch,
            final int from,
            final int to) {
        final float[] d0 = scratch[0];
        final float[] d1 = scratch[1];
        final float[] r = scratch[2];
        int j = 0;
        for (; j + 1 < rows.length; j += 2) {
            rational(f, rows[j], bounds[j], d0, from, to);
            rational(f, rows[j + 1], bounds[j + 1], d1, from, to);
            invert(d0, d1, r, from, to);
            multiply(rows[j], r, d1, f.offset(), from, to);
            multiply(rows[j + 1], r, d0, f.offset(), from, to);
        }
        if (j < rows.length) {
            rational(f, rows[j], bounds[j], d0, from, to);
            invert(d0, from, to);
            multiply(rows[j], d0, f.offset(), from, to);
        }
    }

    private static void rational(
            final FloatTanh f,
            final float[] z,
            final float bound,
            final float[] den,
            final int from,
            final int to) {
        if (!(bound <= f.clamp())) {
            clamp(z, f.clamp(), from, to);
        }
        denominator(z, den, f.q4(), f.q3(), f.q2(), f.q1(), from, to);
        numerator(z, f.p4(), f.p3(), f.p2(), f.p1(), f.p0(), from, to);
    }

    private static void clamp(final float[] z, final float c, final int from, final int to) {
        for (int s = from; s < to; s++) {
            z[s] = Math.max(-c, Math.min(c, z[s]));
        }
    }

    private static void numerator(
            final float[] z,
            final float p4,
            final float p3,
            final float p2,
            final float p1,
            final float p0,
            final int from,
            final int to) {
        for (int s = from; s < to; s++) {
            final float t = z[s] * z[s];
            final float y = Math.fma(Math.fma(p4, t, p3), t, p2);
            z[s] *= Math.fma(Math.fma(y, t, p1), t, p0);
        }
    }

    private static void denominator(
            final float[] z,
            final float[] den,
            final float q4,
            final float q3,
            final float q2,
            final float q1,
            final int from,
            final int to) {
        for (int s = from; s < to; s++) {
            final float t = z[s] * z[s];
            final float y = Math.fma(Math.fma(q4, t, q3), t, q2);
            den[s] = Math.fma(Math.fma(y, t, q1), t, 1f);
        }
    }

    private static void invert(
            final float[] d0, final float[] d1, final float[] r, final int from, final int to) {
        for (int s = from; s < to; s++) {
            r[s] = 1 / (d0[s] * d1[s]);
        }
    }

    private static void invert(final float[] d, final int from, final int to) {
        for (int s = from; s < to; s++) {
            d[s] = 1 / d[s];
        }
    }

    private static void multiply(
            final float[] num,
            final float[] r,
            final float[] d,
            final float offset,
            final int from,
            final int to) {
        for (int s = from; s < to; s++) {
            num[s] = Math.fma(num[s], r[s] * d[s], offset);
        }
    }

    private static void multiply(
            final float[] num, final float[] r, final float offset, final int from, final int to) {
        for (int s = from; s < to; s++) {
            num[s] = Math.fma(num[s], r[s], offset);
        }
    }

    private static void relu(final float[] z, final int from, final int to) {
        for (int s = from; s < to; s++) {
            z[s] = Math.max(0, z[s]);
        }
    }

    /** Multiplies d by the derivative at units whose values are a. */
    static void derivative(
            final Activation activation,
            final float[] a,
            final float[] d,
            final int from,
            final int to) {
        switch (activation) {
            case SIGMOID:
                sigmoidDerivative(a, d, from, to);
                break;
            case TANH:
                tanhDerivative(a, d, from, to);
                break;
            case RELU:
                reluDerivative(a, d, from, to);
                break;
            case LINEAR:
                break;
            default:
                throw new IllegalArgumentException("Unknown activation " + activation);
        }
    }

    private static void sigmoidDerivative(
            final float[] a, final float[] d, final int from, final int to) {
        for (int s = from; s < to; s++) {
            d[s] *= Math.fma(-a[s], a[s], a[s]);
        }
    }

    private static void tanhDerivative(
            final float[] a, final float[] d, final int from, final int to) {
        for (int s = from; s < to; s++) {
            d[s] *= Math.fma(-a[s], a[s], 1f);
        }
    }

    /** The step by a multiplication and a minimum: the JIT does not vectorize a condition. */
    private static void reluDerivative(
            final float[] a, final float[] d, final int from, final int to) {
        for (int s = from; s < to; s++) {
            d[s] *= Math.min(1, a[s] * Float.MAX_VALUE);
        }
    }
}
