package org.zeroloss.learn.net;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The activations of {@link VectorFloatMath}; the operations are those of {@link FloatTanh}. */
final class VectorFloatActivations {

    private static final VectorSpecies<Float> SPECIES = VectorFloatMath.SPECIES;
    private static final int L = VectorFloatMath.L;

    private VectorFloatActivations() {}

    static void activate(
            final Activation activation,
            final float[][] rows,
            final float[] bounds,
            final int from,
            final int to) {
        switch (activation) {
            case SIGMOID:
                bounded(FloatTanh.SIGMOID, rows, bounds, from, to);
                break;
            case TANH:
                bounded(FloatTanh.TANH, rows, bounds, from, to);
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
            final int from,
            final int to) {
        for (int k = 0; k < rows.length; k++) {
            if (!(bounds[k] <= f.clamp())) {
                clamp(rows[k], f.clamp(), from, to);
            }
        }
        int j = 0;
        for (; j + 1 < rows.length; j += 2) {
            two(f, rows[j], rows[j + 1], from, to);
        }
        if (j < rows.length) {
            one(f, rows[j], from, to);
        }
    }

    /** By comparisons, not min and max, which cost several instructions each. */
    private static void clamp(final float[] z, final float c, final int from, final int to) {
        final FloatVector high = FloatVector.broadcast(SPECIES, c);
        final FloatVector low = FloatVector.broadcast(SPECIES, -c);
        for (int s = from; s < to; s += L) {
            final FloatVector x = FloatVector.fromArray(SPECIES, z, s);
            final FloatVector y = x.blend(high, x.compare(VectorOperators.GT, high));
            y.blend(low, y.compare(VectorOperators.LT, low)).intoArray(z, s);
        }
    }

    private static void two(
            final FloatTanh f, final float[] z0, final float[] z1, final int from, final int to) {
        final FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        final FloatVector offset = FloatVector.broadcast(SPECIES, f.offset());
        final FloatVector p0 = FloatVector.broadcast(SPECIES, f.p0());
        final FloatVector p1 = FloatVector.broadcast(SPECIES, f.p1());
        final FloatVector p2 = FloatVector.broadcast(SPECIES, f.p2());
        final FloatVector p3 = FloatVector.broadcast(SPECIES, f.p3());
        final FloatVector p4 = FloatVector.broadcast(SPECIES, f.p4());
        final FloatVector q1 = FloatVector.broadcast(SPECIES, f.q1());
        final FloatVector q2 = FloatVector.broadcast(SPECIES, f.q2());
        final FloatVector q3 = FloatVector.broadcast(SPECIES, f.q3());
        final FloatVector q4 = FloatVector.broadcast(SPECIES, f.q4());
        for (int s = from; s < to; s += L) {
            final FloatVector x = FloatVector.fromArray(SPECIES, z0, s);
            final FloatVector y = FloatVector.fromArray(SPECIES, z1, s);
            final FloatVector t = x.mul(x);
            final FloatVector u = y.mul(y);
            final FloatVector d = q4.fma(t, q3).fma(t, q2).fma(t, q1).fma(t, one);
            final FloatVector e = q4.fma(u, q3).fma(u, q2).fma(u, q1).fma(u, one);
            final FloatVector r = one.div(d.mul(e));
            p4.fma(t, p3)
                    .fma(t, p2)
                    .fma(t, p1)
                    .fma(t, p0)
                    .mul(x)
                    .fma(r.mul(e), offset)
                    .intoArray(z0, s);
            p4.fma(u, p3)
                    .fma(u, p2)
                    .fma(u, p1)
                    .fma(u, p0)
                    .mul(y)
                    .fma(r.mul(d), offset)
                    .intoArray(z1, s);
        }
    }

    private static void one(final FloatTanh f, final float[] z, final int from, final int to) {
        final FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        final FloatVector offset = FloatVector.broadcast(SPECIES, f.offset());
        for (int s = from; s < to; s += L) {
            final FloatVector x = FloatVector.fromArray(SPECIES, z, s);
            final FloatVector t = x.mul(x);
            FloatVector d = FloatVector.broadcast(SPECIES, f.q4());
            d = d.fma(t, FloatVector.broadcast(SPECIES, f.q3()));
            d = d.fma(t, FloatVector.broadcast(SPECIES, f.q2()));
            d = d.fma(t, FloatVector.broadcast(SPECIES, f.q1()));
            d = d.fma(t, one);
            FloatVector n = FloatVector.broadcast(SPECIES, f.p4());
            n = n.fma(t, FloatVector.broadcast(SPECIES, f.p3()));
            n = n.fma(t, FloatVector.broadcast(SPECIES, f.p2()));
            n = n.fma(t, FloatVector.broadcast(SPECIES, f.p1()));
            n = n.fma(t, FloatVector.broadcast(SPECIES, f.p0()));
            n.mul(x).fma(one.div(d), offset).intoArray(z, s);
        }
    }

    private static void relu(final float[] z, final int from, final int to) {
        final FloatVector zero = FloatVector.zero(SPECIES);
        for (int s = from; s < to; s += L) {
            final FloatVector x = FloatVector.fromArray(SPECIES, z, s);
            x.blend(zero, x.compare(VectorOperators.LE, zero)).intoArray(z, s);
        }
    }

    static void derivative(
            final Activation activation,
            final float[] a,
            final float[] d,
            final int from,
            final int to) {
        switch (activation) {
            case SIGMOID:
                for (int s = from; s < to; s += L) {
                    final FloatVector v = FloatVector.fromArray(SPECIES, a, s);
                    FloatVector.fromArray(SPECIES, d, s).mul(v.neg().fma(v, v)).intoArray(d, s);
                }
                break;
            case TANH:
                for (int s = from; s < to; s += L) {
                    final FloatVector v = FloatVector.fromArray(SPECIES, a, s);
                    final FloatVector one = FloatVector.broadcast(SPECIES, 1f);
                    FloatVector.fromArray(SPECIES, d, s).mul(v.neg().fma(v, one)).intoArray(d, s);
                }
                break;
            case RELU:
                for (int s = from; s < to; s += L) {
                    final FloatVector one = FloatVector.broadcast(SPECIES, 1f);
                    final FloatVector step =
                            FloatVector.fromArray(SPECIES, a, s)
                                    .mul(FloatVector.broadcast(SPECIES, Float.MAX_VALUE));
                    FloatVector.fromArray(SPECIES, d, s)
                            .mul(step.blend(one, step.compare(VectorOperators.GT, one)))
                            .intoArray(d, s);
                }
                break;
            case LINEAR:
                break;
            default:
                throw new IllegalArgumentException("Unknown activation " + activation);
        }
    }
}
