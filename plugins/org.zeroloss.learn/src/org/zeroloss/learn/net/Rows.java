package org.zeroloss.learn.net;

/**
 * The few loops in which the training spends its time. Each is over one index that addresses every
 * array alike, and short: then the JIT vectorizes it. (Several offsets into one array, a reduction,
 * or more than about five multiply-adds in one body would each stop it.)
 */
final class Rows {

    private Rows() {}

    /** z = b + Σ<sub>k</sub> p[offset + k·stride] · rows[k] over the first n places. */
    static void combine(
            final double[] z,
            final double b,
            final double[][] rows,
            final double[] p,
            final int offset,
            final int stride,
            final int n) {
        final int terms = rows.length;
        int k = terms % 4;
        int o = offset;
        switch (k) {
            case 0:
                fill(z, b, n);
                break;
            case 1:
                set1(z, b, rows[0], p[o], n);
                break;
            case 2:
                set2(z, b, rows[0], p[o], rows[1], p[o + stride], n);
                break;
            default:
                set2(z, b, rows[0], p[o], rows[1], p[o + stride], n);
                add1(z, rows[2], p[o + 2 * stride], n);
                break;
        }
        for (; k < terms; k += 4) {
            o = offset + k * stride;
            add4(
                    z,
                    rows[k],
                    p[o],
                    rows[k + 1],
                    p[o + stride],
                    rows[k + 2],
                    p[o + 2 * stride],
                    rows[k + 3],
                    p[o + 3 * stride],
                    n);
        }
    }

    private static void fill(final double[] z, final double b, final int n) {
        for (int s = 0; s < n; s++) {
            z[s] = b;
        }
    }

    private static void set1(
            final double[] z, final double b, final double[] x, final double p, final int n) {
        for (int s = 0; s < n; s++) {
            z[s] = b + p * x[s];
        }
    }

    private static void set2(
            final double[] z,
            final double b,
            final double[] x0,
            final double p0,
            final double[] x1,
            final double p1,
            final int n) {
        for (int s = 0; s < n; s++) {
            z[s] = b + p0 * x0[s] + p1 * x1[s];
        }
    }

    private static void add1(final double[] z, final double[] x, final double p, final int n) {
        for (int s = 0; s < n; s++) {
            z[s] += p * x[s];
        }
    }

    private static void add4(
            final double[] z,
            final double[] x0,
            final double p0,
            final double[] x1,
            final double p1,
            final double[] x2,
            final double p2,
            final double[] x3,
            final double p3,
            final int n) {
        for (int s = 0; s < n; s++) {
            z[s] += (p0 * x0[s] + p1 * x1[s]) + (p2 * x2[s] + p3 * x3[s]);
        }
    }

    /** g[offset + k] += Σ<sub>s</sub> d[s] · rows[k][s] for k below count, over n places. */
    static void dots(
            final double[] d,
            final double[][] rows,
            final int count,
            final double[] g,
            final int offset,
            final int n) {
        int k = 0;
        for (; k + 3 < count; k += 4) {
            dots4(d, rows[k], rows[k + 1], rows[k + 2], rows[k + 3], g, offset + k, n);
        }
        for (; k < count; k++) {
            g[offset + k] += dot(d, rows[k], n);
        }
    }

    private static void dots4(
            final double[] d,
            final double[] x0,
            final double[] x1,
            final double[] x2,
            final double[] x3,
            final double[] g,
            final int offset,
            final int n) {
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        double b3 = 0;
        int s = 0;
        for (; s + 1 < n; s += 2) {
            final double d0 = d[s];
            final double d1 = d[s + 1];
            a0 += d0 * x0[s];
            b0 += d1 * x0[s + 1];
            a1 += d0 * x1[s];
            b1 += d1 * x1[s + 1];
            a2 += d0 * x2[s];
            b2 += d1 * x2[s + 1];
            a3 += d0 * x3[s];
            b3 += d1 * x3[s + 1];
        }
        if (s < n) {
            a0 += d[s] * x0[s];
            a1 += d[s] * x1[s];
            a2 += d[s] * x2[s];
            a3 += d[s] * x3[s];
        }
        g[offset] += a0 + b0;
        g[offset + 1] += a1 + b1;
        g[offset + 2] += a2 + b2;
        g[offset + 3] += a3 + b3;
    }

    /** Σ d[s] x[s] over the first n places. */
    static double dot(final double[] d, final double[] x, final int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double e = 0;
        int s = 0;
        for (; s + 3 < n; s += 4) {
            a += d[s] * x[s];
            b += d[s + 1] * x[s + 1];
            c += d[s + 2] * x[s + 2];
            e += d[s + 3] * x[s + 3];
        }
        for (; s < n; s++) {
            a += d[s] * x[s];
        }
        return (a + b) + (c + e);
    }

    /** Sum of the first n places. */
    static double sum(final double[] d, final int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double e = 0;
        int s = 0;
        for (; s + 3 < n; s += 4) {
            a += d[s];
            b += d[s + 1];
            c += d[s + 2];
            e += d[s + 3];
        }
        for (; s < n; s++) {
            a += d[s];
        }
        return (a + b) + (c + e);
    }
}
