package org.zeroloss.imaging.lattice;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.lattice.AnalyzedColumn.Strain;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Reads a lattice out of the places of columns: neighbours, local lattice vectors, strain with its
 * error, grains, and defects by structure. Around every column an affine lattice is fitted to the
 * columns one lattice vector away (least squares, as in geometric phase analysis in real space; P.
 * L. Galindo et al., Ultramicroscopy 107 (2007) 1186, fit pairs of vectors). The strain is measured
 * against the mean lattice of the largest grain: a uniform strain, or a wrong pixel size, is not
 * seen.
 */
public final class LatticeAnalyzer {

    /** Fewest columns of an image. */
    public static final int LEAST_COLUMNS = 20;

    private final OptionalDouble m_error;

    /**
     * @param localisationError standard deviation of one coordinate of a column in pixels; if
     *     absent, it is taken from the residuals of the local lattices
     */
    public LatticeAnalyzer(final OptionalDouble localisationError) {
        m_error = Check.present(localisationError, "localisation error");
        if (localisationError.isPresent()) {
            Check.notNegative(localisationError.getAsDouble(), "localisation error in pixels");
        }
    }

    /**
     * @param x positions of the columns of one image in pixels
     * @param y positions of the columns of one image in pixels
     * @param classes class of each column; equal for all if unknown
     * @return what the lattice is
     * @throws ImagingException if there are too few columns, or they do not repeat
     */
    public LatticeAnalysis analyze(final double[] x, final double[] y, final String[] classes) {
        if (x.length != y.length || x.length != classes.length) {
            throw new ImagingException(
                    "Expected as many y and classes as x, found "
                            + x.length
                            + ", "
                            + y.length
                            + " and "
                            + classes.length);
        }
        for (int i = 0; i < x.length; i++) {
            Check.finite(x[i], "x of column " + i);
            Check.finite(y[i], "y of column " + i);
        }
        if (x.length < LEAST_COLUMNS) {
            throw new ImagingException(
                    "Expected at least "
                            + LEAST_COLUMNS
                            + " columns in an image, found "
                            + x.length);
        }
        final PointGrid coarse = new PointGrid(x, y, 1e-9);
        final double distance = ReferenceLattice.nearestDistance(x, y, coarse);
        final PointGrid grid = new PointGrid(x, y, 1.5 * Math.max(distance, 1e-9));
        if (!(distance > 0)) {
            throw new ImagingException(
                    "Expected columns at different places, found most of them twice");
        }
        final ReferenceLattice.Found found = new ReferenceLattice(x, y, grid, distance).find();
        final LatticeVectors mean = mean(x, y, grid, distance, found);
        final GrainGrowth lattices = grown(x, y, grid, distance, mean, found.seed());
        final double error = m_error.orElseGet(() -> error(lattices));
        final GrainMap grains = new GrainMap(lattices, mean);
        final BondGraph bonds = new BondGraph(x, y, grid, distance);
        final Structures structures =
                new Structures(x, y, classes, bonds, grains, mean.shell().size());
        final List<EmptySite> empty = new EmptySites(x, y, grid, mean, grains, structures).find();
        final boolean[] beside = beside(empty, grid, BondGraph.BOND * distance, x.length);
        final List<AnalyzedColumn> columns = new ArrayList<>(x.length);
        for (int i = 0; i < x.length; i++) {
            columns.add(
                    new AnalyzedColumn(
                            x[i],
                            y[i],
                            bonds.bonds(i).length,
                            meanBond(x, y, bonds.bonds(i), i),
                            grains.grain(i),
                            grains.lattice(i).map(l -> mean.deformed(l.f())),
                            grains.lattice(i).map(l -> strain(l, error)),
                            structures.of(i, beside[i])));
        }
        return new LatticeAnalysis(
                mean,
                distance,
                structures.regularCoordination(),
                error,
                grains.grains(),
                columns,
                empty);
    }

    /** Which columns are that near to an empty place. */
    private static boolean[] beside(
            final List<EmptySite> empty,
            final PointGrid grid,
            final double reach,
            final int columns) {
        final boolean[] beside = new boolean[columns];
        for (final EmptySite e : empty) {
            grid.within(e.x(), e.y(), reach, (k, d) -> beside[k] = true);
        }
        return beside;
    }

    /** Grown once with the vectors of one place; the mean of the largest grain is better. */
    private static LatticeVectors mean(
            final double[] x,
            final double[] y,
            final PointGrid grid,
            final double distance,
            final ReferenceLattice.Found found) {
        final GrainGrowth lattices = grown(x, y, grid, distance, found.vectors(), found.seed());
        final GrainMap first = new GrainMap(lattices, found.vectors());
        final List<double[]> cores =
                IntStream.range(0, x.length)
                        .filter(i -> first.grain(i) == 0 && first.core(i))
                        .mapToObj(i -> first.lattice(i).orElseThrow().f())
                        .toList();
        if (cores.isEmpty()) {
            throw new ImagingException(
                    "Expected a crystal of at least some ten columns, found none among "
                            + x.length
                            + " columns");
        }
        final double[] sum = new double[4];
        for (final double[] f : cores) {
            for (int c = 0; c < 4; c++) {
                sum[c] += f[c] / cores.size();
            }
        }
        return found.vectors().deformed(sum);
    }

    private static GrainGrowth grown(
            final double[] x,
            final double[] y,
            final PointGrid grid,
            final double distance,
            final LatticeVectors vectors,
            final int seed) {
        final GrainGrowth growth =
                new GrainGrowth(x, y, grid, new LatticeFit(x, y, grid, vectors), distance);
        growth.grow(seed);
        return growth;
    }

    /** From the median of the residuals, which few defects do not move; χ² has mean = ν. */
    private static double error(final GrainGrowth lattices) {
        final double[] perFreedom = new double[lattices.columns()];
        int n = 0;
        double freedom = 0;
        for (int i = 0; i < perFreedom.length; i++) {
            final Optional<LocalLattice> l = lattices.lattice(i);
            if (l.isPresent() && l.get().freedom() > 0) {
                perFreedom[n++] = l.get().squares() / l.get().freedom();
                freedom += l.get().freedom();
            }
        }
        if (n == 0) {
            return Double.NaN;
        }
        final double nu = freedom / n;
        final double median = median(Arrays.copyOf(perFreedom, n));
        // median of χ²/ν after Wilson and Hilferty (1931)
        final double share = 1 - 2 / (9 * nu);
        return Math.sqrt(median / (share * share * share));
    }

    private static double median(final double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static double meanBond(
            final double[] x, final double[] y, final int[] bonds, final int i) {
        double sum = 0;
        for (final int k : bonds) {
            sum += StrictMath.hypot(x[k] - x[i], y[k] - y[i]);
        }
        return sum / bonds.length;
    }

    private static Strain strain(final LocalLattice lattice, final double error) {
        final double[] s = lattice.strain();
        final double xx = error * Math.sqrt(lattice.variance()[0]);
        final double yy = error * Math.sqrt(lattice.variance()[1]);
        return new Strain(
                s[0],
                s[1],
                s[2],
                StrictMath.toDegrees(lattice.rotation()),
                xx,
                yy,
                StrictMath.hypot(xx, yy) / 2);
    }
}
