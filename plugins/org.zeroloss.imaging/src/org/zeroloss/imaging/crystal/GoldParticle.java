package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.numeric.Check;

import java.util.ArrayList;
import java.util.List;

/**
 * Gold particles as columns along [110] that have as many atoms as the particle is thick there. The
 * columns lie around the origin.
 */
public enum GoldParticle {
    /**
     * Truncated octahedron: cut by {111} at D and by {100} at 2D/√3, the regular one with 14 faces.
     */
    TRUNCATED_OCTAHEDRON {
        @Override
        List<AtomColumn> build(final double diameterA) {
            final double a = CubicProjection.GOLD_A;
            final double rise = a / Math.sqrt(2);
            // the regular truncated octahedron is √10 edges wide and its {111} are √6/2 edges away
            final double d111 = diameterA * Math.sqrt(6) / (2 * Math.sqrt(10));
            final double d100 = 2 * d111 / Math.sqrt(3);
            final int reach = (int) Math.ceil(diameterA / rise) + 1;
            final List<AtomColumn> columns = new ArrayList<>();
            for (int j = -reach; j <= reach; j++) {
                for (int i = -reach; i <= reach; i++) {
                    for (int centre = 0; centre < 2; centre++) {
                        final double x = (i + 0.5 * centre) * a;
                        final double y = (j + 0.5 * centre) * rise;
                        int atoms = 0;
                        for (int k = -reach; k <= reach; k++) {
                            final double z = (k + 0.5 * centre) * rise;
                            atoms += inside(x, y, z, d100, d111) ? 1 : 0;
                        }
                        add(columns, x, y, atoms);
                    }
                }
            }
            return columns;
        }
    },
    /**
     * Decahedron seen along its five-fold axis: five twins that share a [110], each opened from
     * 70.53° to 72°; the edges of the pentagon are cut by a third (Ino).
     */
    DECAHEDRON {
        @Override
        List<AtomColumn> build(final double diameterA) {
            final double row = CubicProjection.GOLD_A * Math.sqrt(6) / 4;
            final int shells = (int) Math.max(1, Math.rint(diameterA / 2 / row));
            final int tip = shells + Math.max(1, shells / 2);
            final List<AtomColumn> columns = new ArrayList<>();
            add(columns, 0, 0, tip);
            for (int sector = 0; sector < 5; sector++) {
                final double first = 2 * Math.PI * sector / 5;
                final double second = 2 * Math.PI * (sector + 1) / 5;
                // a twin plane belongs to the sector it begins: i >= 1, j >= 0
                for (int i = 1; i <= shells; i++) {
                    for (int j = 0; i + j <= shells; j++) {
                        final double x =
                                row * (i * StrictMath.cos(first) + j * StrictMath.cos(second));
                        final double y =
                                row * (i * StrictMath.sin(first) + j * StrictMath.sin(second));
                        add(columns, x, y, tip - i - j);
                    }
                }
            }
            return columns;
        }
    };

    abstract List<AtomColumn> build(double diameterA);

    /**
     * @param diameterNm width of the particle in nm, 0.5 to 50
     * @return its columns, around the origin; those at the outline are at the edge
     */
    public List<AtomColumn> columns(final double diameterNm) {
        Check.range(diameterNm, 0.5, 50, "diameter of a gold particle in nm");
        return Outline.mark(build(10 * diameterNm), CubicProjection.GOLD_A * Math.sqrt(3) / 2);
    }

    private static boolean inside(
            final double x, final double y, final double z, final double d100, final double d111) {
        // x along [001], y along [1-10], z along [110]
        final double p = (z + y) / Math.sqrt(2);
        final double q = (z - y) / Math.sqrt(2);
        final double tolerance = 1e-6;
        return Math.abs(x) <= d100 + tolerance
                && Math.abs(p) <= d100 + tolerance
                && Math.abs(q) <= d100 + tolerance
                && (Math.abs(x) + Math.abs(p) + Math.abs(q)) / Math.sqrt(3) <= d111 + tolerance;
    }

    private static void add(
            final List<AtomColumn> columns, final double x, final double y, final int atoms) {
        if (atoms > 0) {
            final Composition c = Composition.of(Element.AU, atoms);
            columns.add(
                    new AtomColumn(
                            x, y, SiteClass.COLUMN, Element.AU.symbol(), c, Environment.BULK));
        }
    }
}
