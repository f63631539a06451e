package org.zeroloss.eels.zlp;

import org.zeroloss.eels.numeric.Quantiles;

import java.util.Arrays;

/**
 * Quantiles over the replicas of a model themselves, channel by channel: what tables are held
 * against.
 */
final class ReplicaQuantiles {

    static final double[] PROBABILITIES = {0.5, Quantiles.P16, Quantiles.P84};

    private ReplicaQuantiles() {}

    /** Counts of each replica, then channel. */
    static double[][] replicas(
            final ZeroLossModel model,
            final double ln,
            final double first,
            final double step,
            final int n) {
        final double[][] values = new double[model.replicas()][n];
        for (int r = 0; r < values.length; r++) {
            model.lnShape(r, ln, first, step, values[r]);
            for (int i = 0; i < n; i++) {
                values[r][i] = StrictMath.exp(ln + values[r][i]);
            }
        }
        return values;
    }

    /** What the replicas give at one channel, ascending. */
    static double[] sorted(final double[][] values, final int i) {
        final double[] column = new double[values.length];
        for (int r = 0; r < column.length; r++) {
            column[r] = values[r][i];
        }
        Arrays.sort(column);
        return column;
    }

    /** For each of the probabilities. */
    static double[][] quantiles(
            final ZeroLossModel model,
            final double ln,
            final double first,
            final double step,
            final int n) {
        final double[][] values = replicas(model, ln, first, step, n);
        final double[][] q = new double[PROBABILITIES.length][n];
        for (int i = 0; i < n; i++) {
            final double[] column = sorted(values, i);
            for (int k = 0; k < q.length; k++) {
                q[k][i] = Quantiles.ofSorted(column, PROBABILITIES[k]);
            }
        }
        return q;
    }
}
