package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.crystal.Composition;
import org.zeroloss.imaging.optics.ProbeProfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The incoherent image of columns: at the probe's position r, of N incident electrons N · Σ σ_c
 * P(r_c − r) are scattered into the detector, with the cross section σ_c of a column and the
 * probe's profile P. Every column stamps its profile at its place between the pixels; nothing is
 * rounded to the grid. Columns scatter as the sum of their atoms: channelling, depth and cross-talk
 * would need multislice, which is left out.
 */
final class ImageFormation {

    private final Acquisition m_acquisition;
    private final ProbeStamps m_stamps;
    private final LineShifts m_shifts;
    private final double[] m_matrix;
    private final double m_reachX;
    private final double m_reachY;
    private final Map<Composition, Double> m_electrons = new HashMap<>();

    ImageFormation(
            final Acquisition acquisition, final ProbeProfile profile, final LineShifts shifts) {
        m_acquisition = acquisition;
        m_shifts = shifts;
        final Scan scan = acquisition.scan();
        m_matrix = scan.matrix();
        m_stamps = new ProbeStamps(profile, m_matrix[0]);
        final double det = scan.pixelAreaA2();
        final double reach = profile.radiusA() + LineShifts.mostA(scan);
        m_reachX = reach * StrictMath.hypot(m_matrix[3], m_matrix[1]) / det + 1;
        m_reachY = reach * StrictMath.hypot(m_matrix[0], m_matrix[2]) / det + 1;
    }

    /**
     * Adds the columns' electrons to an image and gives the truth about them.
     *
     * @param columns columns, also some beyond the image
     * @param image expected electrons per pixel, {@code image[y][x]}
     * @return labels of the columns in the image, in the same order
     */
    List<ColumnLabel> add(final List<AtomColumn> columns, final double[][] image) {
        final List<ColumnLabel> labels = new ArrayList<>();
        final Scan scan = m_acquisition.scan();
        for (final AtomColumn c : columns) {
            final double[] at = scan.pixel(c.xA(), c.yA());
            if (at[0] < -m_reachX
                    || at[1] < -m_reachY
                    || at[0] > scan.width() - 1 + m_reachX
                    || at[1] > scan.height() - 1 + m_reachY) {
                continue;
            }
            final double electrons =
                    m_electrons.computeIfAbsent(c.composition(), m_acquisition::detectedElectrons);
            stamp(c, at, electrons * scan.pixelAreaA2(), image);
            final double[] seen = m_shifts.none() ? at : centroid(c, at);
            if (seen[0] >= -0.5
                    && seen[1] >= -0.5
                    && seen[0] < scan.width() - 0.5
                    && seen[1] < scan.height() - 0.5) {
                labels.add(new ColumnLabel(seen[0], seen[1], c, electrons));
            }
        }
        return labels;
    }

    private void stamp(
            final AtomColumn c, final double[] at, final double weight, final double[][] image) {
        if (weight == 0) {
            return;
        }
        final int fromY = (int) Math.max(0, Math.ceil(at[1] - m_reachY));
        final int toY = (int) Math.min(image.length - 1, Math.floor(at[1] + m_reachY));
        for (int j = fromY; j <= toY; j++) {
            m_stamps.addLine(onLine(c, j), distance(c, at[0], j), weight, image[j]);
        }
    }

    /** Place of a column along a line in pixels. */
    private double onLine(final AtomColumn c, final int j) {
        return (c.xA() - m_matrix[1] * j - m_shifts.x(j)) / m_matrix[0];
    }

    /** Distance of a line from a column in Å, where it passes the column. */
    private double distance(final AtomColumn c, final double i, final int j) {
        return m_matrix[2] * i + m_matrix[3] * j + m_shifts.y(j) - c.yA();
    }

    /** Where a column's electrons are on average, with the lines displaced. */
    private double[] centroid(final AtomColumn c, final double[] at) {
        final int end = m_shifts.end(m_acquisition.scan().height());
        final int fromY = (int) Math.max(m_shifts.first(), Math.ceil(at[1] - m_reachY));
        final int toY = (int) Math.min(end - 1, Math.floor(at[1] + m_reachY));
        double sum = 0;
        double sx = 0;
        double sy = 0;
        for (int j = fromY; j <= toY; j++) {
            final double dy = distance(c, at[0], j);
            final double weight = m_stamps.sum(dy);
            sum += weight;
            sx += weight * onLine(c, j) + m_stamps.moment(dy) / m_matrix[0];
            sy += weight * j;
        }
        return sum > 0 ? new double[] {sx / sum, sy / sum} : at;
    }
}
