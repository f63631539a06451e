package org.zeroloss.imaging.crystal;

/** Which part of a field is nearer to one of several points of it than to the others. */
final class VoronoiCells {

    /** Beyond rounding, in Å. */
    private static final double MARGIN_A = 1e-6;

    private final Field m_field;
    private final double[] m_x;
    private final double[] m_y;

    /**
     * @param field what is divided
     * @param x points of it
     * @param y points of it
     */
    VoronoiCells(final Field field, final double[] x, final double[] y) {
        m_field = field;
        m_x = x.clone();
        m_y = y.clone();
    }

    /**
     * @param x position
     * @param y position
     * @return index of the nearest point, the least of several
     */
    int nearest(final double x, final double y) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int g = 0; g < m_x.length; g++) {
            final double dx = x - m_x[g];
            final double dy = y - m_y[g];
            final double d = dx * dx + dy * dy;
            if (d < least) {
                least = d;
                best = g;
            }
        }
        return best;
    }

    /**
     * @param cell index of a point
     * @return the smallest rectangle that holds what is nearest to it, a little more at most
     */
    Field bounds(final int cell) {
        Polygon p = Polygon.of(m_field);
        for (int g = 0; g < m_x.length; g++) {
            if (g != cell) {
                p =
                        p.cut(
                                (m_x[g] + m_x[cell]) / 2,
                                (m_y[g] + m_y[cell]) / 2,
                                m_x[g] - m_x[cell],
                                m_y[g] - m_y[cell]);
            }
        }
        return p.bounds(m_field);
    }

    /** Convex, corners in order. */
    private record Polygon(double[] x, double[] y, int size) {

        static Polygon of(final Field f) {
            return new Polygon(
                    new double[] {f.minX(), f.maxX(), f.maxX(), f.minX()},
                    new double[] {f.minY(), f.minY(), f.maxY(), f.maxY()},
                    4);
        }

        /** What lies on this side of a line with the given normal (Sutherland and Hodgman 1974). */
        Polygon cut(final double atX, final double atY, final double nx, final double ny) {
            final double[] kx = new double[2 * size + 2];
            final double[] ky = new double[2 * size + 2];
            int kept = 0;
            for (int i = 0; i < size; i++) {
                final int next = (i + 1) % size;
                final double a = (x[i] - atX) * nx + (y[i] - atY) * ny;
                final double b = (x[next] - atX) * nx + (y[next] - atY) * ny;
                if (a <= 0) {
                    kx[kept] = x[i];
                    ky[kept++] = y[i];
                }
                if (a < 0 && b > 0 || a > 0 && b < 0) {
                    kx[kept] = x[i] + a / (a - b) * (x[next] - x[i]);
                    ky[kept++] = y[i] + a / (a - b) * (y[next] - y[i]);
                }
            }
            return new Polygon(kx, ky, kept);
        }

        Field bounds(final Field field) {
            double minX = field.maxX();
            double minY = field.maxY();
            double maxX = field.minX();
            double maxY = field.minY();
            for (int i = 0; i < size; i++) {
                minX = Math.min(minX, x[i]);
                minY = Math.min(minY, y[i]);
                maxX = Math.max(maxX, x[i]);
                maxY = Math.max(maxY, y[i]);
            }
            return new Field(
                    Math.max(field.minX(), minX - MARGIN_A),
                    Math.max(field.minY(), minY - MARGIN_A),
                    Math.min(field.maxX(), maxX + MARGIN_A),
                    Math.min(field.maxY(), maxY + MARGIN_A));
        }
    }
}
