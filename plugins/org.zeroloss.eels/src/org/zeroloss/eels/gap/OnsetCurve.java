package org.zeroloss.eels.gap;

import org.zeroloss.eels.zlp.ZeroLossModel;

/**
 * Draws a fitted onset A T_b(E − E_g), broadened as in the fit: gap and exponent are those of the
 * result (the medians over the replicas), the amplitude A, which is linear, is that of weighted
 * least squares to the spectrum shown.
 */
public final class OnsetCurve {

    private final PeakKernel m_kernel;
    private final double m_stepEv;

    /**
     * @param broadening what broadens the onset
     * @param model the replicas' zero-loss peaks
     * @param lnZlp ln of the zero-loss sum of the specimen's median spectrum
     * @param lowestEv energy up to which the model holds on the gain side, in eV
     * @param stepEv channel width in eV
     */
    public OnsetCurve(
            final OnsetBroadening broadening,
            final ZeroLossModel model,
            final double lnZlp,
            final double lowestEv,
            final double stepEv) {
        m_kernel =
                broadening == OnsetBroadening.ZERO_LOSS_PEAK
                        ? PeakKernel.of(model, lnZlp, lowestEv, stepEv)
                        : PeakKernel.NONE;
        m_stepEv = stepEv;
    }

    /**
     * @param gapEv E_g in eV
     * @param exponent b
     * @param firstEv energy of the first value in eV
     * @param data the subtracted spectrum in the fit window, in counts
     * @param variance variance of each value
     * @return the onset at each value, in counts
     */
    public double[] through(
            final double gapEv,
            final double exponent,
            final double firstEv,
            final double[] data,
            final double[] variance) {
        final double first = firstEv - gapEv;
        final double[] curve = new double[data.length];
        new OnsetTemplates(
                        new double[] {exponent},
                        m_stepEv,
                        m_kernel.values(),
                        m_kernel.zero(),
                        first - m_stepEv,
                        first + (data.length + 1) * m_stepEv)
                .fill(0, first, data.length, curve, 0);
        double product = 0;
        double norm = 0;
        for (int i = 0; i < data.length; i++) {
            product += data[i] * curve[i] / variance[i];
            norm += curve[i] * curve[i] / variance[i];
        }
        final double amplitude = norm > 0 ? product / norm : 0;
        for (int i = 0; i < data.length; i++) {
            curve[i] *= amplitude;
        }
        return curve;
    }
}
