package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class LabelDoubtTest {

    private static final int SIDE = 96;
    private static final double SIGMA = 2;
    private static final int IMAGES = 5;

    private static List<LabeledPoint> places(final int n, final SplittableRandom random) {
        return IntStream.range(0, n)
                .mapToObj(
                        i ->
                                new LabeledPoint(
                                        4 + random.nextDouble() * (SIDE - 8),
                                        4 + random.nextDouble() * (SIDE - 8),
                                        0))
                .toList();
    }

    private static Micrograph image(
            final List<LabeledPoint> spots, final double sign, final SplittableRandom random) {
        final float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Gaussian.next(random);
            for (final LabeledPoint p : spots) {
                final double dx = i % SIDE - p.x();
                final double dy = i / SIDE - p.y();
                values[i] += (float) (4 * sign * StrictMath.exp(-(dx * dx + dy * dy) / (2 * 4)));
            }
        }
        return new Micrograph("spots", SIDE, SIDE, values, OptionalDouble.empty());
    }

    /** Images of random spots, labelled with those of the image so many further. */
    private static List<LabeledMicrograph> stack(
            final int further, final double sign, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<List<LabeledPoint>> places = new ArrayList<>();
        for (int i = 0; i < IMAGES + 2; i++) {
            places.add(places(12, random));
        }
        final List<LabeledMicrograph> all = new ArrayList<>();
        for (int i = 1; i <= IMAGES; i++) {
            all.add(
                    new LabeledMicrograph(
                            image(places.get(i), sign, random), places.get(i + further)));
        }
        return all;
    }

    private static Optional<LabelDoubt> doubt(final List<LabeledMicrograph> images) {
        return LabelDoubt.of(
                images,
                IntStream.range(3, 3 + images.size()).boxed().toList(),
                SIGMA,
                Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void labelsOfTheNeighbourAreNoticed(final int further) {
        final LabelDoubt d = doubt(stack(further, 1, 7)).orElseThrow();
        assertEquals(further, d.shift());
        assertTrue(d.shifted() > 0.85 && d.own() < 0.65, d.toString());
    }

    @Test
    void labelsOnSpotsOnHolesAndAnywhereAreLeftInPeace() {
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(Optional.empty(), doubt(stack(0, 1, seed)), "on spots");
            assertEquals(Optional.empty(), doubt(stack(0, -1, seed)), "on holes");
            // labels of an image that is not there
            final List<LabeledMicrograph> shuffled = new ArrayList<>();
            final SplittableRandom random = new SplittableRandom(100 + seed);
            for (final LabeledMicrograph m : stack(0, 1, seed)) {
                shuffled.add(new LabeledMicrograph(m.image(), places(12, random)));
            }
            assertEquals(Optional.empty(), doubt(shuffled), "anywhere");
        }
    }

    /** A series of one place: the labels fit the neighbours as well as their own image. */
    @Test
    void aSeriesOfOnePlaceIsNoReasonToDoubt() {
        final SplittableRandom random = new SplittableRandom(5);
        final List<LabeledPoint> places = places(30, random);
        final List<LabeledMicrograph> series =
                IntStream.range(0, IMAGES)
                        .mapToObj(i -> new LabeledMicrograph(image(places, 1, random), places))
                        .toList();
        assertEquals(Optional.empty(), doubt(series));
    }

    @Test
    void imagesThatDoNotFollowEachOtherAreNotCompared() {
        final List<LabeledMicrograph> all = stack(1, 1, 7);
        assertEquals(
                Optional.empty(), LabelDoubt.of(all, List.of(0, 2, 4, 6, 8), SIGMA, Progress.NONE));
    }
}
