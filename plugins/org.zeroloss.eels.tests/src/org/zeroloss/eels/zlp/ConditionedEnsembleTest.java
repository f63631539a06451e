package org.zeroloss.eels.zlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.background.ZlpModelFile;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.simulate.SimulatedAcquisition;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.zlp.conditions.ConditionRange;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.learn.net.Mlp;
import org.zeroloss.learn.net.MlpShape;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalCopy;
import org.zeroloss.signal.SignalMetadata;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One model of images taken under several conditions. */
class ConditionedEnsembleTest {

    private static final List<Conditions> TRAINED =
            List.of(new Conditions(60, 0.05), new Conditions(100, 0.2), new Conditions(200, 0.02));
    private static final ZlpTrainerParameters PARAMETERS = ZlpTrainerParameters.defaults(10, 3);

    @TempDir static Path folder;
    private static List<Path> files;
    private static ZlpTraining training;

    @BeforeAll
    static void train() throws IOException {
        files = new ArrayList<>();
        for (int i = 0; i < TRAINED.size(); i++) {
            files.add(image(TRAINED.get(i), 40 + i));
        }
        training = train(files, TRAINED, new Workers(2));
    }

    private static SpecimenParameters specimen(final Conditions c, final long seed) {
        final SimulatedAcquisition d = SimulatedAcquisition.defaults();
        return SpecimenParameters.defaults(16, 12, seed)
                .withAcquisition(
                        new SimulatedAcquisition(
                                512,
                                d.dispersionEv(),
                                d.firstEnergyEv(),
                                c.beamEnergyKev(),
                                c.exposureS(),
                                d.convergenceMrad(),
                                d.collectionMrad(),
                                d.countsPerSpectrum(),
                                d.readoutNoise(),
                                0));
    }

    private static Path image(final Conditions c, final long seed) throws IOException {
        final Path own = Files.createDirectory(folder.resolve("image" + seed));
        return SimulatedImages.labelled(specimen(c, seed), 3, own);
    }

    private static ZlpTraining train(
            final List<Path> images, final List<Conditions> conditions, final Workers workers) {
        final List<Signal> open = new ArrayList<>();
        try {
            images.forEach(f -> open.add(Signal.open(f)));
            return new ZlpReplicaTrainer(PARAMETERS)
                    .train(open, conditions, workers, Progress.NONE);
        } finally {
            open.forEach(Signal::close);
        }
    }

