package org.zeroloss.imaging.lattice;

import java.util.Optional;

/**
 * What the lattice is at one column.
 *
 * @param x position in pixels
 * @param y position in pixels
 * @param coordination number of neighbours
 * @param neighbourDistance mean distance of the neighbours in pixels, NaN without
 * @param grain number of the grain, from 0 by size; −1 if it belongs to none
 * @param vectors local lattice vectors in pixels, if a lattice fits
 * @param strain strain against the mean lattice, if a lattice fits
 * @param structure what the surroundings look like
 */
public record AnalyzedColumn(
        double x,
        double y,
        int coordination,
        double neighbourDistance,
        int grain,
        Optional<LatticeVectors> vectors,
        Optional<Strain> strain,
        LocalStructure structure) {

    /**
     * Strain V − 1 of the local lattice against the mean one, in the axes of the image, with the
     * standard deviations that the localisation error makes.
     *
     * @param xx stretch along x
     * @param yy stretch along y
     * @param xy shear, half of the change of the angle
     * @param rotationDeg rotation in degrees, modulo the symmetry of the lattice
     * @param xxError standard deviation of {@code xx}
     * @param yyError standard deviation of {@code yy}
     * @param xyError standard deviation of {@code xy}
     */
    public record Strain(
            double xx,
            double yy,
            double xy,
            double rotationDeg,
            double xxError,
            double yyError,
            double xyError) {}
}
