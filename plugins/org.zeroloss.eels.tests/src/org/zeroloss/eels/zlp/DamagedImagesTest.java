package org.zeroloss.eels.zlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.DamagedImages;
import org.zeroloss.eels.NoiseEstimator;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.gap.BandGapFitter;
import org.zeroloss.eels.gap.GapParameters;
import org.zeroloss.eels.gap.GapResult;
import org.zeroloss.eels.gap.GapRow;
import org.zeroloss.eels.gap.GapStatus;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.signal.Signal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** A few bad channels or pixels cost those pixels and nothing else. */
class DamagedImagesTest {

    private static final SpecimenParameters SPECIMEN = SpecimenParameters.defaults(24, 16, 90210);
    private static final Workers WORKERS = new Workers(2);

    @TempDir static Path folder;
    private static Path raw;

    @BeforeAll
    static void simulate() {
        raw = folder.resolve("raw.arrow");
        new SpecimenSimulator(SPECIMEN).write(raw, WORKERS, Progress.NONE);
    }

    private static ZlpTraining train(final Signal image) {
        return new ZlpReplicaTrainer(ZlpTrainerParameters.defaults(6, 1))
                .train(image, WORKERS, Progress.NONE);
    }

    private static GapResult gap(
            final Signal image, final ZlpEnsemble ensemble, final SpectrumGrouping grouping) {
        return new BandGapFitter(GapParameters.defaults(grouping, OptionalDouble.of(1.5), 5))
                .fit(image, ensemble, WORKERS, Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e5, 1e4})
    void fewElectronsWithoutReadoutNoiseGiveAGap(final double counts, @TempDir final Path own) {
        final Path file = SimulatedImages.labelled(DamagedImages.fewElectrons(counts), 3, own);
        try (Signal image = Signal.open(file)) {
            final ZlpTraining t = train(image);
            assertEquals(1, t.ensemble().noise().gain(), 0.06);
            final GapRow mean = gap(image, t.ensemble(), SpectrumGrouping.MEAN).gaps().get(0);
            assertEquals(GapStatus.OK, mean.status(), mean.reason());
            assertTrue(mean.gapEv() > 1.2 && mean.gapEv() < 2.2, mean.toString());
        }
    }

    @Test
    void emptyChannelsAtTheEndGiveAGap(@TempDir final Path own) {
        final Path padded =
                DamagedImages.edit(
                        raw,
                        own.resolve("padded.arrow"),
                        (r, c) -> Arrays.fill(c, 900, c.length, 0));
        try (Signal image =
                Signal.open(SimulatedImages.cluster(padded, 3, own.resolve("l.arrow")))) {
            final ZlpTraining t = train(image);
            assertEquals(0, t.leftOut().total());
            assertEquals("", t.leftOut().summary());
            final GapRow mean = gap(image, t.ensemble(), SpectrumGrouping.MEAN).gaps().get(0);
            assertEquals(GapStatus.OK, mean.status(), mean.reason());
            assertTrue(mean.gapEv() > 1.2 && mean.gapEv() < 2.2, mean.toString());
        }
    }

    @Test
    void badPixelsAreLeftOutAndTheOthersKeepTheirResults(@TempDir final Path own) {
        final SplittableRandom random = new SplittableRandom(3);
        final Path bad =
                DamagedImages.edit(
                        raw,
                        own.resolve("bad.arrow"),
                        (r, c) -> {
                            switch (r) {
                                case 100 -> c[300] = Double.NaN;
                                case 150 -> Arrays.fill(c, 0);
                                case 200 -> {
                                    for (int i = 0; i < c.length; i++) {
                                        c[i] = i == 900 ? 12 : 4 * random.nextDouble() - 2;
                                    }
                                }
                                case 250 -> c[900] = 1e6;
                                default -> {}
                            }
                        });
        final Path good = SimulatedImages.cluster(raw, 3, own.resolve("good-l.arrow"));
        final Path labelled = SimulatedImages.cluster(bad, 3, own.resolve("bad-l.arrow"));
        try (Signal image = Signal.open(labelled);
                Signal reference = Signal.open(good)) {
            final ZlpTraining t = train(image);
            assertEquals(new LeftOut(384, 1, 1, 1, 1), t.leftOut());
            assertTrue(t.leftOut().summary().startsWith("4 of 384 spectra were left out: 1 "));
            final List<RegionRow> expected = train(reference).regions();
            assertEquals(expected.size(), t.regions().size());
            for (int g = 0; g < expected.size(); g++) {
                final RegionRow e = expected.get(g);
                final RegionRow f = t.regions().get(g);
                assertEquals(e.regionEndEv(), f.regionEndEv(), 0.1);
                assertEquals(e.lnZlp(), f.lnZlp(), 0.02);
            }
            final GapResult pixels = gap(image, t.ensemble(), SpectrumGrouping.PIXEL);
            assertEquals(t.leftOut(), pixels.leftOut());
            assertEquals(0, pixels.extrapolated());
            for (final int r : new int[] {100, 150, 200, 250}) {
                assertEquals(GapStatus.NO_ZERO_LOSS_PEAK, pixels.gaps().get(r).status());
            }
            final SubtractionSummary s =
                    new BackgroundSubtractor(t.ensemble(), Clipping.NONE)
                            .subtract(
                                    image,
                                    own.resolve("rest.arrow"),
                                    own.resolve("peak.arrow"),
                                    WORKERS,
                                    Progress.NONE);
            assertEquals(new SubtractionSummary(384, t.leftOut(), 0), s);
            assertEquals(4, s.withoutPeak());
            try (Signal rest = Signal.open(own.resolve("rest.arrow"));
                    Signal peak = Signal.open(own.resolve("peak.arrow"))) {
                for (final int r : new int[] {100, 150, 200, 250}) {
                    assertArrayEquals(image.plane().row(r), rest.plane().row(r));
                    assertArrayEquals(new double[image.width()], peak.plane().row(r));
                }
            }
        }
    }

    @Test
    void aFewSpectraMayBeShiftedByChannels(@TempDir final Path own) {
        final Path shifted =
                DamagedImages.edit(
                        raw,
                        own.resolve("shifted.arrow"),
                        (r, c) -> System.arraycopy(c.clone(), 0, c, r % 8, c.length - 8));
        try (Signal image = Signal.open(shifted)) {
            assertEquals(0, scan(image).leftOut().total());
        }
    }

    @Test
    void theMeanLeavesVacuumOutThatNoMapMarks() {
        try (Signal image = Signal.open(raw)) {
            final ImageScan scan = scan(image);
            final SpectrumNoise noise = NoiseEstimator.of(image, scan::usableZeroChannel);
            final SpectrumItem mean =
                    SpectrumItems.of(image, scan, SpectrumGrouping.MEAN, noise, Progress.NONE)
                            .get(0);
            final long vacuum =
                    new SpecimenSimulator(SPECIMEN)
                            .truth().stream().filter(p -> p.thickness() == 0).count();
            assertTrue(vacuum > 20);
            assertEquals(384 - vacuum, mean.spectra(), 0.05 * vacuum);
        }
    }

    private static ImageScan scan(final Signal image) {
        return new ImageScan(image, EnergyZero.SPECTRUM, 1, WORKERS, Progress.NONE);
    }
}
