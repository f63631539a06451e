package org.zeroloss.learn.net;

import java.util.Arrays;

/** {@link FloatSums} of {@link PlainFloatMath}: one row of lanes per sum. */
final class PlainFloatSums implements FloatSums {

    private static final int LANES = FloatMath.LANES;

    private final float[][] lanes;
    private final float[] sixteen = new float[16];

    PlainFloatSums(final int count) {
        lanes = new float[count][LANES];
    }

    @Override
    public void clear() {
        for (final float[] row : lanes) {
            Arrays.fill(row, 0);
        }
    }

    @Override
    public void addProducts(
            final float[][] a,
            final float[][] b,
            final int at,
            final int stride,
            final int panels) {
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                final float[] g = lanes[at + i * stride + k];
                switch (panels) {
                    case 4:
                        four(g, a[i], b[k], LANES);
                        break;
                    case 3:
                        three(g, a[i], b[k], LANES);
                        break;
                    case 2:
                        two(g, a[i], b[k], LANES);
                        break;
                    default:
                        one(g, a[i], b[k], LANES);
                        break;
                }
            }
        }
    }

    private static void four(final float[] g, final float[] a, final float[] b, final int n) {
        for (int s = 0; s < n; s++) {
            final float h = Math.fma(a[s + LANES], b[s + LANES], Math.fma(a[s], b[s], g[s]));
            g[s] =
                    Math.fma(
                            a[s + 3 * LANES],
                            b[s + 3 * LANES],
                            Math.fma(a[s + 2 * LANES], b[s + 2 * LANES], h));
        }
    }

    private static void three(final float[] g, final float[] a, final float[] b, final int n) {
        for (int s = 0; s < n; s++) {
            final float h = Math.fma(a[s + LANES], b[s + LANES], Math.fma(a[s], b[s], g[s]));
            g[s] = Math.fma(a[s + 2 * LANES], b[s + 2 * LANES], h);
        }
    }

    private static void two(final float[] g, final float[] a, final float[] b, final int n) {
        for (int s = 0; s < n; s++) {
            g[s] = Math.fma(a[s + LANES], b[s + LANES], Math.fma(a[s], b[s], g[s]));
        }
    }

    private static void one(final float[] g, final float[] a, final float[] b, final int n) {
        for (int s = 0; s < n; s++) {
            g[s] = Math.fma(a[s], b[s], g[s]);
        }
    }

    @Override
    public void addRows(final float[][] a, final int at, final int panels) {
        for (int i = 0; i < a.length; i++) {
            switch (panels) {
                case 4:
                    four(lanes[at + i], a[i], LANES);
                    break;
                case 3:
                    three(lanes[at + i], a[i], LANES);
                    break;
                case 2:
                    two(lanes[at + i], a[i], LANES);
                    break;
                default:
                    one(lanes[at + i], a[i], LANES);
                    break;
            }
        }
    }

    private static void four(final float[] g, final float[] a, final int n) {
        for (int s = 0; s < n; s++) {
            g[s] = (((g[s] + a[s]) + a[s + LANES]) + a[s + 2 * LANES]) + a[s + 3 * LANES];
        }
    }

    private static void three(final float[] g, final float[] a, final int n) {
        for (int s = 0; s < n; s++) {
            g[s] = ((g[s] + a[s]) + a[s + LANES]) + a[s + 2 * LANES];
        }
    }

    private static void two(final float[] g, final float[] a, final int n) {
        for (int s = 0; s < n; s++) {
            g[s] = (g[s] + a[s]) + a[s + LANES];
        }
    }

    private static void one(final float[] g, final float[] a, final int n) {
        for (int s = 0; s < n; s++) {
            g[s] += a[s];
        }
    }

    @Override
    public void total(final double[] totals) {
        for (int i = 0; i < totals.length; i++) {
            groups(lanes[i], sixteen);
            totals[i] = FloatSums.sixteen(sixteen, 0);
        }
    }

    private static void groups(final float[] g, final float[] t) {
        for (int s = 0; s < 16; s++) {
            final float even = (g[s] + g[s + 64]) + (g[s + 32] + g[s + 96]);
            final float odd = (g[s + 16] + g[s + 80]) + (g[s + 48] + g[s + 112]);
            t[s] = even + odd;
        }
    }
}
