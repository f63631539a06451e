package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.crystal.Triangulation.Triangle;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hexagonal point lattices of several grains, joined to one packing without crowds and gaps. At the
 * boundaries points that are too near to another grain's are left out, points are put into holes
 * where one fits, and those near the boundary repel each other until they are at rest, between the
 * lattices behind them that stay. Points of five and of seven neighbours remain: dislocations.
 */
final class HexagonalPacking {

    /** Of two points of different grains nearer than this, in lattice constants, one goes. */
    private static final double TOO_NEAR = 0.7;

    /** Where a circle of this radius, in lattice constants, is empty, there is room for a point. */
    private static final double ROOM = 0.75;

    /** Points move that are nearer to another grain than this, in lattice constants. */
    private static final double LOOSE = 2.2;

    /** Points repel each other up to here, in lattice constants: between first and second. */
    private static final double REPULSION = 1.25;

    /** An empty circle of this radius, in lattice constants, lies at the rim. */
    private static final double RIM = 1.5;

    private static final int ROUNDS = 4;
    private static final int SEARCHES = 4;
    private static final int STEPS = 12;
    private static final double STEP = 0.2;

    /** Farther than points approach each other in one series of steps, in lattice constants. */
    private static final double MARGIN = 0.3;

    /** Forces, as displacements in lattice constants, below which points are at rest. */
    private static final double REST = 2e-3;

    /** What was put into a hole belongs to no grain. */
    static final int NO_GRAIN = -1;

    private final double m_spacing;
    private double[] m_x;
    private double[] m_y;
    private int[] m_grain;
    private boolean[] m_loose;

    /**
     * @param x first coordinates
     * @param y second coordinates
     * @param grain of which grain each point is
     * @param spacing lattice constant, of all grains
     */
    HexagonalPacking(final double[] x, final double[] y, final int[] grain, final double spacing) {
        m_x = x.clone();
        m_y = y.clone();
        m_grain = grain.clone();
        m_spacing = spacing;
        m_loose = loose();
        boolean changed = true;
        for (int round = 0; changed && round < ROUNDS; round++) {
            final boolean dropped = dropCrowded();
            final boolean filled = fillHoles();
            changed = dropped || filled || round == 0;
            if (changed) {
                relax();
            }
        }
    }

    double spacing() {
        return m_spacing;
    }

    double[] x() {
        return m_x;
    }

    double[] y() {
        return m_y;
    }

    /** Of each point; {@link #NO_GRAIN} for those put into holes. */
    int[] grain() {
        return m_grain;
    }

    /** Whether a point could move. */
    boolean[] moved() {
        return m_loose;
    }

    List<Triangle> triangles() {
        return triangulation().triangles();
    }

    private Triangulation triangulation() {
        return new Triangulation(m_x, m_y, m_spacing);
    }

    private boolean[] loose() {
        final PointGrid grid = new PointGrid(m_x, m_y, LOOSE * m_spacing);
        final boolean[] loose = new boolean[m_x.length];
        for (int i = 0; i < loose.length; i++) {
            final int index = i;
            grid.within(
                    m_x[i],
                    m_y[i],
                    LOOSE * m_spacing,
                    (k, d) -> loose[index] |= m_grain[k] != m_grain[index]);
        }
        return loose;
    }

    private boolean dropCrowded() {
        final PointGrid grid = new PointGrid(m_x, m_y, m_spacing);
        final boolean[] dropped = new boolean[m_x.length];
        for (int i = 0; i < dropped.length; i++) {
            if (m_loose[i]) {
                final int index = i;
                grid.within(
                        m_x[i],
                        m_y[i],
                        TOO_NEAR * m_spacing,
                        (k, d) ->
                                dropped[index] |=
                                        k != index && !dropped[k] && (k < index || !m_loose[k]));
            }
        }
        final int[] kept = IntStream.range(0, dropped.length).filter(i -> !dropped[i]).toArray();
        keep(kept);
        return kept.length < dropped.length;
    }

    private void keep(final int[] which) {
        m_x = Arrays.stream(which).mapToDouble(i -> m_x[i]).toArray();
        m_y = Arrays.stream(which).mapToDouble(i -> m_y[i]).toArray();
        m_grain = Arrays.stream(which).map(i -> m_grain[i]).toArray();
        final boolean[] loose = new boolean[which.length];
        for (int i = 0; i < which.length; i++) {
            loose[i] = m_loose[which[i]];
        }
        m_loose = loose;
    }

