package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.score.Counts;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.plain.PlainEngine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class CrossValidationTest {

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

    private static List<LabeledMicrograph> images(final int count) {
        return LongStream.range(0, count).mapToObj(s -> Blobs.draw(s, 48, 48, 8)).toList();
    }

    private static CrossValidation validation(final int steps) {
        final TrainingPlan plan =
                new TrainingPlan(
                        Blobs.CLASSES,
                        NETWORK,
                        new LocalNormalization(10),
                        LABELS,
                        Augmentation.symmetries(),
                        new CropPlan(32, 4, 2, 0.5),
                        ClassWeights.balanced(images(4), LABELS, Blobs.CLASSES),
                        new TrainingPlan.Schedule(steps, 1e-2, 0, Math.min(20, steps), 20),
                        1,
                        5);
        return new CrossValidation(
                plan,
                new NetworkEngines(List.of(new PlainEngine()))
                        .choose(
                                NetworkEngines.AUTOMATIC,
                                NetworkEngines.AUTOMATIC,
                                NETWORK.graph()),
                new Workers(2),
                DetectionSettings.standard());
    }

    @Test
    void eachImageIsScoredByNetworksThatNeverSawIt() {
        final List<LabeledMicrograph> images = images(6);
        final List<Set<String>> learntFrom = new ArrayList<>();
        final UnaryOperator<LabeledSource> spy =
                source -> {
                    final Set<String> seen = ConcurrentHashMap.newKeySet();
                    learntFrom.add(seen);
                    return index -> {
                        final LabeledMicrograph drawn = source.draw(index);
                        seen.add(Integer.toString(images.indexOf(drawn)));
                        return drawn;
                    };
                };
        final CrossValidation.Result result =
                validation(60).run(images, 3, 0.3, spy, Optional.empty(), 3, Progress.NONE);
        final List<Integer> scored = new ArrayList<>();
        for (final CrossValidation.Fold f : result.folds()) {
            assertEquals(2, f.images().size());
            assertEquals(f.images().size(), f.found().size());
            scored.addAll(f.images());
            final Set<String> seen = learntFrom.get(f.number());
            assertEquals(3, seen.size(), "one of four is held out for validation");
            f.images().forEach(i -> assertFalse(seen.contains(i.toString()), i + " in " + seen));
        }
        assertEquals(IntStream.range(0, 6).boxed().toList(), scored.stream().sorted().toList());
        assertEquals(6, result.scores().images().size());
        final double f1 = result.scores().positions().f1().value();
        // points thrown at random would reach 0.1
        assertTrue(f1 > 0.5, "positions after 60 steps: F1 = " + f1);
        final Counts counts = result.scores().positions().counts();
        assertEquals(48, counts.hits() + counts.misses());
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals(
                "Expected for each of the 2 folds of the cross-validation two images outside of"
                        + " it, one to learn from and one to validate, found 3 images in all. Add"
                        + " labelled images.",
                assertThrows(
                                ImagingException.class,
                                () ->
                                        validation(1)
                                                .run(
                                                        images(3),
                                                        2,
                                                        0.3,
                                                        s -> s,
                                                        Optional.empty(),
                                                        3,
                                                        Progress.NONE))
                        .getMessage());
    }
}
