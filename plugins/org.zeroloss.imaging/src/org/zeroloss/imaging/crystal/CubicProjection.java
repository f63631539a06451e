package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.numeric.Check;

import java.util.List;

/**
 * Cubic crystals seen along [110]: x runs along [001], y along [1-10]. Columns have an atom every
 * a/√2. Lattice constants at 300 K: silicon 5.431 Å (CODATA), gold 4.078 Å.
 */
public final class CubicProjection {

    /** Lattice constant of silicon in Å. */
    public static final double SILICON_A = 5.431;

    /** Lattice constant of gold in Å. */
    public static final double GOLD_A = 4.078;

    private CubicProjection() {}

    /**
     * Silicon: pairs of columns ("dumb-bells") a/4 = 1.36 Å apart.
     *
     * @param thicknessNm thickness in nm, 0.2 to 100
     * @return the projected cell, a × a/√2
     */
    public static PlanarCell silicon(final double thicknessNm) {
        final Composition column =
                Composition.of(Element.SI, atomsPerColumn(SILICON_A, thicknessNm));
        return new PlanarCell(
                SILICON_A,
                0,
                0,
                SILICON_A / Math.sqrt(2),
                List.of(
                        new PlanarCell.Site(0, 0, column),
                        new PlanarCell.Site(0.25, 0, column),
                        new PlanarCell.Site(0.5, 0.5, column),
                        new PlanarCell.Site(0.75, 0.5, column)));
    }

    /**
     * @param latticeA lattice constant in Å
     * @param thicknessNm thickness along [110] in nm
     * @return atoms of a column, at least 1
     */
    static int atomsPerColumn(final double latticeA, final double thicknessNm) {
        Check.range(thicknessNm, 0.2, 100, "thickness in nm");
        return (int) Math.max(1, Math.rint(10 * thicknessNm * Math.sqrt(2) / latticeA));
    }
}
