package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.score.PointMatching;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.Symmetry;
import org.zeroloss.learn.network.plain.PlainEngine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** One small network, trained once on spots, and what it finds. */
class DefectTrainerTest {

    private static final EncoderDecoder NETWORK =
            new EncoderDecoder(
                    1,
                    3,
                    List.of(4, 8),
                    EncoderDecoder.Block.PLAIN,
                    EncoderDecoder.Skip.CONCATENATE,
                    EncoderDecoder.Rise.NEAREST,
                    EncoderDecoder.Norm.BATCH,
                    0);
    private static final LabelMaps LABELS = new LabelMaps(1.5, 2);

    private static DefectTraining training;

    private static NetworkEngines.Choice engine() {
        return new NetworkEngines(List.of(new PlainEngine()))
                .choose(NetworkEngines.AUTOMATIC, NetworkEngines.AUTOMATIC, NETWORK.graph());
    }

    private static TrainingPlan plan(final int steps) {
        final List<LabeledMicrograph> some = images(1, 4);
        return new TrainingPlan(
                Blobs.CLASSES,
                NETWORK,
                new LocalNormalization(10),
                LABELS,
                Augmentation.symmetries(),
                new CropPlan(32, 4, 2, 0.5),
                ClassWeights.balanced(some, LABELS, Blobs.CLASSES),
                new TrainingPlan.Schedule(steps, 1e-2, 0, Math.min(40, steps), 20),
                1,
                11);
    }

    private static List<LabeledMicrograph> images(final long from, final int count) {
        return LongStream.range(from, from + count)
                .mapToObj(s -> Blobs.draw(s, 64, 64, 14))
                .toList();
    }

    @BeforeAll
    static void train() {
        training =
                new DefectTrainer(plan(200), engine(), new Workers(2))
                        .train(
                                index -> Blobs.draw(1000 + index, 64, 64, 14),
                                images(500, 6),
                                Optional.of(Range.of(0.1, 0.2)),
                                Progress.NONE);
    }

    private static List<Detection> found(
            final PixelSource image, final DetectionSettings settings) {
        try (DefectDetector detector = new DefectDetector(training.model(), engine(), settings)) {
            return detector.detect(image, MapSink.NONE, Progress.NONE);
        }
    }

    @Test
    void findsFreshSpotsAndTellsTheirClasses() {
        int right = 0;
        int detections = 0;
        int truths = 0;
        double squares = 0;
        double brier = 0;
        for (final LabeledMicrograph m : images(9000, 8)) {
            final List<Detection> found = found(m.image(), DetectionSettings.standard());
            final PointMatching pairs = pairs(found, m);
            detections += found.size();
            truths += m.points().size();
            for (int i = 0; i < found.size(); i++) {
                final int t = pairs.truthOf(i);
                final boolean ok =
                        t >= 0 && m.points().get(t).classIndex() == found.get(i).classIndex();
                right += ok ? 1 : 0;
                squares += ok ? pairs.distance(i) * pairs.distance(i) : 0;
                brier += Math.pow(found.get(i).probability() - (ok ? 1 : 0), 2);
            }
        }
        final double f1 = 2.0 * right / (detections + truths);
        assertTrue(f1 >= 0.95, "F1 = " + f1);
        assertTrue(Math.sqrt(squares / right) < 0.35, "rms error in pixels");
        assertTrue(brier / detections < 0.05, "Brier score " + brier / detections);
    }

    private static PointMatching pairs(final List<Detection> found, final LabeledMicrograph m) {
        return PointMatching.of(
                found.stream().mapToDouble(Detection::x).toArray(),
                found.stream().mapToDouble(Detection::y).toArray(),
                m.points().stream().mapToDouble(LabeledPoint::x).toArray(),
                m.points().stream().mapToDouble(LabeledPoint::y).toArray(),
                2);
    }

    @Test
    void tilesDoNotShow() {
        final LabeledMicrograph large = Blobs.draw(77, 210, 150, 120);
        final List<Detection> whole =
                sorted(found(large.image(), new DetectionSettings(0.3, one(), 1024)));
        final List<Detection> tiled =
                sorted(found(large.image(), new DetectionSettings(0.3, one(), 64)));
        assertEquals(whole.size(), tiled.size());
        for (int i = 0; i < whole.size(); i++) {
            assertEquals(whole.get(i).x(), tiled.get(i).x(), 1e-3);
            assertEquals(whole.get(i).y(), tiled.get(i).y(), 1e-3);
            assertEquals(whole.get(i).probability(), tiled.get(i).probability(), 1e-3);
        }
    }

    private static List<Symmetry> one() {
        return List.of(Symmetry.IDENTITY);
    }

    private static List<Detection> sorted(final List<Detection> all) {
        final List<Detection> sorted = new ArrayList<>(all);
        sorted.sort((a, b) -> a.x() != b.x() ? Double.compare(a.x(), b.x()) : 0);
        return sorted;
    }

    @Test
    void mapsArriveForEveryPixelOnce() {
        final LabeledMicrograph m = Blobs.draw(78, 130, 70, 40);
        final int[] seen = new int[130 * 70];
        try (DefectDetector detector =
                new DefectDetector(
                        training.model(), engine(), new DetectionSettings(0.5, one(), 64))) {
            detector.detect(
                    m.image(),
                    (tile, maps) -> {
                        for (int i = 0; i < tile.pixels(); i++) {
                            seen[
                                    (tile.y() + i / tile.width()) * 130
                                            + tile.x()
                                            + i % tile.width()]++;
                            assertEquals(
                                    1,
                                    maps[i] + maps[tile.pixels() + i] + maps[2 * tile.pixels() + i],
                                    1e-4);
                        }
                    },
                    Progress.NONE);
        }
        for (final int n : seen) {
            assertEquals(1, n);
        }
    }

