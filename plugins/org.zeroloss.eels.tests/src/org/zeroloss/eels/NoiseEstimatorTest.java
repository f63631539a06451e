package org.zeroloss.eels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Progress;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalWriter;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

class NoiseEstimatorTest {

    @TempDir Path folder;

    @Test
    void findsGainAndReadoutNoiseOfTheSimulator() {
        final Path file = folder.resolve("image.arrow");
        new SpecimenSimulator(SpecimenParameters.defaults(24, 16, 8))
                .write(file, SimulatedImages.WORKERS, Progress.NONE);
        try (Signal image = Signal.open(file)) {
            final SpectrumNoise noise = NoiseEstimator.of(image, r -> 104);
            assertEquals(1, noise.gain(), 0.06);
            assertEquals(4, noise.readoutVariance(), 0.4);
            assertEquals(0, noise.correlation());
        }
    }

    @Test
    void findsGainAndCorrelationOfScaledAndSmearedCounts() {
        final Path raw = folder.resolve("raw.arrow");
        final Path smeared = folder.resolve("smeared.arrow");
        new SpecimenSimulator(SpecimenParameters.defaults(24, 16, 9))
                .write(raw, SimulatedImages.WORKERS, Progress.NONE);
        final double gain = 7;
        final double theta = 0.4;
        try (Signal image = Signal.open(raw);
                SignalWriter writer = SignalWriter.create(smeared, image.spec())) {
            final SignalBlock block = writer.newBlock((int) image.rows());
            for (int r = 0; r < image.rows(); r++) {
                final double[] row = image.plane().row(r);
                final double[] out = new double[row.length];
                for (int i = 0; i < row.length; i++) {
                    out[i] = gain * (row[i] + theta * row[Math.max(0, i - 1)]) / (1 + theta);
                }
                block.band().setRow(r, out);
            }
            writer.write(block);
            writer.finish();
        }
        try (Signal image = Signal.open(smeared)) {
            final SpectrumNoise noise = NoiseEstimator.of(image, r -> 104);
            final double variance = (1 + theta * theta) / ((1 + theta) * (1 + theta));
            assertEquals(gain * variance, noise.gain(), 0.1 * gain * variance);
            assertEquals(theta / (1 + theta * theta), noise.correlation(), 0.06);
        }
    }

    @Test
    void countsOfAFewElectronsHaveAGainOfOne() {
        for (final double counts : new double[] {1e5, 1e4, 100}) {
            final Path file = folder.resolve(counts + ".arrow");
            new SpecimenSimulator(DamagedImages.fewElectrons(counts))
                    .write(file, SimulatedImages.WORKERS, Progress.NONE);
            try (Signal image = Signal.open(file)) {
                final SpectrumNoise noise = NoiseEstimator.of(image, r -> 104);
                assertEquals(1, noise.gain(), 0.06, "at " + counts);
                assertEquals(0, noise.readoutVariance(), 0.1, "at " + counts);
            }
        }
    }

    @Test
    void emptyAndNotFiniteChannelsDoNotCount() {
        final Path file = folder.resolve("image.arrow");
        new SpecimenSimulator(SpecimenParameters.defaults(24, 16, 8))
                .write(file, SimulatedImages.WORKERS, Progress.NONE);
        final Path damaged =
                DamagedImages.edit(
                        file,
                        folder.resolve("damaged.arrow"),
                        (r, c) -> {
                            Arrays.fill(c, 900, c.length, 0);
                            if (r == 17) {
                                c[300] = Double.NaN;
                            }
                        });
        try (Signal image = Signal.open(damaged)) {
            final SpectrumNoise noise = NoiseEstimator.of(image, r -> r == 5 ? Double.NaN : 104);
            assertEquals(1, noise.gain(), 0.06);
            assertEquals(4, noise.readoutVariance(), 0.4);
        }
    }

    @Test
    void spectraWithoutNoiseAreAnErrorUnlessTheyCountElectrons() {
        final Path file = folder.resolve("image.arrow");
        new SpecimenSimulator(SpecimenParameters.defaults(4, 4, 8))
                .write(file, SimulatedImages.WORKERS, Progress.NONE);
        for (final double level : new double[] {3, 0.5, 0}) {
            final Path flat =
                    DamagedImages.edit(
                            file,
                            folder.resolve(level + "flat.arrow"),
                            (r, c) -> Arrays.fill(c, level));
            try (Signal image = Signal.open(flat)) {
                if (level == 3) {
                    assertEquals(new SpectrumNoise(1, 0, 0), NoiseEstimator.of(image, r -> 104));
                } else {
                    final EelsException e =
                            assertThrows(
                                    EelsException.class, () -> NoiseEstimator.of(image, r -> 104));
                    assertTrue(e.getMessage().contains("crop"));
                }
            }
        }
    }

    @Test
    void drawsHaveTheNoisesVarianceAndCorrelation() {
        final double[] expected = new double[20_000];
        Arrays.fill(expected, 30);
        for (final double rho : new double[] {0, 0.35}) {
            final SpectrumNoise noise = new SpectrumNoise(2, 9, rho);
            final double[] data = new double[expected.length];
            new NoiseDraw(noise, expected).addTo(data, new SplittableRandom(4));
            double mean = 0;
            double square = 0;
            double lag = 0;
            for (int i = 0; i < data.length; i++) {
                mean += data[i] / data.length;
                square += data[i] * data[i] / data.length;
                lag += i > 0 ? data[i] * data[i - 1] / data.length : 0;
            }
            assertEquals(0, mean, 0.35);
            assertEquals(69, square, 4);
            assertEquals(rho, lag / square, 0.03);
            assertTrue(noise.variance(-5) == 9, "negative expectations have readout noise only");
        }
    }
}
