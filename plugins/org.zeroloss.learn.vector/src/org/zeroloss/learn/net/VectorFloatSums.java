package org.zeroloss.learn.net;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

import java.util.Arrays;

/**
 * {@link FloatSums} of {@link VectorFloatMath}: for each group of 16 lanes one array with 16 places
 * per sum. Tiles of five by five sums stay in registers over all panels of a block.
 */
final class VectorFloatSums implements FloatSums {

    private static final VectorSpecies<Float> SPECIES = VectorFloatMath.SPECIES;
    private static final int L = VectorFloatMath.L;
    private static final int GROUP = VectorFloatMath.GROUP;
    private static final int TILE = 5;

    private final float[][] groups;

    VectorFloatSums(final int count) {
        groups = new float[FloatMath.LANES / GROUP][count * GROUP];
    }

    @Override
    public void clear() {
        for (final float[] g : groups) {
            Arrays.fill(g, 0);
        }
    }

    @Override
    public void addProducts(
            final float[][] a,
            final float[][] b,
            final int at,
            final int stride,
            final int panels) {
        final int run = panels * GROUP;
        for (int g = 0; g < groups.length; g++) {
            for (int l = 0; l < GROUP; l += L) {
                final int from = g * run + l;
                addProducts(a, b, groups[g], at * GROUP + l, stride, from, (g + 1) * run);
            }
        }
    }

    private static void addProducts(
            final float[][] a,
            final float[][] b,
            final float[] g,
            final int at,
            final int stride,
            final int from,
            final int to) {
        int i = 0;
        for (; i + TILE <= a.length; i += TILE) {
            final int row = at + i * stride * GROUP;
            int k = 0;
            for (; k + TILE <= b.length; k += TILE) {
                fiveByFive(a, i, b, k, g, row + k * GROUP, stride * GROUP, from, to);
            }
            for (; k < b.length; k++) {
                five(a, i, b[k], g, row + k * GROUP, stride * GROUP, from, to);
            }
        }
        for (; i < a.length; i++) {
            final int row = at + i * stride * GROUP;
            int k = 0;
            for (; k + TILE <= b.length; k += TILE) {
                five(b, k, a[i], g, row + k * GROUP, GROUP, from, to);
            }
            for (; k < b.length; k++) {
                one(a[i], b[k], g, row + k * GROUP, from, to);
            }
        }
    }

