package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.numeric.PointGrid;

import java.util.Arrays;

/** The nearest of many points of a plane, found with a radius that grows until enough are in it. */
final class NearestPoints {

    private static final double GROWTH = 1.4;

    private final PointGrid m_grid;
    private final int m_size;
    private final double m_first;

    /**
     * @param x first coordinate of each point
     * @param y second coordinate of each point
     * @param count how many will be asked for
     */
    NearestPoints(final double[] x, final double[] y, final int count) {
        m_size = x.length;
        final double area = Math.max(extent(x), 1e-6) * Math.max(extent(y), 1e-6);
        // places lie in heaps: most have neighbours far nearer than if they lay evenly
        m_first = 0.2 * Math.sqrt(area * count / (Math.PI * Math.max(1, m_size)));
        m_grid = new PointGrid(x, y, m_first);
    }

    private static double extent(final double[] values) {
        return Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
    }

    /**
     * @param x place
     * @param y place
     * @param count how many
     * @return indices of so many points, or of all if there are fewer, nearest first
     */
    int[] of(final double x, final double y, final int count) {
        final int wanted = Math.min(count, m_size);
        double radius = m_first;
        int[] found = m_grid.neighbours(x, y, radius);
        while (found.length < wanted) {
            radius *= GROWTH;
            found = m_grid.neighbours(x, y, radius);
        }
        return Arrays.copyOf(found, wanted);
    }
}
