package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.Range;
import org.zeroloss.learn.network.TrainingBatch;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;

class CropStreamTest {

    private static final LocalNormalization NORMALIZATION = new LocalNormalization(12);
    private static final LabelMaps LABELS = new LabelMaps(1.5, 2);

    private static CropStream stream(
            final LabeledMicrograph image, final Augmentation augmentation, final int size) {
        return new CropStream(
                LabeledSource.of(List.of(image), 1),
                NORMALIZATION,
                LABELS,
                augmentation,
                new CropPlan(size, 8, 4, 0.5),
                List.of(1.0, 5.0, 10.0),
                3);
    }

    @Test
    void labelsStayOnTheSpotsInEverySymmetryAndMagnification() {
        final LabeledMicrograph image =
                Blobs.draw(
                        List.of(new LabeledPoint(30.3, 33.8, 0)),
                        64,
                        60,
                        0,
                        new SplittableRandom(1));
        final Augmentation all =
                new Augmentation(Range.of(0.8, 1.3), Range.of(0.8, 1.2), Range.of(0));
        int seen = 0;
        for (final Augmentation a : List.of(all, Augmentation.symmetries())) {
            for (int b = 0; b < 4; b++) {
                final TrainingBatch batch = stream(image, a, 24).batch(b, new Workers(1));
                for (int k = 0; k < 8; k++) {
                    final float[] x = batch.input().values();
                    final float[] t = batch.target().values();
                    final int brightest = brightest(x, k * 576, 576);
                    if (t[k * 3 * 576 + 576 + brightest] > 0) {
                        final int label = brightest(t, k * 3 * 576 + 576, 576);
                        final double distance =
                                Math.hypot(
                                        brightest % 24 - label % 24, brightest / 24 - label / 24);
                        assertTrue(distance <= 1, "label " + distance + " pixels away");
                        seen++;
                    }
                }
            }
        }
        assertTrue(seen > 30, "only " + seen + " crops show the spot");
    }

    private static int brightest(final float[] values, final int from, final int count) {
        int best = 0;
        for (int i = 0; i < count; i++) {
            best = values[from + i] > values[from + best] ? i : best;
        }
        return best;
    }

    @Test
    void withoutMagnificationPixelsAreCopiedAsTheyAre() {
        final LabeledMicrograph image = Blobs.draw(1, 40, 40, 6);
        final float[] normalized = NORMALIZATION.apply(image.image().values(), 40);
        final TrainingBatch batch =
                stream(image, Augmentation.symmetries(), 16).batch(0, new Workers(1));
        final Set<Float> there = new HashSet<>();
        for (final float v : normalized) {
            there.add(v);
        }
        for (final float v : batch.input().values()) {
            assertTrue(there.contains(v), v + " is no pixel of the image");
        }
    }

    @Test
    void theWeightOfAPixelIsThatOfWhatIsThere() {
        final TrainingBatch batch =
                stream(Blobs.draw(2, 40, 40, 6), Augmentation.moderate(), 16)
                        .batch(5, new Workers(2));
        final float[] t = batch.target().values();
        final float[] w = batch.weight().orElseThrow().values();
        for (int i = 0; i < 256; i++) {
            assertEquals(t[i] + 5 * t[256 + i] + 10 * t[512 + i], w[i], 1e-5);
        }
    }

    @Test
    void aBatchDependsOnItsNumberAlone() {
        final LabeledMicrograph image = Blobs.draw(3, 48, 48, 8);
        final TrainingBatch one =
                stream(image, Augmentation.moderate(), 16).batch(7, new Workers(1));
        final CropStream other = stream(image, Augmentation.moderate(), 16);
        other.batch(2, new Workers(2));
        final TrainingBatch two = other.batch(7, new Workers(3));
        assertArrayEquals(one.input().values(), two.input().values());
        assertArrayEquals(one.target().values(), two.target().values());
    }

    @Test
    void saysWhatIsWrongWithImagesAndLabels() {
        final Micrograph small =
                new Micrograph("tiny", 10, 30, new float[300], OptionalDouble.empty());
        assertEquals(
                "Image tiny of 10 × 30 pixels is smaller than a training crop of 16 pixels at"
                        + " magnification 1.0. Choose smaller crops or leave the image out.",
                assertThrows(
                                ImagingException.class,
                                () ->
                                        stream(
                                                        new LabeledMicrograph(small, List.of()),
                                                        Augmentation.symmetries(),
                                                        16)
                                                .batch(0, new Workers(1)))
                        .getMessage());
        assertEquals(
                "Expected labels within the 10 × 30 pixels of image tiny, found one at x = 10.0, y"
                        + " = 2.0. Are x and y in pixels, counted from 0?",
                assertThrows(
                                ImagingException.class,
                                () ->
                                        new LabeledMicrograph(
                                                small, List.of(new LabeledPoint(10, 2, 0))))
                        .getMessage());
        assertEquals(
                "Image gap holds NaN at column 1, row 0; expected finite values. Replace such"
                        + " pixels or crop the image first.",
                assertThrows(
                                ImagingException.class,
                                () ->
                                        Micrograph.of(
                                                "gap",
                                                new float[][] {{0, Float.NaN}},
                                                OptionalDouble.empty()))
                        .getMessage());
        assertEquals(
                "Expected labels of each of the classes [bright, faint], found none of 'faint' in 1"
                        + " training images. Add labelled images that show it, or leave it out.",
                assertThrows(
                                ImagingException.class,
                                () ->
                                        ClassWeights.balanced(
                                                List.of(
                                                        new LabeledMicrograph(
                                                                small,
                                                                List.of(
                                                                        new LabeledPoint(
                                                                                2, 2, 0)))),
                                                LABELS,
                                                Blobs.CLASSES))
                        .getMessage());
    }
}