    private static byte[] bytes(final ZlpEnsemble ensemble) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ensemble.write(out);
        return out.toByteArray();
    }

    private static double[] shapes(final ZlpEnsemble e, final double lnZlp) {
        final double[] all = new double[60 * e.replicas()];
        final double[] one = new double[60];
        for (int r = 0; r < e.replicas(); r++) {
            e.lnShape(r, lnZlp, -1, 0.07, one);
            System.arraycopy(one, 0, all, 60 * r, 60);
        }
        return all;
    }

    @Test
    void ofOneImageItIsTheModelOfThatImageToTheLastByte() {
        final ZlpEnsemble one =
                train(files.subList(0, 1), TRAINED.subList(0, 1), new Workers(2)).ensemble();
        try (Signal image = Signal.open(files.get(0))) {
            final ZlpEnsemble alone =
                    new ZlpReplicaTrainer(PARAMETERS)
                            .train(image, new Workers(2), Progress.NONE)
                            .ensemble();
            assertArrayEquals(bytes(alone), bytes(one));
            assertTrue(one.conditions().isEmpty());
            assertSame(one, one.at(new Conditions(300, 1), 5));
            final ImageScan scan =
                    new ImageScan(image, EnergyZero.SPECTRUM, 1, new Workers(1), Progress.NONE);
            assertSame(one, one.forImage(image, scan));
        }
    }

    @Test
    void sameBytesForAnyNumberOfThreadsAndAfterReading() {
        final byte[] bytes = bytes(training.ensemble());
        assertArrayEquals(bytes, bytes(train(files, TRAINED, new Workers(1)).ensemble()));
        final ZlpEnsemble copy = ZlpEnsemble.read(new ByteArrayInputStream(bytes));
        assertArrayEquals(bytes, bytes(copy));
        assertEquals(training.ensemble().summary(), copy.summary());
        final Conditions at = new Conditions(80, 0.1);
        assertArrayEquals(
                shapes(training.ensemble().at(at, 11), 10.5), shapes(copy.at(at, 11), 10.5));
        final ZlpEnsemble elsewhere = training.ensemble().at(at, 11);
        final ZlpEnsemble read = ZlpEnsemble.read(new ByteArrayInputStream(bytes(elsewhere)));
        assertArrayEquals(shapes(elsewhere, 10.5), shapes(read, 10.5));
        for (int n = 0; n < bytes.length; n += 1 + n / 3) {
            final byte[] cut = Arrays.copyOf(bytes, n);
            assertThrows(
                    EelsException.class, () -> ZlpEnsemble.read(new ByteArrayInputStream(cut)));
        }
    }

    @Test
    void modelFilesKeepTheConditions() {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZlpModelFile.write(new ZlpBackground(training.ensemble()), out);
        final ZlpBackground read =
                (ZlpBackground) ZlpModelFile.read(out.toByteArray(), "model.zlpmodel");
        assertArrayEquals(bytes(training.ensemble()), bytes(read.ensemble()));
        assertEquals(training.ensemble().conditions(), read.ensemble().conditions());
        assertEquals(
                training.ensemble().conditions(), ConditionRange.from(read.ensemble().metadata()));
    }

    @Test
    void underTheConditionsOfATrainingImageItFollowsThatImage() {
        for (int i = 0; i < TRAINED.size(); i++) {
            assertTrue(worst(training.ensemble(), TRAINED.get(i), 40 + i) < 0.05, "image " + i);
        }
        assertTrue(worst(training.ensemble(), new Conditions(80, 0.05), 50) < 0.3);
    }

    /** Largest relative error of the median between 0.5 and 2.5 eV in vacuum. */
    private static double worst(final ZlpEnsemble model, final Conditions c, final long seed) {
        final SpecimenSimulator simulator = new SpecimenSimulator(specimen(c, seed));
        final int vacuum =
                (int) simulator.truth().stream().takeWhile(t -> t.thickness() > 0).count();
        final double[] z = simulator.expectedZlp(vacuum);
        final ZeroLossPosition p = ZeroLossPosition.of(z, 1);
        final ZlpEnsemble own = model.at(c, p.lnSum());
        final double[][] all = new double[own.replicas()][z.length];
        for (int r = 0; r < all.length; r++) {
            own.lnShape(r, p.lnSum(), -p.channel() * 0.025, 0.025, all[r]);
        }
        double worst = 0;
        for (int i = 0; i < z.length; i++) {
            final double e = (i - p.channel()) * 0.025;
            if (e > 0.5 && e < 2.5) {
                final int channel = i;
                final double ln =
                        Quantiles.median(Arrays.stream(all).mapToDouble(a -> a[channel]).toArray());
                worst = Math.max(worst, Math.abs(p.lnSum() + ln - Math.log(z[i])));
            }
        }
        return worst;
    }

    @Test
    void forAnImageItTakesTheConditionsFromTheMetadataAndTheLevelFromItsVacuum()
            throws IOException {
        final Conditions at = new Conditions(80, 0.05);
        try (Signal image = Signal.open(image(at, 51))) {
            final ImageScan scan =
                    new ImageScan(image, EnergyZero.SPECTRUM, 1, new Workers(1), Progress.NONE);
            final ZlpEnsemble own = training.ensemble().forImage(image, scan);
            double strongest = 0;
            for (int r = 0; r < scan.rows(); r++) {
                strongest = Math.max(strongest, scan.lnZlp(r));
            }
            assertEquals(strongest, own.inputs().lnReference(), 0.02);
            assertEquals(80, own.metadata().beamEnergyKeV().getAsDouble());
            assertTrue(own.covers(strongest - 0.5));
            assertFalse(own.covers(strongest + 1));
            assertTrue(own.fwhmEv() > 0.25 && own.fwhmEv() < 0.45, "width " + own.fwhmEv());
            assertTrue(own.region(1, strongest - 0.4).regionEndEv() > own.fwhmEv());
        }
    }

    @Test
    void withoutConditionsInTheMetadataItSaysWhatIsMissing() throws IOException {
        final Path target = folder.resolve("unknown.arrow");
        try (Signal image = Signal.open(files.get(0))) {
            SignalCopy.copy(
                    image,
                    target,
                    image.spec().withMetadata(SignalMetadata.EMPTY.withExposureS(0.1)),
                    SignalCopy.Filler.NONE,
                    Progress.NONE);
        }
        try (Signal image = Signal.open(target)) {
            final ImageScan scan =
                    new ImageScan(image, EnergyZero.SPECTRUM, 1, new Workers(1), Progress.NONE);
            final EelsException e =
                    assertThrows(
                            EelsException.class, () -> training.ensemble().forImage(image, scan));
            assertTrue(e.getMessage().contains("no beam energy"), e.getMessage());
        }
    }

    @Test
    void farOutsideItStaysFinite() {
        for (final double v : shapes(training.ensemble().at(new Conditions(3000, 500), 11), 10)) {
            assertTrue(Double.isFinite(v) && Math.abs(v) < 100, "ln I = " + v);
        }
        assertEquals(
                List.of("beam energy 300 keV is outside the trained 60–200 keV"),
                training.ensemble().conditions().orElseThrow().outside(new Conditions(300, 0.05)));
    }

    @Test
    void everyImageHasItsRegionsAndItsReplicas() {
        assertEquals(10, training.replicas().size());
        for (int i = 1; i <= TRAINED.size(); i++) {
            final String name = "image " + i + " vacuum";
            assertEquals(1, training.regions().stream().filter(r -> r.name().equals(name)).count());
        }
        assertEquals(3L * 16 * 12, training.leftOut().rows());
        assertTrue(training.ensemble().summary().contains("3 images, 60–200 keV, 0.02–0.2 s"));
    }

    @Test
    void twoImagesTrainAModelToo() {
        final ZlpEnsemble two =
                train(files.subList(0, 2), TRAINED.subList(0, 2), new Workers(2)).ensemble();
        assertTrue(worst(two, TRAINED.get(1), 41) < 0.05);
        assertEquals(10, two.at(new Conditions(80, 0.1), 11).replicas());
    }

    @Test
    void imagesThatDoNotFitTogetherAreRefusedByName() throws IOException {
        final EelsException same =
                assertThrows(
                        EelsException.class,
                        () ->
                                train(
                                        files.subList(0, 2),
                                        List.of(TRAINED.get(0), TRAINED.get(0)),
                                        new Workers(2)));
        assertTrue(same.getMessage().contains("different conditions"), same.getMessage());
        final SpecimenParameters plain = specimen(TRAINED.get(0), 60);
        final SimulatedAcquisition a = plain.acquisition();
        final SpecimenParameters wide =
                plain.withAcquisition(
                        new SimulatedAcquisition(
                                256, 0.05, -2.6, 60, 0.05, 1, 1, 1e6, a.readoutNoise(), 0));
        final Path other =
                SimulatedImages.labelled(wide, 3, Files.createDirectory(folder.resolve("wide")));
        final EelsException step =
                assertThrows(
                        EelsException.class,
                        () ->
                                train(
                                        List.of(files.get(0), other),
                                        TRAINED.subList(0, 2),
                                        new Workers(2)));
        assertTrue(step.getMessage().contains("0.05 eV in image 2"), step.getMessage());
    }

    @Test
    void anImageWithoutPeaksIsNamed() throws IOException {
        final Path empty = folder.resolve("empty.arrow");
        try (Signal image = Signal.open(files.get(1))) {
            SignalCopy.copy(
                    image,
                    empty,
                    image.spec().withTitle("Dark"),
                    (rows, block) -> {
                        for (int i = 0; i < block.rows(); i++) {
                            block.band().setRow(i, new double[image.width()]);
                        }
                    },
                    Progress.NONE);
        }
        final EelsException e =
                assertThrows(
                        EelsException.class,
                        () ->
                                train(
                                        List.of(files.get(0), empty),
                                        TRAINED.subList(0, 2),
                                        new Workers(2)));
        assertTrue(e.getMessage().startsWith("Image 2 (\"Dark\")"), e.getMessage());
    }

    @Test
    void fixedInputsOnlyShiftTheBiases() {
        final MlpShape shape = ZlpReplicaTrainer.shape(4);
        final SplittableRandom random = new SplittableRandom(1);
        final double[] parameters = random.doubles(shape.parameters()).map(v -> v - 0.5).toArray();
        final Mlp wide = new Mlp(shape, parameters);
        final Mlp fixed = ConditionInputs.fix(wide, 0.3, -1.2);
        assertEquals(ZlpReplicaTrainer.shape(2), fixed.shape());
        for (double x = -1; x <= 1; x += 0.25) {
            assertEquals(wide.evaluate(x, -x * x, 0.3, -1.2), fixed.evaluate(x, -x * x), 1e-14);
        }
    }
}
