package org.zeroloss.eels.zlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class BackgroundSubtractorTest {

    private static final SpecimenParameters SPECIMEN = SpecimenParameters.defaults(24, 16, 616);

    @TempDir static Path folder;
    private static Path image;
    private static ZlpEnsemble ensemble;

    @BeforeAll
    static void train() {
        image = SimulatedImages.labelled(SPECIMEN, 3, folder);
        try (Signal s = Signal.open(image)) {
            ensemble =
                    new ZlpReplicaTrainer(ZlpTrainerParameters.defaults(8, 1))
                            .train(s, new Workers(2), Progress.NONE)
                            .ensemble();
        }
    }

    private static SubtractionSummary subtract(
            final Clipping clipping, final String name, final Workers workers) {
        try (Signal s = Signal.open(image)) {
            return new BackgroundSubtractor(ensemble, clipping)
                    .subtract(
                            s,
                            folder.resolve(name + "-rest.arrow"),
                            folder.resolve(name + "-peak.arrow"),
                            workers,
                            Progress.NONE);
        }
    }

    @Test
    void restAndPeakAddUpToTheImageAndTheRestIsTheTrueSignal() {
        final SubtractionSummary summary = subtract(Clipping.NONE, "sum", new Workers(2));
        assertEquals(24 * 16, summary.rows());
        assertEquals(0, summary.withoutPeak());
        final SpecimenSimulator simulator = new SpecimenSimulator(SPECIMEN);
        double deviation = 0;
        double noise = 0;
        try (Signal raw = Signal.open(image);
                Signal rest = Signal.open(folder.resolve("sum-rest.arrow"));
                Signal peak = Signal.open(folder.resolve("sum-peak.arrow"))) {
            assertTrue(rest.spec().hasMap(MapColumn.LABEL));
            for (int r = 0; r < raw.rows(); r++) {
                final double[] i = raw.plane().row(r);
                final double[] d = rest.plane().row(r);
                final double[] z = peak.plane().row(r);
                final double[] low = rest.plane(BackgroundSubtractor.P16).row(r);
                final double[] high = rest.plane(BackgroundSubtractor.P84).row(r);
                final double[] zLow = peak.plane(BackgroundSubtractor.P16).row(r);
                final double[] truth = simulator.expectedSpectrum(r);
                final double[] zlp = simulator.expectedZlp(r);
                for (int c = 0; c < i.length; c++) {
                    assertEquals(i[c], d[c] + z[c], 2e-6 * Math.abs(i[c]) + 1e-3);
                    assertTrue(low[c] <= d[c] && d[c] <= high[c]);
                    assertEquals(i[c] - high[c], zLow[c], 2e-6 * Math.abs(i[c]) + 1e-3);
                    if (c >= 104 + 80 && c < 104 + 160) {
                        deviation += d[c] - (truth[c] - zlp[c]);
                        noise += truth[c] + 4;
                    }
                }
                assertEquals(0, d[104], 0, "the peak itself is subtracted whole");
            }
        }
        assertTrue(
                Math.abs(deviation) < 6 * Math.sqrt(noise),
                "sum of deviations " + deviation + ", noise " + Math.sqrt(noise));
    }

    @Test
    void sameBytesWithOneAndTwoThreads() throws IOException {
        subtract(Clipping.NONE, "one", new Workers(1));
        subtract(Clipping.NONE, "two", new Workers(2));
        for (final String part : new String[] {"-rest.arrow", "-peak.arrow"}) {
            assertEquals(
                    -1, Files.mismatch(folder.resolve("one" + part), folder.resolve("two" + part)));
        }
    }

    @Test
    void aRowIsTheSameInAnImageOfManyBatches() {
        final Path large = folder.resolve("large.arrow");
        final int rows = 4000;
        try (Signal s = Signal.open(image)) {
            SubtractionBenchmark.repeat(s, large, rows);
        }
        subtract(Clipping.NONE, "small", new Workers(2));
        try (Signal s = Signal.open(large)) {
            new BackgroundSubtractor(ensemble, Clipping.NONE)
                    .subtract(
                            s,
                            folder.resolve("large-rest.arrow"),
                            folder.resolve("large-peak.arrow"),
                            new Workers(2),
                            Progress.NONE);
        }
        for (final String part : new String[] {"-rest.arrow", "-peak.arrow"}) {
            try (Signal few = Signal.open(folder.resolve("small" + part));
                    Signal many = Signal.open(folder.resolve("large" + part))) {
                assertEquals(rows, many.rows());
                for (int r = 0; r < rows; r += 3) {
                    final long source = SubtractionBenchmark.source(r, few.rows());
                    for (final String band : few.spec().bands()) {
                        assertArrayEquals(few.plane(band).row(source), many.plane(band).row(r));
                    }
                    assertEquals(
                            few.map(MapColumn.LABEL).get(source, 0),
                            many.map(MapColumn.LABEL).get(r, 0));
                }
            }
        }
    }

    @Test
    void clippingLeavesNoNegativeSignalWhereTheSpectrumIsPositive() {
        subtract(Clipping.AT_SIGNAL, "clip", new Workers(2));
        subtract(Clipping.NONE, "free", new Workers(2));
        int negative = 0;
        try (Signal clipped = Signal.open(folder.resolve("clip-rest.arrow"));
                Signal free = Signal.open(folder.resolve("free-rest.arrow"))) {
            for (int r = 0; r < clipped.rows(); r++) {
                final double[] a = clipped.plane().row(r);
                final double[] b = free.plane().row(r);
                for (int c = 200; c < 260; c++) {
                    assertTrue(a[c] >= 0);
                    negative += b[c] < 0 ? 1 : 0;
                }
            }
        }
        assertTrue(negative > 1000, "without clipping noise goes both ways: " + negative);
    }

    @Test
    void matchingBlendsSmoothlyFromDataToModel() {
        final Matching m = new Matching(0.8, 1.2, 8);
        assertEquals(100, m.value(0.5, 100, 50));
        assertEquals(50, m.value(1.2, 100, 50));
        assertEquals(50, m.value(-3, 100, 50));
        assertEquals(0, m.value(8.1, 100, 50));
        assertEquals(75, m.value(1.0, 100, 50), 1e-9);
        assertEquals(m.value(0.9, 100, 50), m.value(-0.9, 100, 50), 1e-12);
    }

    @Test
    void cancellationLeavesNoFile() {
        final Progress stop =
                new Progress() {
                    private double m_done;

                    @Override
                    public synchronized void update(final double fraction, final String message) {
                        m_done = Math.max(m_done, fraction);
                    }

                    @Override
                    public synchronized void checkCanceled() {
                        if (m_done > 0.5) {
                            throw new CanceledException();
                        }
                    }
                };
        final Path rest = folder.resolve("canceled-rest.arrow");
        final Path peak = folder.resolve("canceled-peak.arrow");
        try (Signal s = Signal.open(image)) {
            final BackgroundSubtractor subtractor =
                    new BackgroundSubtractor(ensemble, Clipping.NONE);
            assertThrows(
                    CanceledException.class,
                    () -> subtractor.subtract(s, rest, peak, new Workers(2), stop));
        }
        assertFalse(Files.exists(rest));
        assertFalse(Files.exists(peak));
    }
}
