package org.zeroloss.imaging.score;

import java.util.Arrays;

/**
 * The assignment of rows to columns of least total cost, by shortest augmenting paths with
 * potentials (R. Jonker and A. Volgenant, Computing 38 (1987) 325; the "Hungarian" problem).
 * O(n²m).
 */
final class Assignment {

    private Assignment() {}

    /**
     * @param cost finite costs, one row for each that must be assigned; at least as many columns as
     *     rows
     * @return column of each row
     */
    static int[] solve(final double[][] cost) {
        final int n = cost.length;
        final int m = n == 0 ? 0 : cost[0].length;
        // index 0 of rows and columns is a helper
        final double[] u = new double[n + 1];
        final double[] v = new double[m + 1];
        final int[] rowOf = new int[m + 1];
        final int[] way = new int[m + 1];
        for (int row = 1; row <= n; row++) {
            augment(cost, row, u, v, rowOf, way);
        }
        final int[] columnOf = new int[n];
        for (int j = 1; j <= m; j++) {
            if (rowOf[j] > 0) {
                columnOf[rowOf[j] - 1] = j - 1;
            }
        }
        return columnOf;
    }

    private static void augment(
            final double[][] cost,
            final int row,
            final double[] u,
            final double[] v,
            final int[] rowOf,
            final int[] way) {
        final int m = v.length - 1;
        final double[] least = new double[m + 1];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        final boolean[] used = new boolean[m + 1];
        rowOf[0] = row;
        int at = 0;
        while (rowOf[at] != 0) {
            used[at] = true;
            final int from = rowOf[at];
            double delta = Double.POSITIVE_INFINITY;
            int next = 0;
            for (int j = 1; j <= m; j++) {
                if (used[j]) {
                    continue;
                }
                final double reduced = cost[from - 1][j - 1] - u[from] - v[j];
                if (reduced < least[j]) {
                    least[j] = reduced;
                    way[j] = at;
                }
                if (least[j] < delta) {
                    delta = least[j];
                    next = j;
                }
            }
            for (int j = 0; j <= m; j++) {
                if (used[j]) {
                    u[rowOf[j]] += delta;
                    v[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            at = next;
        }
        while (at != 0) {
            rowOf[at] = rowOf[way[at]];
            at = way[at];
        }
    }
}
