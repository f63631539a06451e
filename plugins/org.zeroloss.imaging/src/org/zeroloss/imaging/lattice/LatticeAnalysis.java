package org.zeroloss.imaging.lattice;

import java.util.List;

/**
 * What was found in one image.
 *
 * @param mean mean lattice vectors of the largest grain in pixels; the strain is measured against
 *     them
 * @param neighbourDistance median distance of nearest columns in pixels
 * @param regularCoordination most frequent number of neighbours
 * @param localisationError standard deviation of one coordinate of a column in pixels: given, or
 *     from the residuals of the local lattices
 * @param grains number of grains
 * @param columns all columns, in the given order
 * @param emptySites vacancies
 */
public record LatticeAnalysis(
        LatticeVectors mean,
        double neighbourDistance,
        int regularCoordination,
        double localisationError,
        int grains,
        List<AnalyzedColumn> columns,
        List<EmptySite> emptySites) {}
