package org.zeroloss.eels.background;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.PoissonSampler;
import org.zeroloss.base.Seeds;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Writes images of zero-loss peaks of a given shape, all vacuum, with their truth. */
final class PeakImages {

    static final double STEP = 0.025;
    static final int CHANNELS = 480;
    static final double FIRST = -3;

    private PeakImages() {}

    /**
     * @param shape intensity relative to the peak over energy in eV
     * @param height counts at the peak; it varies by ± 20 % over the rows
     * @param rows number of spectra
     * @param seed seed of the noise
     * @param file file to write
     * @return the file
     */
    static Path vacuum(
            final DoubleUnaryOperator shape,
            final double height,
            final int rows,
            final long seed,
            final Path file) {
        final SignalSpec spec =
                SignalSpec.spectralImage(
                                "peaks",
                                "counts",
                                List.of(
                                        new Axis("x", "px", rows, 1, 0, AxisRole.NAVIGATION),
                                        new Axis(
                                                "Energy loss",
                                                "eV",
                                                CHANNELS,
                                                STEP,
                                                FIRST,
                                                AxisRole.SIGNAL)),
                                DataType.FLOAT32,
                                SignalMetadata.EMPTY)
                        .withBands(List.of(SignalSpec.SIGNAL, SpecimenSimulator.ZERO_LOSS))
                        .withMap(new MapColumn(MapColumn.VACUUM, DataType.UINT8, ""));
        try (SignalWriter writer = SignalWriter.create(file, spec)) {
            while (writer.remainingRows() > 0) {
                final SignalBlock block = writer.newBlock();
                for (int i = 0; i < block.rows(); i++) {
                    final long row = writer.writtenRows() + i;
                    final SplittableRandom random = Seeds.stream(seed, row);
                    final double own = height * (0.8 + 0.4 * random.nextDouble());
                    final double[] truth = new double[CHANNELS];
                    final double[] counts = new double[CHANNELS];
                    for (int c = 0; c < CHANNELS; c++) {
                        truth[c] = own * shape.applyAsDouble(FIRST + c * STEP);
                        counts[c] =
                                PoissonSampler.sample(truth[c], random)
                                        + 0.5 * Gaussian.next(random);
                    }
                    block.band().setRow(i, counts);
                    block.band(SpecimenSimulator.ZERO_LOSS).setRow(i, truth);
                    block.map(MapColumn.VACUUM).set(i, 0, 1);
                }
                writer.write(block);
            }
            writer.finish();
        }
        return file;
    }

    /** A peak of Gaussian core whose tail beyond 0.6 eV is exactly 0.02·E^−3. */
    static double powerLaw(final double energyEv) {
        final double e = Math.abs(energyEv);
        final double core = Math.exp(-4 * Math.log(2) * e * e / 0.2);
        return e < 0.3 ? core : Math.max(core, 0.02 * Math.pow(e, -3));
    }
}