    private static void fiveByFive(
            final float[][] a,
            final int i,
            final float[][] b,
            final int k,
            final float[] g,
            final int at,
            final int stride,
            final int from,
            final int to) {
        final float[] x0 = a[i];
        final float[] x1 = a[i + 1];
        final float[] x2 = a[i + 2];
        final float[] x3 = a[i + 3];
        final float[] x4 = a[i + 4];
        final float[] y0 = b[k];
        final float[] y1 = b[k + 1];
        final float[] y2 = b[k + 2];
        final float[] y3 = b[k + 3];
        final float[] y4 = b[k + 4];
        final int at0 = at;
        final int at1 = at + stride;
        final int at2 = at + 2 * stride;
        final int at3 = at + 3 * stride;
        final int at4 = at + 4 * stride;
        FloatVector a0 = FloatVector.fromArray(SPECIES, g, at0);
        FloatVector a1 = FloatVector.fromArray(SPECIES, g, at0 + GROUP);
        FloatVector a2 = FloatVector.fromArray(SPECIES, g, at0 + 2 * GROUP);
        FloatVector a3 = FloatVector.fromArray(SPECIES, g, at0 + 3 * GROUP);
        FloatVector a4 = FloatVector.fromArray(SPECIES, g, at0 + 4 * GROUP);
        FloatVector b0 = FloatVector.fromArray(SPECIES, g, at1);
        FloatVector b1 = FloatVector.fromArray(SPECIES, g, at1 + GROUP);
        FloatVector b2 = FloatVector.fromArray(SPECIES, g, at1 + 2 * GROUP);
        FloatVector b3 = FloatVector.fromArray(SPECIES, g, at1 + 3 * GROUP);
        FloatVector b4 = FloatVector.fromArray(SPECIES, g, at1 + 4 * GROUP);
        FloatVector c0 = FloatVector.fromArray(SPECIES, g, at2);
        FloatVector c1 = FloatVector.fromArray(SPECIES, g, at2 + GROUP);
        FloatVector c2 = FloatVector.fromArray(SPECIES, g, at2 + 2 * GROUP);
        FloatVector c3 = FloatVector.fromArray(SPECIES, g, at2 + 3 * GROUP);
        FloatVector c4 = FloatVector.fromArray(SPECIES, g, at2 + 4 * GROUP);
        FloatVector d0 = FloatVector.fromArray(SPECIES, g, at3);
        FloatVector d1 = FloatVector.fromArray(SPECIES, g, at3 + GROUP);
        FloatVector d2 = FloatVector.fromArray(SPECIES, g, at3 + 2 * GROUP);
        FloatVector d3 = FloatVector.fromArray(SPECIES, g, at3 + 3 * GROUP);
        FloatVector d4 = FloatVector.fromArray(SPECIES, g, at3 + 4 * GROUP);
        FloatVector e0 = FloatVector.fromArray(SPECIES, g, at4);
        FloatVector e1 = FloatVector.fromArray(SPECIES, g, at4 + GROUP);
        FloatVector e2 = FloatVector.fromArray(SPECIES, g, at4 + 2 * GROUP);
        FloatVector e3 = FloatVector.fromArray(SPECIES, g, at4 + 3 * GROUP);
        FloatVector e4 = FloatVector.fromArray(SPECIES, g, at4 + 4 * GROUP);
        for (int s = from; s < to; s += GROUP) {
            final FloatVector v0 = FloatVector.fromArray(SPECIES, y0, s);
            final FloatVector v1 = FloatVector.fromArray(SPECIES, y1, s);
            final FloatVector v2 = FloatVector.fromArray(SPECIES, y2, s);
            final FloatVector v3 = FloatVector.fromArray(SPECIES, y3, s);
            final FloatVector v4 = FloatVector.fromArray(SPECIES, y4, s);
            FloatVector u = FloatVector.fromArray(SPECIES, x0, s);
            a0 = u.fma(v0, a0);
            a1 = u.fma(v1, a1);
            a2 = u.fma(v2, a2);
            a3 = u.fma(v3, a3);
            a4 = u.fma(v4, a4);
            u = FloatVector.fromArray(SPECIES, x1, s);
            b0 = u.fma(v0, b0);
            b1 = u.fma(v1, b1);
            b2 = u.fma(v2, b2);
            b3 = u.fma(v3, b3);
            b4 = u.fma(v4, b4);
            u = FloatVector.fromArray(SPECIES, x2, s);
            c0 = u.fma(v0, c0);
            c1 = u.fma(v1, c1);
            c2 = u.fma(v2, c2);
            c3 = u.fma(v3, c3);
            c4 = u.fma(v4, c4);
            u = FloatVector.fromArray(SPECIES, x3, s);
            d0 = u.fma(v0, d0);
            d1 = u.fma(v1, d1);
            d2 = u.fma(v2, d2);
            d3 = u.fma(v3, d3);
            d4 = u.fma(v4, d4);
            u = FloatVector.fromArray(SPECIES, x4, s);
            e0 = u.fma(v0, e0);
            e1 = u.fma(v1, e1);
            e2 = u.fma(v2, e2);
            e3 = u.fma(v3, e3);
            e4 = u.fma(v4, e4);
        }
        a0.intoArray(g, at0);
        a1.intoArray(g, at0 + GROUP);
        a2.intoArray(g, at0 + 2 * GROUP);
        a3.intoArray(g, at0 + 3 * GROUP);
        a4.intoArray(g, at0 + 4 * GROUP);
        b0.intoArray(g, at1);
        b1.intoArray(g, at1 + GROUP);
        b2.intoArray(g, at1 + 2 * GROUP);
        b3.intoArray(g, at1 + 3 * GROUP);
        b4.intoArray(g, at1 + 4 * GROUP);
        c0.intoArray(g, at2);
        c1.intoArray(g, at2 + GROUP);
        c2.intoArray(g, at2 + 2 * GROUP);
        c3.intoArray(g, at2 + 3 * GROUP);
        c4.intoArray(g, at2 + 4 * GROUP);
        d0.intoArray(g, at3);
        d1.intoArray(g, at3 + GROUP);
        d2.intoArray(g, at3 + 2 * GROUP);
        d3.intoArray(g, at3 + 3 * GROUP);
        d4.intoArray(g, at3 + 4 * GROUP);
        e0.intoArray(g, at4);
        e1.intoArray(g, at4 + GROUP);
        e2.intoArray(g, at4 + 2 * GROUP);
        e3.intoArray(g, at4 + 3 * GROUP);
        e4.intoArray(g, at4 + 4 * GROUP);
    }

