package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.optics.ProbeProfile;
import org.zeroloss.imaging.simulate.Acquisition;
import org.zeroloss.imaging.simulate.CarbonLayer;
import org.zeroloss.imaging.simulate.ColumnLabel;

import java.util.HashMap;
import java.util.Map;

/**
 * The pixels around a site of a simulated image, and how likely their counts are for any number of
 * electrons of the column there, everything else being known but where the atoms of the carbon are.
 */
final class SitePixels {

    /** Further away a column has no electrons to speak of that are not mostly others'. */
    private static final double REACH_A = 1.5;

    /** Least electrons expected of a pixel's other columns and background. */
    private static final double LEAST = 1e-6;

    private final ProbeProfile m_profile;
    private final double[] m_matrix;
    private final double m_area;
    private final int m_reach;
    private final double m_variance;
    private final CarbonLayer m_carbon;
    private final float[][] m_counts;
    private final Map<Integer, GrainModes> m_modes = new HashMap<>();

    /**
     * @param profile of the probe
     * @param acquisition conditions
     * @param carbon what is expected of carbon and of everything else
     * @param counts the image; a count for each electron, and no offset
     */
    SitePixels(
            final ProbeProfile profile,
            final Acquisition acquisition,
            final CarbonLayer carbon,
            final float[][] counts) {
        m_profile = profile;
        m_matrix = acquisition.scan().matrix();
        m_area = acquisition.scan().pixelAreaA2();
        m_reach = (int) Math.ceil(REACH_A / acquisition.scan().pixelSizeA());
        final double noise = acquisition.response().readoutNoise();
        m_variance = noise * noise;
        m_carbon = carbon;
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
     * Poisson counts of what is expected with the column in question, with the detector's noise, of
     * which both count and mean take the variance, as for the variance-stabilizing transform of
     * Poisson with Gaussian noise.
     *
     * @param l a label
     * @return the likelihood of the counts around it
     */
    Likelihood around(final ColumnLabel l) {
        final int left = (int) Math.max(0, Math.rint(l.x()) - m_reach);
        final int right = (int) Math.min(m_counts[0].length - 1.0, Math.rint(l.x()) + m_reach);
        final int top = (int) Math.max(0, Math.rint(l.y()) - m_reach);
        final int bottom = (int) Math.min(m_counts.length - 1.0, Math.rint(l.y()) + m_reach);
        final int width = right - left + 1;
        final int height = bottom - top + 1;
        final int n = width * height;
        final GrainLikelihood.Window window =
                new GrainLikelihood.Window(
                        new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (int p = 0; p < n; p++) {
            final int i = left + p % width;
            final int j = top + p / width;
            final double share = share(i - l.x(), j - l.y());
            window.share()[p] = share;
            window.counts()[p] = Math.max(0, m_counts[j][i] + m_variance);
            window.others()[p] =
                    Math.max(LEAST, m_carbon.crystal()[j][i] - l.electrons() * share) + m_variance;
            window.carbon()[p] = m_carbon.mean()[j][i];
            window.spread()[p] = m_carbon.spread()[j][i];
        }
        final GrainModes modes =
                m_modes.computeIfAbsent(
                        height * (2 * m_reach + 2) + width,
                        k -> new GrainModes(height, width, m_carbon.sigma()));
        return new GrainLikelihood(window, modes, l.electrons());
    }

    /** Share of a column's electrons in the pixel at a distance from it. */
    private double share(final double di, final double dj) {
        return m_area
                * m_profile.intensity(
                        m_matrix[0] * di + m_matrix[1] * dj, m_matrix[2] * di + m_matrix[3] * dj);
    }
}
