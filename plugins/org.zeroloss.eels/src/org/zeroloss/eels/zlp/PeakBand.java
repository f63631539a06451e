package org.zeroloss.eels.zlp;

import org.zeroloss.eels.numeric.Quantiles;

import java.util.Arrays;

/**
 * The zero-loss peak of one spectrum with its 68 % band over the replicas, in counts.
 *
 * @param median median over the replicas at each energy
 * @param low P16
 * @param high P84
 */
public record PeakBand(double[] median, double[] low, double[] high) {

    /** Copies the arrays. */
    public PeakBand {
        median = median.clone();
        low = low.clone();
        high = high.clone();
    }

    /**
     * @param model a model of the peak
     * @param lnZlp ln of the spectrum's zero-loss sum
     * @param firstEv first energy in eV, relative to the spectrum's energy zero
     * @param stepEv step in eV
     * @param size number of energies
     * @return the quantiles of the model's replicas
     */
    public static PeakBand of(
            final ZeroLossModel model,
            final double lnZlp,
            final double firstEv,
            final double stepEv,
            final int size) {
        final double[][] all = new double[model.replicas()][size];
        for (int r = 0; r < all.length; r++) {
            model.lnShape(r, lnZlp, firstEv, stepEv, all[r]);
        }
        final double[] median = new double[size];
        final double[] low = new double[size];
        final double[] high = new double[size];
        final double[] column = new double[all.length];
        for (int i = 0; i < size; i++) {
            for (int r = 0; r < all.length; r++) {
                column[r] = all[r][i];
            }
            Arrays.sort(column);
            median[i] = StrictMath.exp(lnZlp + Quantiles.ofSorted(column, 0.5));
            low[i] = StrictMath.exp(lnZlp + Quantiles.ofSorted(column, Quantiles.P16));
            high[i] = StrictMath.exp(lnZlp + Quantiles.ofSorted(column, Quantiles.P84));
        }
        return new PeakBand(median, low, high);
    }

    @Override
    public double[] median() {
        return median.clone();
    }

    @Override
    public double[] low() {
        return low.clone();
    }

    @Override
    public double[] high() {
        return high.clone();
    }
}