    private static void five(
            final float[][] a,
            final int i,
            final float[] b,
            final float[] g,
            final int at,
            final int stride,
            final int from,
            final int to) {
        final float[] a0 = a[i];
        final float[] a1 = a[i + 1];
        final float[] a2 = a[i + 2];
        final float[] a3 = a[i + 3];
        final float[] a4 = a[i + 4];
        FloatVector s0 = FloatVector.fromArray(SPECIES, g, at);
        FloatVector s1 = FloatVector.fromArray(SPECIES, g, at + stride);
        FloatVector s2 = FloatVector.fromArray(SPECIES, g, at + 2 * stride);
        FloatVector s3 = FloatVector.fromArray(SPECIES, g, at + 3 * stride);
        FloatVector s4 = FloatVector.fromArray(SPECIES, g, at + 4 * stride);
        for (int s = from; s < to; s += GROUP) {
            final FloatVector y = FloatVector.fromArray(SPECIES, b, s);
            s0 = FloatVector.fromArray(SPECIES, a0, s).fma(y, s0);
            s1 = FloatVector.fromArray(SPECIES, a1, s).fma(y, s1);
            s2 = FloatVector.fromArray(SPECIES, a2, s).fma(y, s2);
            s3 = FloatVector.fromArray(SPECIES, a3, s).fma(y, s3);
            s4 = FloatVector.fromArray(SPECIES, a4, s).fma(y, s4);
        }
        s0.intoArray(g, at);
        s1.intoArray(g, at + stride);
        s2.intoArray(g, at + 2 * stride);
        s3.intoArray(g, at + 3 * stride);
        s4.intoArray(g, at + 4 * stride);
    }

    private static void one(
            final float[] a,
            final float[] b,
            final float[] g,
            final int at,
            final int from,
            final int to) {
        FloatVector sum = FloatVector.fromArray(SPECIES, g, at);
        for (int s = from; s < to; s += GROUP) {
            sum =
                    FloatVector.fromArray(SPECIES, a, s)
                            .fma(FloatVector.fromArray(SPECIES, b, s), sum);
        }
        sum.intoArray(g, at);
    }

    @Override
    public void addRows(final float[][] a, final int at, final int panels) {
        final int run = panels * GROUP;
        for (int g = 0; g < groups.length; g++) {
            for (int l = 0; l < GROUP; l += L) {
                final int from = g * run + l;
                int i = 0;
                for (; i + TILE <= a.length; i += TILE) {
                    addFive(a, i, groups[g], (at + i) * GROUP + l, from, (g + 1) * run);
                }
                for (; i < a.length; i++) {
                    add(a[i], groups[g], (at + i) * GROUP + l, from, (g + 1) * run);
                }
            }
        }
    }

    private static void addFive(
            final float[][] a,
            final int i,
            final float[] g,
            final int at,
            final int from,
            final int to) {
        final float[] a0 = a[i];
        final float[] a1 = a[i + 1];
        final float[] a2 = a[i + 2];
        final float[] a3 = a[i + 3];
        final float[] a4 = a[i + 4];
        FloatVector s0 = FloatVector.fromArray(SPECIES, g, at);
        FloatVector s1 = FloatVector.fromArray(SPECIES, g, at + GROUP);
        FloatVector s2 = FloatVector.fromArray(SPECIES, g, at + 2 * GROUP);
        FloatVector s3 = FloatVector.fromArray(SPECIES, g, at + 3 * GROUP);
        FloatVector s4 = FloatVector.fromArray(SPECIES, g, at + 4 * GROUP);
        for (int s = from; s < to; s += GROUP) {
            s0 = s0.add(FloatVector.fromArray(SPECIES, a0, s));
            s1 = s1.add(FloatVector.fromArray(SPECIES, a1, s));
            s2 = s2.add(FloatVector.fromArray(SPECIES, a2, s));
            s3 = s3.add(FloatVector.fromArray(SPECIES, a3, s));
            s4 = s4.add(FloatVector.fromArray(SPECIES, a4, s));
        }
        s0.intoArray(g, at);
        s1.intoArray(g, at + GROUP);
        s2.intoArray(g, at + 2 * GROUP);
        s3.intoArray(g, at + 3 * GROUP);
        s4.intoArray(g, at + 4 * GROUP);
    }

    private static void add(
            final float[] a, final float[] g, final int at, final int from, final int to) {
        FloatVector sum = FloatVector.fromArray(SPECIES, g, at);
        for (int s = from; s < to; s += GROUP) {
            sum = sum.add(FloatVector.fromArray(SPECIES, a, s));
        }
        sum.intoArray(g, at);
    }

    @Override
    public void total(final double[] totals) {
        final int places = totals.length * GROUP;
        // the first group is overwritten: the lanes are not needed any more
        final float[] g0 = groups[0];
        for (int i = 0; i < places; i += L) {
            final FloatVector even = load(0, i).add(load(4, i)).add(load(2, i).add(load(6, i)));
            final FloatVector odd = load(1, i).add(load(5, i)).add(load(3, i).add(load(7, i)));
            even.add(odd).intoArray(g0, i);
        }
        for (int i = 0; i < totals.length; i++) {
            totals[i] = FloatSums.sixteen(g0, i * GROUP);
        }
    }

    private FloatVector load(final int group, final int at) {
        return FloatVector.fromArray(SPECIES, groups[group], at);
    }
}
