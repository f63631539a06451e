package org.zeroloss.eels.background;

import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.zlp.EnergyZero;
import org.zeroloss.eels.zlp.ImageScan;
import org.zeroloss.eels.zlp.RowBackground;

/**
 * Scales the mean vacuum spectrum to one spectrum after the other. Its error has three parts: that
 * of the mean, that of the spectrum's zero-loss sum, and, where each spectrum has its own energy
 * zero, that of the zero times the slope. The zero is a parabola's vertex through the channels
 * above 70 % of the maximum, whose standard deviation for a Gaussian top is 1.2 FWHM/√N, N the
 * electrons in the peak.
 */
final class VacuumRows implements RowBackground {

    private static final double ZERO_ERROR = 1.2;
    private static final double GAUSSIAN_AREA = 1.0645;

    private final FittedBackground m_model;
    private final VacuumShape m_shape;
    private final ImageScan m_scan;
    private final double[] m_at = new double[3];

    VacuumRows(final FittedBackground model, final VacuumShape shape, final ImageScan scan) {
        m_model = model;
        m_shape = shape;
        m_scan = scan;
    }

    @Override
    public boolean find(
            final long row,
            final float[] counts,
            final float[] median,
            final float[] low,
            final float[] high) {
        final int r = (int) row;
        if (!m_scan.usable(r)) {
            return false;
        }
        final double strength = StrictMath.exp(m_scan.lnZlp(r));
        final int summed = 2 * m_model.recipe().zlpHalfWidth() + 1;
        final SpectrumNoise noise = m_model.noise();
        final double perChannel = noise.variance(strength / summed);
        final double relative =
                summed * perChannel * noise.variancePerSum() / (strength * strength);
        final double zero = zeroVariance(strength / summed, noise.gain());
        final double first = m_scan.firstEv(r);
        for (int i = 0; i < counts.length; i++) {
            final double e = first + i * m_scan.stepEv();
            if (e > m_model.blankFromEv()) {
                median[i] = 0;
                low[i] = 0;
                high[i] = 0;
                continue;
            }
            m_shape.at(e, m_at);
            final double variance =
                    m_at[1] * m_at[1] + relative * m_at[0] * m_at[0] + zero * m_at[2] * m_at[2];
            final double m = strength * m_at[0];
            final double s = strength * Math.sqrt(variance);
            median[i] = (float) m;
            low[i] = (float) (m - s);
            high[i] = (float) (m + s);
        }
        return true;
    }

    private double zeroVariance(final double height, final double gain) {
        if (m_model.recipe().energyZero() == EnergyZero.IMAGE) {
            return 0;
        }
        final double fwhm = m_model.fwhmEv();
        final double electrons = GAUSSIAN_AREA * fwhm / m_scan.stepEv() * height / gain;
        return ZERO_ERROR * ZERO_ERROR * fwhm * fwhm / Math.max(1, electrons);
    }
}
