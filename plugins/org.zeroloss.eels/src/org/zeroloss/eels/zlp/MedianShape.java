package org.zeroloss.eels.zlp;

import org.zeroloss.eels.numeric.Quantiles;

/** The median of a model's replicas at one strength of the peak. */
final class MedianShape {

    private final ZeroLossModel m_model;
    private final double m_lnZlp;
    private final double[] m_values;
    private final double[] m_one = new double[1];

    MedianShape(final ZeroLossModel model, final double lnZlp) {
        m_model = model;
        m_lnZlp = lnZlp;
        m_values = new double[model.replicas()];
    }

    /**
     * @param energyEv energy loss in eV
     * @return I/N_zlp
     */
    double value(final double energyEv) {
        for (int r = 0; r < m_values.length; r++) {
            m_model.lnShape(r, m_lnZlp, energyEv, 1, m_one);
            m_values[r] = m_one[0];
        }
        return StrictMath.exp(Quantiles.median(m_values));
    }
}
