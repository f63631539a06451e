package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeroloss.imaging.ImagingException;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

class ImageSplitTest {

    private static LabeledMicrograph image(final int... classes) {
        return new LabeledMicrograph(
                new Micrograph("image", 8, 8, new float[64], OptionalDouble.empty()),
                IntStream.of(classes).mapToObj(c -> new LabeledPoint(1, 1, c)).toList());
    }

    private static List<LabeledMicrograph> images(final int n) {
        return IntStream.range(0, n).mapToObj(i -> image(i == 1 || i == 4 ? 1 : 0, 0)).toList();
    }

    @ParameterizedTest
    @CsvSource({"2, 0.1, 1", "2, 0.9, 1", "10, 0.2, 2", "10, 0, 1", "10, 1, 9", "7, 0.5, 4"})
    void holdsOutTheShare(final int n, final double share, final int held) {
        final ImageSplit split = ImageSplit.of(images(n), share, 3);
        assertEquals(held, split.heldOut().size());
        final List<Integer> all = new ArrayList<>(split.training());
        all.addAll(split.heldOut());
        assertEquals(IntStream.range(0, n).boxed().toList(), all.stream().sorted().toList());
        assertEquals(split, ImageSplit.of(images(n), share, 3));
    }

    @Test
    void aRareClassIsInBothParts() {
        for (int seed = 0; seed < 20; seed++) {
            final ImageSplit split = ImageSplit.of(images(12), 0.2, seed);
            final boolean one = split.heldOut().contains(1);
            assertTrue(one ^ split.heldOut().contains(4), split.toString());
        }
    }

    @Test
    void foldsHoldEachImageOutOnce() {
        final List<ImageSplit> folds = ImageSplit.folds(images(11), 4, 9);
        assertEquals(
                IntStream.range(0, 11).boxed().toList(),
                folds.stream().flatMap(f -> f.heldOut().stream()).sorted().toList());
        for (final ImageSplit f : folds) {
            assertTrue(f.heldOut().size() == 2 || f.heldOut().size() == 3, f.toString());
            assertEquals(11, f.heldOut().size() + f.training().size());
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals(
                "Expected two labelled images or more, so that one can be held out for validation,"
                        + " found 1. Add images, or cut this one in two.",
                assertThrows(ImagingException.class, () -> ImageSplit.of(images(1), 0.2, 1))
                        .getMessage());
        assertEquals(
                "Expected a labelled image or more for each of the 3 folds of the"
                        + " cross-validation, found 2. Choose fewer folds.",
                assertThrows(ImagingException.class, () -> ImageSplit.folds(images(2), 3, 1))
                        .getMessage());
    }
}
