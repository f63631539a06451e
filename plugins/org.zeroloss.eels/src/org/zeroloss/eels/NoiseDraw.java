package org.zeroloss.eels;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.PoissonSampler;

import java.util.SplittableRandom;

/**
 * Parametric-bootstrap noise of a spectrum: draws with expectation 0 and the variance of {@link
 * SpectrumNoise} at the <em>expected</em> counts (noisy counts as variances would give low counts
 * too much weight). Independent channels get Poisson and Gaussian readout noise; correlated ones a
 * Gaussian moving average of neighbours.
 */
public final class NoiseDraw {

    private final SpectrumNoise m_noise;
    private final double[] m_expected;
    private final double m_theta;

    /**
     * @param noise noise of a channel
     * @param expected expected counts of each channel
     */
    public NoiseDraw(final SpectrumNoise noise, final double[] expected) {
        m_noise = noise;
        m_expected = expected;
        final double rho = noise.correlation();
        m_theta = rho == 0 ? 0 : (1 - Math.sqrt(1 - 4 * rho * rho)) / (2 * rho);
    }

    /**
     * Adds one draw.
     *
     * @param data changed in place, as many channels as the expected counts
     * @param random stream to draw from
     */
    public void addTo(final double[] data, final SplittableRandom random) {
        if (m_theta == 0) {
            final double gain = m_noise.gain();
            final double readout = Math.sqrt(m_noise.readoutVariance());
            for (int i = 0; i < data.length; i++) {
                final double mean = Math.max(0, m_expected[i]) / gain;
                data[i] +=
                        gain * (PoissonSampler.sample(mean, random) - mean)
                                + readout * Gaussian.next(random);
            }
            return;
        }
        final double scale = 1 / Math.sqrt(1 + m_theta * m_theta);
        double previous = Gaussian.next(random);
        for (int i = 0; i < data.length; i++) {
            final double next = Gaussian.next(random);
            data[i] +=
                    Math.sqrt(m_noise.variance(m_expected[i]))
                            * scale
                            * (next + m_theta * previous);
            previous = next;
        }
    }
}
