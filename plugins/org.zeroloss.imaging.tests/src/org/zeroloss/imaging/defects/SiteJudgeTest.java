package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.score.PointMatching;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.NetworkModel;
import org.zeroloss.learn.network.Symmetry;
import org.zeroloss.learn.network.WeightArray;
import org.zeroloss.learn.network.Weights;
import org.zeroloss.learn.network.plain.PlainEngine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Spots on a lattice, of a brightness that differs from image to image; one of twelve has lost four
 * tenths of it. How bright a spot is says little, how bright it is beside the others much.
 */
class SiteJudgeTest {

    private static final List<String> CLASSES = List.of("usual", "odd");
    private static final LabelMaps LABELS = new LabelMaps(1.5, 2);
    private static final int SIZE = 64;
    private static final int SPACING = 9;
    private static final double ODD = 1 / 12.0;

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

    private static DefectModel alone;
    private static DefectModel judged;

    private static LabeledMicrograph lattice(final long seed, final int size) {
        final SplittableRandom random = Seeds.stream(seed);
        final double brightness = 2 + 4 * random.nextDouble();
        final List<LabeledPoint> points = new ArrayList<>();
        for (int y = 5; y < size - 4; y += SPACING) {
            for (int x = 5; x < size - 4; x += SPACING) {
                points.add(
                        new LabeledPoint(
                                x + 0.5 * random.nextDouble(),
                                y + 0.5 * random.nextDouble(),
                                random.nextDouble() < ODD ? 1 : 0));
            }
        }
        final float[] values = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (100 + 0.7 * Gaussian.next(random));
        }
        for (final LabeledPoint p : points) {
            final double b = (p.classIndex() == 0 ? 1 : 0.6) * brightness;
            for (int j = (int) p.y() - 5; j <= p.y() + 5; j++) {
                for (int i = (int) p.x() - 5; i <= p.x() + 5; i++) {
                    if (i >= 0 && j >= 0 && i < size && j < size) {
                        final double r2 = Math.pow(i - p.x(), 2) + Math.pow(j - p.y(), 2);
                        values[j * size + i] += (float) (b * Math.exp(-0.5 * r2 / (1.5 * 1.5)));
                    }
                }
            }
        }
        return new LabeledMicrograph(
                new Micrograph("lattice " + seed, size, size, values, OptionalDouble.empty()),
                points);
    }

    /** Fresh images; those of large numbers, which a judge learns from, of another size. */
    private record Lattices(long series, boolean endless, int judgedSize) implements LabeledSource {
        @Override
        public LabeledMicrograph draw(final long index) {
            return lattice(Seeds.derive(series, index), index < 1000 ? SIZE : judgedSize);
        }
    }

    private static NetworkEngines.Choice engine() {
        return new NetworkEngines(List.of(new PlainEngine()))
                .choose(NetworkEngines.AUTOMATIC, NetworkEngines.AUTOMATIC, NETWORK.graph());
    }

    private static DefectTrainer trainer(final int steps) {
        return new DefectTrainer(
                new TrainingPlan(
                        CLASSES,
                        NETWORK,
                        new LocalNormalization(10),
                        LABELS,
                        Augmentation.symmetries(),
                        new CropPlan(32, 4, 2, 0.5),
                        List.of(1.0, 1.0, 1.0),
                        new TrainingPlan.Schedule(steps, 1e-2, 0, Math.min(50, steps), 20),
                        1,
                        3),
                engine(),
                new Workers(2));
    }

    private static SiteJudgeTrainer judges(final int images) {
        return new SiteJudgeTrainer(images, 2000, 3, engine(), new Workers(2), 8);
    }

    @BeforeAll
    static void train() {
        final List<LabeledMicrograph> heldOut =
                LongStream.range(0, 6).mapToObj(i -> lattice(500 + i, SIZE)).toList();
        alone =
                trainer(150)
                        .train(
                                new Lattices(1, false, SIZE),
                                heldOut,
                                Optional.empty(),
                                Progress.NONE)
                        .model();
        judged =
                alone.withJudge(judges(14).train(alone, new Lattices(1, true, 190), Progress.NONE));
    }

    private static List<Detection> found(
            final DefectModel model, final PixelSource image, final DetectionSettings settings) {
        try (DefectDetector detector = new DefectDetector(model, engine(), settings)) {
            return detector.detect(image, MapSink.NONE, Progress.NONE);
        }
    }

    /** F1 of the odd spots of fresh images, at the best threshold of nine. */
    private static double odd(final DefectModel model) {
        final DetectionSettings settings = DetectionSettings.standard().withLeastProbability(0.1);
        final int[] right = new int[9];
        final int[] said = new int[9];
        int there = 0;
        for (long i = 0; i < 12; i++) {
            final LabeledMicrograph m = lattice(9000 + i, SIZE);
            final List<Detection> all = found(model, m.image(), settings);
            final PointMatching pairs =
                    PointMatching.of(
                            all.stream().mapToDouble(Detection::x).toArray(),
                            all.stream().mapToDouble(Detection::y).toArray(),
                            m.points().stream().mapToDouble(LabeledPoint::x).toArray(),
                            m.points().stream().mapToDouble(LabeledPoint::y).toArray(),
                            3);
            there += (int) m.points().stream().filter(p -> p.classIndex() == 1).count();
            for (int k = 0; k < all.size(); k++) {
                final int t = pairs.truthOf(k);
                final int ok = t >= 0 && m.points().get(t).classIndex() == 1 ? 1 : 0;
                final int thresholds = Math.min(9, (int) (10 * all.get(k).probability()));
                for (int n = 0; n < thresholds && all.get(k).classIndex() == 1; n++) {
                    said[n]++;
                    right[n] += ok;
                }
            }
        }
        double best = 0;
        for (int n = 0; n < 9; n++) {
            best = Math.max(best, 2.0 * right[n] / (said[n] + there));
        }
        return best;
    }

    @Test
    void tellsWhatTheNetworkAloneDoesNot() {
        final double without = odd(alone);
        final double with = odd(judged);
        assertTrue(with > 0.6 && with > without + 0.3, "F1 " + without + " alone, judged " + with);
    }

    @Test
    void symmetriesAreJudgedEach() {
        final DetectionSettings all = DetectionSettings.standard().withAllSymmetries();
        final List<Detection> found = found(judged, lattice(9100, SIZE).image(), all);
        assertTrue(found.size() > 30, "found " + found.size());
        for (final Detection d : found) {
            assertTrue(d.probabilitySd() >= 0 && d.probabilitySd() <= 0.6, d.toString());
        }
        final double mean =
                found.stream().mapToDouble(Detection::probabilitySd).average().orElse(0);
        assertTrue(mean > 1e-3, "the looks agree to " + mean);
    }

    @Test
    void tilesDoNotShow() {
        final PixelSource large = lattice(77, 190).image();
        final List<Symmetry> one = List.of(Symmetry.IDENTITY);
        final List<Detection> whole = found(judged, large, new DetectionSettings(0.3, one, 1024));
        final List<Detection> tiled = found(judged, large, new DetectionSettings(0.3, one, 64));
        assertTrue(whole.size() > 300, "found " + whole.size());
        assertEquals(whole.size(), tiled.size());
        for (final Detection d : whole) {
            assertTrue(
                    tiled.stream()
                            .anyMatch(
                                    t ->
                                            Math.hypot(t.x() - d.x(), t.y() - d.y()) < 1e-2
                                                    && t.classIndex() == d.classIndex()
                                                    && Math.abs(t.probability() - d.probability())
                                                            < 0.02),
                    "not in tiles: " + d);
        }
    }

    @Test
    void theSameImagesGiveTheSameJudge() {
        final LabeledSource fresh = new Lattices(1, true, 190);
        final Optional<SiteJudge> one = judges(6).train(alone, fresh, Progress.NONE);
        assertTrue(one.isPresent());
        assertEquals(one, judges(6).train(alone, fresh, Progress.NONE));
    }

    @Test
    void tooFewSitesGiveNone() {
        assertEquals(
                Optional.empty(),
                judges(4).train(alone, new Lattices(1, true, SIZE), Progress.NONE));
    }

    /** A trainer learns a judge where images have no end, and only there. */
    @Test
    void imagesThatComeAgainGiveNone() {
        final List<LabeledMicrograph> heldOut = List.of(lattice(500, SIZE), lattice(501, SIZE));
        for (final boolean endless : new boolean[] {true, false}) {
            final DefectModel model =
                    trainer(100)
                            .startingFrom(alone)
                            .judgingFrom(1500)
                            .train(
                                    new Lattices(2, endless, 190),
                                    heldOut,
                                    Optional.empty(),
                                    Progress.NONE)
                            .model();
            assertEquals(endless, model.judge().isPresent());
        }
    }

    /** Judges of earlier files know nothing of the lattice: they take the numbers before it. */
    @Test
    void aJudgeThatKnowsNoLatticeJudgesAsBefore() {
        final int all = SiteJudge.features(2);
        final int before = SiteFeatures.countWithoutLattice(2);
        final NetworkGraph.Builder b = NetworkGraph.builder(new Layer.Input(before, 1, 1));
        b.add("result", new Layer.Dense(3, true));
        final NetworkGraph small = b.build();
        final Weights weights = Initialization.HE.weights(small, 6);
        final NetworkGraph.Builder c = NetworkGraph.builder(new Layer.Input(all, 1, 1));
        c.add("result", new Layer.Dense(3, true));
        final double[] kernel = new double[3 * all];
        for (int o = 0; o < 3; o++) {
            for (int k = 0; k < before; k++) {
                kernel[o * all + k] = weights.get("result.weight").get(o * before + k);
            }
        }
        final Weights blind =
                new Weights(
                        Map.of(
                                "result.weight",
                                new WeightArray(List.of(3, all), kernel),
                                "result.bias",
                                weights.get("result.bias")));
        final PixelSource image = lattice(9200, SIZE).image();
        final DetectionSettings settings = DetectionSettings.standard().withLeastProbability(0);
        final List<Detection> old = found(with(small, weights), image, settings);
        assertTrue(old.size() > 30, "found " + old.size());
        assertEquals(found(with(c.build(), blind), image, settings), old);
    }

    private static DefectModel with(final NetworkGraph graph, final Weights weights) {
        return alone.withJudge(
                Optional.of(
                        new SiteJudge(
                                new NetworkModel(
                                        graph,
                                        weights.checkedFor(graph),
                                        Loss.Link.SOFTMAX,
                                        Map.of()),
                                1)));
    }

    @Test
    void refusesWhatIsNoJudge() {
        final NetworkModel network = alone.networks().get(0);
        final ImagingException e =
                assertThrows(ImagingException.class, () -> new SiteJudge(network, 1));
        assertTrue(
                e.getMessage().startsWith("Expected a site judge that takes 30 numbers"),
                e.getMessage());
        final var graph = JudgeNetwork.member(3);
        final SiteJudge other =
                new SiteJudge(
                        new NetworkModel(
                                graph,
                                Initialization.HE.weights(graph, 1),
                                Loss.Link.SOFTMAX,
                                Map.of()),
                        9);
        assertEquals(
                "Expected a site judge of the classes [usual, odd], found one of 3",
                assertThrows(ImagingException.class, () -> alone.withJudge(Optional.of(other)))
                        .getMessage());
    }
}
