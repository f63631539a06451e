package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.optics.ProbeProfile;
import org.zeroloss.imaging.simulate.Acquisition;
import org.zeroloss.imaging.simulate.ColumnLabel;

/**
 * The pixels around a site of a simulated image, and how likely their counts are for any number of
 * electrons of the column there, everything else being known.
 */
final class SitePixels {

    /** Further away a column has no electrons to speak of that are not mostly others'. */
    private static final double REACH_A = 1.5;

    /** Least electrons expected of a pixel's other columns and background. */
    private static final double LEAST = 1e-6;

    private final ProbeProfile m_profile;
    private final double[] m_matrix;
    private final double m_area;
    private final double m_pixelA;
    private final double m_variance;
    private final double[][] m_expected;
    private final float[][] m_counts;

    /**
     * @param profile of the probe
     * @param acquisition conditions
     * @param expected electrons of everything
     * @param counts the image; a count for each electron, and no offset
     */
    SitePixels(
            final ProbeProfile profile,
            final Acquisition acquisition,
            final double[][] expected,
            final float[][] counts) {
        m_profile = profile;
        m_matrix = acquisition.scan().matrix();
        m_area = acquisition.scan().pixelAreaA2();
        m_pixelA = acquisition.scan().pixelSizeA();
        final double noise = acquisition.response().readoutNoise();
        m_variance = noise * noise;
        m_expected = expected;
        m_counts = counts;
    }

    /** Of the counts around one site. */
    interface Likelihood {

        /**
         * @param electrons of the column
         * @return likelihood against the true number of electrons
         */
        double ratio(double electrons);
    }

    /**
     * Poisson counts with the detector's noise, of which both count and mean take the variance, as
     * for the variance-stabilizing transform of Poisson with Gaussian noise.
     *
     * @param l a label
     * @return the likelihood of the counts around it
     */
    Likelihood around(final ColumnLabel l) {
        final int reach = (int) Math.ceil(REACH_A / m_pixelA);
        final int left = (int) Math.max(0, Math.rint(l.x()) - reach);
        final int right = (int) Math.min(m_counts[0].length - 1.0, Math.rint(l.x()) + reach);
        final int top = (int) Math.max(0, Math.rint(l.y()) - reach);
        final int bottom = (int) Math.min(m_counts.length - 1.0, Math.rint(l.y()) + reach);
        return electrons -> {
            double sum = 0;
            for (int j = top; j <= bottom; j++) {
                for (int i = left; i <= right; i++) {
                    final double share = share(i - l.x(), j - l.y());
                    final double others = Math.max(LEAST, m_expected[j][i] - l.electrons() * share);
                    final double mean = others + electrons * share + m_variance;
                    final double truth = others + l.electrons() * share + m_variance;
                    final double k = Math.max(0, m_counts[j][i] + m_variance);
                    sum += k * Math.log(mean / truth) - (electrons - l.electrons()) * share;
                }
            }
            return Math.exp(Math.min(300, sum));
        };
    }

    /** Share of a column's electrons in the pixel at a distance from it. */
    private double share(final double di, final double dj) {
        return m_area
                * m_profile.intensity(
                        m_matrix[0] * di + m_matrix[1] * dj, m_matrix[2] * di + m_matrix[3] * dj);
    }
}
