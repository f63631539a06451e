package org.zeroloss.imaging.lattice;

import org.zeroloss.base.Gaussian;
import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.crystal.Field;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Columns of a crystal as a detector finds them: in pixels, with errors of their places. */
final class NoisyColumns {

    static final double PX_PER_A = 8;
    static final Field FIELD = new Field(0, 0, 60, 60);

    private NoisyColumns() {}

    static LatticeAnalysis analyze(
            final List<AtomColumn> columns, final double noisePx, final OptionalDouble error) {
        final SplittableRandom random = new SplittableRandom(9);
        final double[] x =
                columns.stream()
                        .mapToDouble(c -> PX_PER_A * c.xA() + noisePx * Gaussian.next(random))
                        .toArray();
        final double[] y =
                columns.stream()
                        .mapToDouble(c -> PX_PER_A * c.yA() + noisePx * Gaussian.next(random))
                        .toArray();
        final String[] classes = new String[x.length];
        Arrays.fill(classes, "column");
        return new LatticeAnalyzer(error).analyze(x, y, classes);
    }

    static boolean inner(final AnalyzedColumn c, final double marginA) {
        return FIELD.grown(-marginA).contains(c.x() / PX_PER_A, c.y() / PX_PER_A);
    }
}
