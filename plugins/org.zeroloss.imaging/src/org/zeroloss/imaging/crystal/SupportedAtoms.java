package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Single heavy atoms scattered over a support.
 *
 * @param elements their elements, each equally likely
 * @param perNm2 mean number per nm², above 0
 * @param spacingA smallest distance of two atoms in Å; where there is no room, fewer are placed
 */
public record SupportedAtoms(List<Element> elements, double perNm2, double spacingA) {

    private static final int TRIES = 20;

    /** Validates every component. */
    public SupportedAtoms {
        elements = Check.list(elements, "elements of single atoms");
        Check.atLeast(elements.size(), 1, "number of elements of single atoms");
        Check.range(perNm2, 1e-4, 20, "single atoms per nm²");
        Check.range(spacingA, 0, 100, "spacing of single atoms in Å");
    }

    /**
     * @param field where
     * @param random stream
     * @return the atoms
     */
    public List<AtomColumn> scatter(final Field field, final SplittableRandom random) {
        final int count = (int) Math.rint(perNm2 * field.area() / 100);
        final List<AtomColumn> atoms = new ArrayList<>();
        // blocks of placed atoms are looked up in a grid that is renewed when they have doubled
        int known = 0;
        PointGrid grid = new PointGrid(new double[0], new double[0], Math.max(1, spacingA));
        for (int a = 0; a < count; a++) {
            if (atoms.size() > 2 * known + 8) {
                known = atoms.size();
                grid = Outline.grid(atoms, Math.max(1, spacingA));
            }
            for (int t = 0; t < TRIES; t++) {
                final double px = field.minX() + field.width() * random.nextDouble();
                final double py = field.minY() + field.height() * random.nextDouble();
                if (free(grid, atoms.subList(known, atoms.size()), px, py)) {
                    final Element e = elements.get((int) (random.nextDouble() * elements.size()));
                    atoms.add(
                            new AtomColumn(
                                    px,
                                    py,
                                    SiteClass.ATOM,
                                    "",
                                    Composition.of(e, 1),
                                    Environment.BULK));
                    break;
                }
            }
        }
        return atoms;
    }

    private boolean free(
            final PointGrid grid, final List<AtomColumn> recent, final double x, final double y) {
        return grid.neighbours(x, y, spacingA).length == 0
                && recent.stream()
                        .noneMatch(c -> StrictMath.hypot(c.xA() - x, c.yA() - y) <= spacingA);
    }
}