    /** An empty circle. */
    private record Hole(double x, double y, double radius) {}

    private boolean fillHoles() {
        final List<Hole> holes = new ArrayList<>();
        for (final Triangle t : triangulation().triangles(m_loose)) {
            final Hole h = circle(t);
            // what is larger is no hole but the rim of the field
            if (h.radius >= ROOM * m_spacing && h.radius < RIM * m_spacing) {
                holes.add(h);
            }
        }
        holes.sort(
                Comparator.comparingDouble((Hole h) -> -h.radius)
                        .thenComparingDouble(h -> h.x)
                        .thenComparingDouble(h -> h.y));
        final List<Hole> filled = new ArrayList<>();
        for (final Hole h : holes) {
            if (filled.stream()
                    .noneMatch(f -> StrictMath.hypot(f.x - h.x, f.y - h.y) < ROOM * m_spacing)) {
                filled.add(h);
            }
        }
        add(filled);
        return !filled.isEmpty();
    }

    private Hole circle(final Triangle t) {
        final double bx = m_x[t.b()] - m_x[t.a()];
        final double by = m_y[t.b()] - m_y[t.a()];
        final double cx = m_x[t.c()] - m_x[t.a()];
        final double cy = m_y[t.c()] - m_y[t.a()];
        final double area = 2 * (bx * cy - by * cx);
        final double b = bx * bx + by * by;
        final double c = cx * cx + cy * cy;
        final double x = (cy * b - by * c) / area;
        final double y = (bx * c - cx * b) / area;
        return new Hole(m_x[t.a()] + x, m_y[t.a()] + y, Math.sqrt(x * x + y * y));
    }

    private void add(final List<Hole> holes) {
        final int n = m_x.length;
        final int more = holes.size();
        m_x = Arrays.copyOf(m_x, n + more);
        m_y = Arrays.copyOf(m_y, n + more);
        m_grain = Arrays.copyOf(m_grain, n + more);
        m_loose = Arrays.copyOf(m_loose, n + more);
        for (int i = 0; i < more; i++) {
            m_x[n + i] = holes.get(i).x;
            m_y[n + i] = holes.get(i).y;
            m_grain[n + i] = NO_GRAIN;
            m_loose[n + i] = true;
        }
    }

    private void relax() {
        final int[] loose = IntStream.range(0, m_x.length).filter(i -> m_loose[i]).toArray();
        final double[] fx = new double[loose.length];
        final double[] fy = new double[loose.length];
        for (int search = 0; search < SEARCHES; search++) {
            final PointGrid grid = new PointGrid(m_x, m_y, m_spacing);
            final int[][] near = new int[loose.length][];
            for (int i = 0; i < loose.length; i++) {
                near[i] =
                        grid.neighbours(
                                m_x[loose[i]], m_y[loose[i]], (REPULSION + MARGIN) * m_spacing);
            }
            for (int step = 0; step < STEPS; step++) {
                double most = 0;
                for (int i = 0; i < loose.length; i++) {
                    push(loose[i], near[i], i, fx, fy);
                    most = Math.max(most, Math.max(Math.abs(fx[i]), Math.abs(fy[i])));
                }
                if (most < REST * m_spacing) {
                    return;
                }
                for (int i = 0; i < loose.length; i++) {
                    m_x[loose[i]] += STEP * fx[i];
                    m_y[loose[i]] += STEP * fy[i];
                }
            }
        }
    }

    /** The force of a linear repulsion on one point. */
    private void push(
            final int point, final int[] near, final int at, final double[] fx, final double[] fy) {
        final double reach = REPULSION * m_spacing;
        double sx = 0;
        double sy = 0;
        for (final int k : near) {
            final double dx = m_x[point] - m_x[k];
            final double dy = m_y[point] - m_y[k];
            final double square = dx * dx + dy * dy;
            if (square > 0 && square < reach * reach) {
                final double share = reach / Math.sqrt(square) - 1;
                sx += share * dx;
                sy += share * dy;
            }
        }
        fx[at] = sx;
        fy[at] = sy;
    }
}
