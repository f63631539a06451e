package org.zeroloss.eels.gap;

import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.zlp.ZeroLossModel;

/**
 * What broadens an onset: the median zero-loss peak on channels.
 *
 * @param values the peak relative to its zero-loss sum
 * @param zero index of 0 eV
 */
record PeakKernel(double[] values, int zero) {

    /** No broadening. */
    static final PeakKernel NONE = new PeakKernel(new double[] {1}, 0);

    static final double LOW_EV = -2.5;
    private static final double HIGH_EV = 4;

    /**
     * @param model the replicas' peaks
     * @param lnZlp ln of a zero-loss sum
     * @param lowestEv energy up to which the model holds on the gain side, in eV
     * @param stepEv channel width in eV
     * @return the median of the replicas
     */
    static PeakKernel of(
            final ZeroLossModel model,
            final double lnZlp,
            final double lowestEv,
            final double stepEv) {
        final int before = (int) Math.floor(-Math.max(LOW_EV, lowestEv) / stepEv);
        final int n = before + 1 + (int) Math.floor(HIGH_EV / stepEv);
        final double[] kernel = new double[n];
        final double[][] all = new double[model.replicas()][n];
        for (int r = 0; r < all.length; r++) {
            model.lnShape(r, lnZlp, -before * stepEv, stepEv, all[r]);
        }
        final double[] column = new double[all.length];
        for (int i = 0; i < n; i++) {
            for (int r = 0; r < all.length; r++) {
                column[r] = all[r][i];
            }
            kernel[i] = StrictMath.exp(Quantiles.median(column));
        }
        return new PeakKernel(kernel, before);
    }
}
