package org.zeroloss.eels.peaks;

/**
 * The negative second derivative of a Gaussian as a filter: blind to a constant and a slope,
 * largest at the centre of a peak, also where the peak is a shoulder only, and best matched to
 * peaks of its own width (Marr and Hildreth, Proc. R. Soc. B 207 (1980) 187). For a Gaussian peak
 * of standard deviation s its response crosses 0 at ±√(s² + σ²), which tells the width.
 */
final class PeakFilter {

    private static final double FWHM_PER_SIGMA = 2.3548200450309493;

    private final double m_sigmaEv;
    private final double m_stepEv;
    private final double[] m_kernel;

    /**
     * @param fwhmEv full width at half maximum of the Gaussian in eV
     * @param stepEv channel width in eV
     */
    PeakFilter(final double fwhmEv, final double stepEv) {
        m_sigmaEv = fwhmEv / FWHM_PER_SIGMA;
        m_stepEv = stepEv;
        final double s = m_sigmaEv / stepEv;
        final int half = (int) Math.ceil(5 * s);
        m_kernel = new double[2 * half + 1];
        double mean = 0;
        for (int k = -half; k <= half; k++) {
            final double q = k / s * (k / s);
            m_kernel[k + half] = (1 - q) * StrictMath.exp(-0.5 * q);
            mean += m_kernel[k + half] / m_kernel.length;
        }
        for (int k = 0; k < m_kernel.length; k++) {
            m_kernel[k] -= mean;
        }
    }

    /** Channels that the filter needs on each side. */
    int reach() {
        return m_kernel.length / 2;
    }

    /** Response on every channel; the ends repeat the last value. */
    double[] response(final double[] data) {
        final double[] out = new double[data.length];
        for (int i = 0; i < data.length; i++) {
            double sum = 0;
            for (int k = 0; k < m_kernel.length; k++) {
                final int j = Math.max(0, Math.min(data.length - 1, i + k - reach()));
                sum += m_kernel[k] * data[j];
            }
            out[i] = sum;
        }
        return out;
    }

    /**
     * @param variance variance of each channel
     * @param correlation correlation of neighbouring channels
     * @param at channel
     * @return variance of the response there
     */
    double variance(final double[] variance, final double correlation, final int at) {
        double sum = 0;
        for (int k = 0; k < m_kernel.length; k++) {
            final int j = Math.max(0, Math.min(variance.length - 1, at + k - reach()));
            sum += m_kernel[k] * m_kernel[k] * variance[j];
            if (k > 0) {
                sum += 2 * correlation * m_kernel[k] * m_kernel[k - 1] * variance[j];
            }
        }
        return Math.max(sum, 1e-300);
    }

    /**
     * @param response response of the filter
     * @param at channel of a maximum
     * @return position of the maximum in channels, with a fraction
     */
    static double vertex(final double[] response, final int at) {
        if (at <= 0 || at >= response.length - 1) {
            return at;
        }
        final double curvature = response[at - 1] - 2 * response[at] + response[at + 1];
        return curvature < 0 ? at + 0.5 * (response[at - 1] - response[at + 1]) / curvature : at;
    }

    /**
     * @param response response of the filter
     * @param at channel of a maximum
     * @return width at half maximum of a Gaussian peak with the response's zero crossings, in eV;
     *     NaN if they lie closer than for an infinitely narrow peak
     */
    double fwhm(final double[] response, final int at) {
        double right = at;
        while (right < response.length - 1 && response[(int) right] > 0) {
            right++;
        }
        double left = at;
        while (left > 0 && response[(int) left] > 0) {
            left--;
        }
        final int r = (int) right;
        final int l = (int) left;
        if (response[r] > 0 || response[l] > 0 || r == l) {
            return Double.NaN;
        }
        right -= response[r] / (response[r] - response[r - 1]);
        left -= response[l] / (response[l + 1] - response[l]);
        final double half = 0.5 * (right - left) * m_stepEv;
        final double s2 = half * half - m_sigmaEv * m_sigmaEv;
        return s2 > 0 ? FWHM_PER_SIGMA * Math.sqrt(s2) : Double.NaN;
    }
}
