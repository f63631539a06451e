package org.zeroloss.imaging.numeric;

import java.util.Arrays;

/**
 * Points of a plane sorted into square cells, to find those near a place without looking at all.
 * Immutable; indices are those of the given arrays.
 */
public final class PointGrid {

    private final double[] m_x;
    private final double[] m_y;
    private final double m_cell;
    private final double m_minX;
    private final double m_minY;
    private final int m_columns;
    private final int m_rows;
    private final int[] m_start;
    private final int[] m_order;

    /** Takes the points found near a place, in ascending order of their index within a cell. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param index index of a point
         * @param distance its distance from the place
         */
        void visit(int index, double distance);
    }

    /**
     * @param x first coordinate of each point, finite
     * @param y second coordinate of each point, finite
     * @param cell side of a cell: about the radius that will be asked for
     */
    public PointGrid(final double[] x, final double[] y, final double cell) {
        Check.positive(cell, "cell of a point grid");
        m_x = x.clone();
        m_y = y.clone();
        m_minX = Arrays.stream(x).min().orElse(0);
        m_minY = Arrays.stream(y).min().orElse(0);
        final double width = Arrays.stream(x).max().orElse(0) - m_minX;
        final double height = Arrays.stream(y).max().orElse(0) - m_minY;
        // far outliers must not ask for more cells than there are points to fill them
        final double least = Math.sqrt(width * height / (4.0 * x.length + 16));
        m_cell = Math.max(Math.max(cell, least), Math.max(width, height) / (1 << 14));
        m_columns = (int) (width / m_cell) + 1;
        m_rows = (int) (height / m_cell) + 1;
        m_start = new int[m_columns * m_rows + 1];
        final int[] cells = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            cells[i] = row(y[i]) * m_columns + column(x[i]);
            m_start[cells[i] + 1]++;
        }
        for (int c = 0; c < m_start.length - 1; c++) {
            m_start[c + 1] += m_start[c];
        }
        final int[] next = m_start.clone();
        m_order = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            m_order[next[cells[i]]++] = i;
        }
    }

    private int column(final double x) {
        return (int) Math.max(0, Math.min(m_columns - 1, Math.floor((x - m_minX) / m_cell)));
    }

    private int row(final double y) {
        return (int) Math.max(0, Math.min(m_rows - 1, Math.floor((y - m_minY) / m_cell)));
    }

    /**
     * @param x place
     * @param y place
     * @param radius largest distance, inclusive
     * @param visitor told of each point within the radius
     */
    public void within(final double x, final double y, final double radius, final Visitor visitor) {
        for (int r = row(y - radius); r <= row(y + radius); r++) {
            for (int c = column(x - radius); c <= column(x + radius); c++) {
                final int cell = r * m_columns + c;
                for (int k = m_start[cell]; k < m_start[cell + 1]; k++) {
                    final int i = m_order[k];
                    final double dx = m_x[i] - x;
                    final double dy = m_y[i] - y;
                    final double d = Math.sqrt(dx * dx + dy * dy);
                    if (d <= radius) {
                        visitor.visit(i, d);
                    }
                }
            }
        }
    }

    /**
     * @param x place
     * @param y place
     * @param radius largest distance
     * @return indices of the points within the radius, nearest first, then by index
     */
    public int[] neighbours(final double x, final double y, final double radius) {
        final Found found = new Found();
        within(x, y, radius, found);
        return found.sorted();
    }

    /**
     * @param x place
     * @param y place
     * @param reach about how far the nearest point will be, positive
     * @return index of the nearest point, however far it is
     */
    public int nearest(final double x, final double y, final double reach) {
        Check.atLeast(m_x.length, 1, "number of points to find the nearest of");
        int[] near = neighbours(x, y, reach);
        for (double r = 2 * reach; near.length == 0; r *= 2) {
            near = neighbours(x, y, r);
        }
        return near[0];
    }

    /** Collects points and sorts them. */
    private static final class Found implements Visitor {

        private int[] m_index = new int[16];
        private double[] m_distance = new double[16];
        private int m_size;

        @Override
        public void visit(final int index, final double distance) {
            if (m_size == m_index.length) {
                m_index = Arrays.copyOf(m_index, 2 * m_size);
                m_distance = Arrays.copyOf(m_distance, 2 * m_size);
            }
            int at = m_size++;
            while (at > 0
                    && (m_distance[at - 1] > distance
                            || m_distance[at - 1] == distance && m_index[at - 1] > index)) {
                m_distance[at] = m_distance[at - 1];
                m_index[at] = m_index[at - 1];
                at--;
            }
            m_distance[at] = distance;
            m_index[at] = index;
        }

        int[] sorted() {
            return Arrays.copyOf(m_index, m_size);
        }
    }
}