    @Test
    void symmetriesGiveALocalUncertainty() {
        final LabeledMicrograph m = Blobs.draw(79, 64, 64, 14);
        for (final Detection d :
                found(m.image(), DetectionSettings.standard().withAllSymmetries())) {
            assertTrue(d.probabilitySd() >= 0 && d.probabilitySd() < 0.6, d.toString());
            assertTrue(d.positionSd() >= 0 && d.positionSd() < 1, d.toString());
        }
        assertTrue(
                found(m.image(), DetectionSettings.standard()).stream()
                        .allMatch(d -> Double.isNaN(d.positionSd())));
    }

    @Test
    void anImageOfOtherPixelSizeIsLookedAtInTheTrainedOne() {
        final List<LabeledPoint> points = new ArrayList<>();
        for (final LabeledPoint p : Blobs.draw(80, 64, 64, 14).points()) {
            points.add(p);
        }
        final Micrograph trained = Blobs.draw(points, 64, 64, 0.1, new SplittableRandom(4)).image();
        // the same specimen with pixels of half the size
        final ResampledSource fine = new ResampledSource(trained, 2);
        final float[] values = fine.window(new Window(0, 0, 128, 128));
        final Micrograph doubled =
                new Micrograph("fine", 128, 128, values, OptionalDouble.of(0.05));
        final List<Detection> there = found(trained, DetectionSettings.standard());
        final List<Detection> here = found(doubled, DetectionSettings.standard());
        assertEquals(there.size(), here.size(), 1);
        final Detection first = here.get(0);
        assertTrue(
                there.stream()
                        .anyMatch(
                                d ->
                                        Math.hypot(
                                                        2 * d.x() + 0.5 - first.x(),
                                                        2 * d.y() + 0.5 - first.y())
                                                < 0.6));
        assertEquals(0.5, training.model().magnification(0.05), 1e-12);
        assertEquals(0.25, training.model().magnification(0.03), 1e-12);
        assertEquals(1, training.model().magnification(0.15), 1e-12);
        assertEquals(2, training.model().magnification(0.4), 1e-12);
    }

    @Test
    void theCurveNamesTheStepThatWasKept() {
        final List<CurvePoint> curve = training.curve();
        assertEquals(5, curve.size());
        final CurvePoint kept = curve.stream().filter(CurvePoint::kept).findFirst().orElseThrow();
        assertEquals(1, curve.stream().filter(CurvePoint::kept).count());
        assertTrue(curve.stream().allMatch(p -> p.validationLoss() >= kept.validationLoss()));
        assertTrue(kept.validationLoss() < 0.7 * curve.get(0).trainingLoss());
    }

    @Test
    void theSamePlanGivesTheSameModel() {
        final DefectTraining a = shortTraining(new Workers(1));
        final DefectTraining b = shortTraining(new Workers(3));
        assertEquals(a.model().networks().get(0).weights(), b.model().networks().get(0).weights());
        assertEquals(a.curve(), b.curve());
    }

    @Test
    void goesOnWithAModel() {
        final DefectTraining again =
                new DefectTrainer(plan(4), engine(), new Workers(1))
                        .startingFrom(training.model())
                        .train(
                                LabeledSource.of(images(1, 4), 1),
                                images(500, 1),
                                Optional.empty(),
                                Progress.NONE);
        final double fresh = shortTraining(new Workers(1)).curve().get(0).validationLoss();
        assertTrue(again.curve().get(0).validationLoss() < 0.8 * fresh);
    }

    private static DefectTraining shortTraining(final Workers workers) {
        return new DefectTrainer(plan(4), engine(), workers)
                .train(
                        LabeledSource.of(images(1, 4), 1),
                        images(500, 1),
                        Optional.empty(),
                        Progress.NONE);
    }

    @Test
    void stopsWhenCanceledAndRefusesHeldOutImagesWithoutLabels() {
        final DefectTrainer trainer = new DefectTrainer(plan(100), engine(), new Workers(1));
        final LabeledSource source = LabeledSource.of(images(1, 4), 1);
        assertThrows(
                CanceledException.class,
                () ->
                        trainer.train(
                                source,
                                images(500, 1),
                                Optional.empty(),
                                new Progress() {
                                    private int m_asked;

                                    @Override
                                    public void update(final double f, final String message) {
                                        // nobody listens
                                    }

                                    @Override
                                    public void checkCanceled() {
                                        if (++m_asked > 3) {
                                            throw new CanceledException();
                                        }
                                    }
                                }));
        final LabeledMicrograph empty =
                new LabeledMicrograph(images(1, 1).get(0).image(), List.of());
        assertEquals(
                "Expected labels in the 1 images held out for validation, found none. Hold out more"
                        + " images.",
                assertThrows(
                                ImagingException.class,
                                () ->
                                        trainer.train(
                                                source,
                                                List.of(empty),
                                                Optional.empty(),
                                                Progress.NONE))
                        .getMessage());
    }
}
