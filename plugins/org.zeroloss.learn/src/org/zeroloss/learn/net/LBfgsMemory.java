package org.zeroloss.learn.net;

import java.util.Arrays;

/**
 * The last steps and gradient changes, and the two-loop recursion that turns a gradient into a
 * quasi-Newton direction (Nocedal and Wright, algorithm 7.4).
 */
final class LBfgsMemory {

    /** Pairs with less curvature than this, relative to |s| |y|, are left out. */
    private static final double LEAST_CURVATURE = 1e-10;

    private final double[][] s;
    private final double[][] y;
    private final double[] rho;
    private final double[] alpha;
    private int next;
    private int size;

    LBfgsMemory(final int pairs, final int dimension) {
        s = new double[pairs][dimension];
        y = new double[pairs][dimension];
        rho = new double[pairs];
        alpha = new double[pairs];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
        Arrays.fill(rho, 0);
    }

    /** Remembers the pair s = x1 − x0, y = g1 − g0 if its curvature is positive. */
    void add(final double[] x0, final double[] g0, final double[] x1, final double[] g1) {
        final double[] ds = s[next];
        final double[] dy = y[next];
        Vectors.step(ds, x1, -1, x0);
        Vectors.step(dy, g1, -1, g0);
        final double sy = Vectors.dot(ds, dy);
        final double norm = Math.sqrt(Vectors.dot(ds, ds) * Vectors.dot(dy, dy));
        if (sy > LEAST_CURVATURE * norm) {
            rho[next] = 1 / sy;
            next = (next + 1) % s.length;
            size = Math.min(size + 1, s.length);
        } else if (size == s.length) {
            // the oldest pair was overwritten above
            size--;
        }
    }

    /** direction = −H g. */
    void direction(final double[] g, final double[] direction) {
        for (int i = 0; i < g.length; i++) {
            direction[i] = -g[i];
        }
        for (int j = 1; j <= size; j++) {
            final int i = Math.floorMod(next - j, s.length);
            alpha[i] = rho[i] * Vectors.dot(s[i], direction);
            Vectors.step(direction, direction, -alpha[i], y[i]);
        }
        if (size > 0) {
            final int last = Math.floorMod(next - 1, s.length);
            final double gamma = 1 / (rho[last] * Vectors.dot(y[last], y[last]));
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= gamma;
            }
        }
        for (int j = size; j >= 1; j--) {
            final int i = Math.floorMod(next - j, s.length);
            final double beta = rho[i] * Vectors.dot(y[i], direction);
            Vectors.step(direction, direction, alpha[i] - beta, s[i]);
        }
    }
}
