package org.zeroloss.eels.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.signal.Signal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class SpecimenSimulatorTest {

    private static final SpecimenParameters SMALL = SpecimenParameters.defaults(24, 16, 4711);
    private static final SpecimenSimulator SIMULATOR = new SpecimenSimulator(SMALL);

    private static int thickest(final List<SpecimenTruth> truth) {
        int best = 0;
        for (int i = 0; i < truth.size(); i++) {
            best = truth.get(i).thickness() > truth.get(best).thickness() ? i : best;
        }
        return best;
    }

    @Test
    void thicknessIsTheLogRatioOfTheSpectrum() {
        final List<SpecimenTruth> truth = SIMULATOR.truth();
        final int row = thickest(truth);
        final double elastic = Arrays.stream(SIMULATOR.expectedZlp(row)).sum();
        assertEquals(1e6 * Math.exp(-truth.get(row).thickness()), elastic, 1);
        final double seen = Arrays.stream(SIMULATOR.expectedSpectrum(row)).sum();
        assertTrue(seen < 1e6 && seen > elastic, "part of the plural scattering is off the axis");
    }

    @Test
    void mapsReachFromVacuumToThickWithGapsInRangeThatDoNotFollowThickness() {
        final List<SpecimenTruth> truth =
                new SpecimenSimulator(SpecimenParameters.defaults(48, 32, 77)).truth();
        final long vacuum = truth.stream().filter(t -> t.thickness() == 0).count();
        assertTrue(vacuum > 300 && vacuum < 900, "vacuum pixels: " + vacuum);
        double top = 0;
        double sg = 0;
        double st = 0;
        double sgg = 0;
        double stt = 0;
        double sgt = 0;
        int n = 0;
        for (final SpecimenTruth t : truth) {
            if (t.thickness() > 0) {
                assertTrue(t.gapEv() >= 1.3 && t.gapEv() <= 2.3);
                assertEquals(1.5, t.exponent());
                top = Math.max(top, t.thickness());
                n++;
                sg += t.gapEv();
                st += t.thickness();
                sgg += t.gapEv() * t.gapEv();
                stt += t.thickness() * t.thickness();
                sgt += t.gapEv() * t.thickness();
            } else {
                assertTrue(Double.isNaN(t.gapEv()));
            }
        }
        assertTrue(top > 0.9 && top <= 1.2, "greatest thickness " + top);
        final double r = (n * sgt - sg * st) / Math.sqrt((n * sgg - sg * sg) * (n * stt - st * st));
        assertTrue(Math.abs(r) < 0.95, "correlation " + r);
    }

    @Test
    void onsetReachesTheTailAtTheCrossingAndNothingLeaksIntoTheGap() {
        final SimulatedMaterial material = SimulatedMaterial.defaults();
        final double step = 0.001;
        final ScatteringDistribution scattering = new ScatteringDistribution(material, step);
        final SpecimenTruth truth =
                new SpecimenTruth(0, 0, material.referenceThickness(), 1.8, 1.5);
        final double[] s = new double[40_000];
        final double tail = 1e-5;
        scattering.fill(truth, tail, s);
        for (int i = 0; i * step < 1.799; i++) {
            assertEquals(0, s[i], 1e-15);
        }
        final double plasmon = s[(int) Math.round(20 / step)];
        assertTrue(plasmon > s[(int) Math.round(10 / step)]);
        assertEquals(tail, s[(int) Math.round(2.2 / step)], 0.03 * tail);
        assertEquals(material.referenceThickness(), Arrays.stream(s).sum(), 1e-12);
    }

    @Test
    void noiseIsPoissonPlusReadout() {
        final SimulatedAcquisition a = SMALL.acquisition();
        double chi2 = 0;
        long n = 0;
        for (int row = 0; row < 60; row++) {
            final double[] expected = SIMULATOR.expectedSpectrum(row);
            final double[] drawn = SIMULATOR.spectrum(row);
            for (int i = 0; i < expected.length; i++) {
                final double d = drawn[i] - expected[i];
                chi2 += d * d / (expected[i] + a.readoutNoise() * a.readoutNoise());
                n++;
            }
        }
        assertEquals(1, chi2 / n, 5 * Math.sqrt(2.2 / n));
    }

    @Test
    void sameSeedSameBytesWithOneAndTwoThreads(@TempDir final Path folder) throws IOException {
        final Path one = folder.resolve("one.arrow");
        final Path two = folder.resolve("two.arrow");
        SIMULATOR.write(one, new Workers(1), Progress.NONE);
        new SpecimenSimulator(SMALL).write(two, new Workers(2), Progress.NONE);
        assertEquals(-1, Files.mismatch(one, two));
        final Path other = folder.resolve("other.arrow");
        new SpecimenSimulator(SpecimenParameters.defaults(24, 16, 4712))
                .write(other, new Workers(2), Progress.NONE);
        assertTrue(Files.mismatch(one, other) >= 0);
        try (Signal image = Signal.open(one)) {
            assertEquals(24 * 16, image.rows());
            final double[] row = image.plane().row(7);
            final double[] drawn = SIMULATOR.spectrum(7);
            for (int i = 0; i < row.length; i++) {
                assertEquals((float) drawn[i], row[i]);
            }
            assertEquals(200, image.spec().metadata().beamEnergyKeV().orElseThrow());
            assertEquals(4711, image.spec().metadata().provenance().get(0).seed().orElseThrow());
        }
    }

    @Test
    void driftShiftsAndBroadeningWidens() {
        final SimulatedAcquisition a = SMALL.acquisition();
        final SimulatedAcquisition drifting =
                new SimulatedAcquisition(
                        a.channels(),
                        a.dispersionEv(),
                        a.firstEnergyEv(),
                        a.beamEnergyKev(),
                        a.exposureS(),
                        a.convergenceMrad(),
                        a.collectionMrad(),
                        a.countsPerSpectrum(),
                        a.readoutNoise(),
                        0.1);
        final double[] plain = SIMULATOR.expectedZlp(0);
        final double[] moved =
                new SpecimenSimulator(SMALL.withAcquisition(drifting)).expectedZlp(0);
        assertFalse(Arrays.equals(plain, moved));
        assertEquals(Arrays.stream(plain).sum(), Arrays.stream(moved).sum(), 1);
        final int row = thickest(SIMULATOR.truth());
        final double[] broad =
                new SpecimenSimulator(SMALL.withMaterial(SMALL.material().withBroadening(0.1)))
                        .expectedZlp(row);
        final double[] narrow = SIMULATOR.expectedZlp(row);
        assertTrue(
                Arrays.stream(broad).max().orElseThrow()
                        < Arrays.stream(narrow).max().orElseThrow());
        assertArrayEquals(SIMULATOR.expectedZlp(row), narrow);
    }

    @Test
    void cancellationLeavesNoFile(@TempDir final Path folder) {
        final Path file = folder.resolve("canceled.arrow");
        final Progress stop =
                new Progress() {
                    private int m_calls;

                    @Override
                    public synchronized void update(final double fraction, final String message) {
                        m_calls++;
                    }

                    @Override
                    public synchronized void checkCanceled() {
                        if (m_calls > 20) {
                            throw new CanceledException();
                        }
                    }
                };
        assertThrows(CanceledException.class, () -> SIMULATOR.write(file, new Workers(2), stop));
        assertFalse(Files.exists(file));
    }

    @Test
    void badParametersAreNamed() {
        final EelsException e =
                assertThrows(EelsException.class, () -> SpecimenParameters.defaults(0, 4, 1));
        assertTrue(e.getMessage().contains("width in pixels") && e.getMessage().contains("0"));
        assertThrows(EelsException.class, () -> new Exciton(-1, 1, 0.1));
        assertThrows(
                EelsException.class, () -> SimulatedMaterial.defaults().withExponent(Double.NaN));
    }
}
