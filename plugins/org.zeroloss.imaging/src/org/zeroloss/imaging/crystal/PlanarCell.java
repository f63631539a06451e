package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.numeric.Check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The repeating unit of a crystal seen along a zone axis.
 *
 * @param ax first lattice vector along x in Å
 * @param ay first lattice vector along y in Å
 * @param bx second lattice vector along x in Å
 * @param by second lattice vector along y in Å
 * @param sites columns of the unit
 */
public record PlanarCell(double ax, double ay, double bx, double by, List<Site> sites) {

    /**
     * A column of the unit.
     *
     * @param u position along the first lattice vector, 0 to 1
     * @param v position along the second lattice vector, 0 to 1
     * @param composition its atoms
     */
    public record Site(double u, double v, Composition composition) {

        /** Validates every component. */
        public Site {
            Check.range(u, 0, 1, "position of a site in the cell");
            Check.range(v, 0, 1, "position of a site in the cell");
            Check.present(composition, "composition of a site");
        }
    }

    /** Validates lattice vectors and sites. */
    public PlanarCell {
        sites = Check.list(sites, "sites of a cell");
        Check.atLeast(sites.size(), 1, "number of sites in a cell");
        Check.positive(ax * by - ay * bx, "area of a cell in Å²");
    }

    /**
     * @return area in Å²
     */
    public double areaA2() {
        return ax * by - ay * bx;
    }

    /**
     * @return smallest distance between two columns in Å
     */
    public double neighbourA() {
        double least = Double.MAX_VALUE;
        for (final Site p : sites) {
            for (final Site q : sites) {
                for (int j = -2; j <= 2; j++) {
                    for (int i = -2; i <= 2; i++) {
                        final double du = q.u - p.u + i;
                        final double dv = q.v - p.v + j;
                        final double d = StrictMath.hypot(ax * du + bx * dv, ay * du + by * dv);
                        least = d > 1e-9 ? Math.min(least, d) : least;
                    }
                }
            }
        }
        return least;
    }

    /** Tolerance of shapes, as a share of the cell. */
    private static final double SAME = 1e-6;

    /**
     * @return where the middles of the rings are, if the columns form a honeycomb; else empty
     */
    public Optional<Site> ringMiddle() {
        if (sites.size() != 2 || !equilateral()) {
            return Optional.empty();
        }
        final Site p = sites.get(0);
        final Site q = sites.get(1);
        final double du = q.u - p.u - Math.floor(q.u - p.u);
        final double dv = q.v - p.v - Math.floor(q.v - p.v);
        if (Math.abs(du - dv) > SAME || Math.abs(Math.abs(3 * du - 1.5) - 0.5) > SAME) {
            return Optional.empty();
        }
        final double u = p.u + 2 * du;
        final double v = p.v + 2 * dv;
        return Optional.of(new Site(u - Math.floor(u), v - Math.floor(v), Composition.EMPTY));
    }

    /**
     * @return whether the columns form a hexagonal lattice of a third of the cell's area: three
     *     layers of a honeycomb, each on another place
     */
    public boolean closePacked() {
        return sites.size() == 3
                && new PlanarCell(ax, ay, bx, by, sites.subList(0, 2))
                        .ringMiddle()
                        .filter(m -> Math.abs(m.u - sites.get(2).u) < SAME)
                        .filter(m -> Math.abs(m.v - sites.get(2).v) < SAME)
                        .isPresent();
    }

    /** Vectors of equal length at 60°. */
    private boolean equilateral() {
        final double aa = ax * ax + ay * ay;
        return Math.abs(bx * bx + by * by - aa) < SAME * aa
                && Math.abs(ax * bx + ay * by - aa / 2) < SAME * aa;
    }

    /**
     * Covers a field with the crystal.
     *
     * @param field which part of the specimen
     * @param rotationRad angle from x to the first lattice vector's direction, added to the cell's
     *     own, in rad
     * @param originX position of the corner of one cell in Å
     * @param originY position of the corner of one cell in Å
     * @return columns in the field, cell by cell
     */
    public List<AtomColumn> cover(
            final Field field,
            final double rotationRad,
            final double originX,
            final double originY) {
        final double c = StrictMath.cos(rotationRad);
        final double s = StrictMath.sin(rotationRad);
        final double rax = c * ax - s * ay;
        final double ray = s * ax + c * ay;
        final double rbx = c * bx - s * by;
        final double rby = s * bx + c * by;
        double minU = Double.MAX_VALUE;
        double maxU = -Double.MAX_VALUE;
        double minV = Double.MAX_VALUE;
        double maxV = -Double.MAX_VALUE;
        for (int corner = 0; corner < 4; corner++) {
            final double x = (corner % 2 == 0 ? field.minX() : field.maxX()) - originX;
            final double y = (corner < 2 ? field.minY() : field.maxY()) - originY;
            final double u = (x * rby - y * rbx) / areaA2();
            final double v = (y * rax - x * ray) / areaA2();
            minU = Math.min(minU, u);
            maxU = Math.max(maxU, u);
            minV = Math.min(minV, v);
            maxV = Math.max(maxV, v);
        }
        final List<AtomColumn> columns = new ArrayList<>();
        for (int j = (int) Math.floor(minV) - 1; j <= maxV; j++) {
            for (int i = (int) Math.floor(minU) - 1; i <= maxU; i++) {
                for (final Site site : sites) {
                    final double u = i + site.u;
                    final double v = j + site.v;
                    final double x = originX + rax * u + rbx * v;
                    final double y = originY + ray * u + rby * v;
                    if (field.contains(x, y)) {
                        columns.add(
                                new AtomColumn(
                                        x,
                                        y,
                                        SiteClass.COLUMN,
                                        site.composition.formula(),
                                        site.composition,
                                        Environment.BULK));
                    }
                }
            }
        }
        return columns;
    }
}
