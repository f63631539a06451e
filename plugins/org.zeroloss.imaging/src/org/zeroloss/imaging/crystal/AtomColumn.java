package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.numeric.Check;

/**
 * Atoms on one line along the beam, or the place where such a column should be.
 *
 * @param xA position across the beam in Å
 * @param yA position across the beam in Å
 * @param siteClass what a reader of the micrograph should call it
 * @param site formula of the column in the perfect crystal; {@code ""} if the crystal has none here
 * @param composition its atoms; none for an empty column
 * @param environment where in the specimen it lies
 */
public record AtomColumn(
        double xA,
        double yA,
        SiteClass siteClass,
        String site,
        Composition composition,
        Environment environment) {

    /** Validates every component. */
    public AtomColumn {
        Check.finite(xA, "x of a column in Å");
        Check.finite(yA, "y of a column in Å");
        Check.present(siteClass, "class of a column");
        Check.present(site, "site of a column");
        Check.present(composition, "composition of a column");
        Check.present(environment, "environment of a column");
    }

    /**
     * @param newXA x in Å
     * @param newYA y in Å
     * @return a copy there
     */
    public AtomColumn at(final double newXA, final double newYA) {
        return new AtomColumn(newXA, newYA, siteClass, site, composition, environment);
    }

    /**
     * @param newClass class
     * @param newComposition atoms
     * @return a copy with them
     */
    public AtomColumn as(final SiteClass newClass, final Composition newComposition) {
        return new AtomColumn(xA, yA, newClass, site, newComposition, environment);
    }

    /**
     * @param newEnvironment environment
     * @return a copy in it
     */
    public AtomColumn in(final Environment newEnvironment) {
        return new AtomColumn(xA, yA, siteClass, site, composition, newEnvironment);
    }

    /**
     * @param other another column
     * @return distance in Å
     */
    public double distanceA(final AtomColumn other) {
        return StrictMath.hypot(xA - other.xA, yA - other.yA);
    }
}
