package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Progress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** A square lattice of two kinds of sites, as of a binary crystal. */
class SiteFeaturesTest {

    private static final int CLASSES = 2;
    private static final double BRIGHT = 10;
    private static final double DIM = 4;

    /** What the network says, brightness, noise; then those of the surroundings. */
    private static final int SURROUNDINGS = CLASSES + 6;

    private static final int COMPARED = SURROUNDINGS + 1;

    /** A site of the lattice; its two kinds are as the fields of a chessboard. */
    private static double usual(final int column, final int row) {
        return (column + row) % 2 == 0 ? BRIGHT : DIM;
    }

    private static Sighting site(
            final double x, final double y, final double brightness, final double gain) {
        final double b = gain * brightness;
        return new Sighting(
                x,
                y,
                new float[] {0.9f, 0.05f},
                new float[0],
                Double.NaN,
                new SiteBrightness(
                        (float) b, (float) b, (float) (b / 2), (float) (brightness / 10)));
    }

    /** The lattice with 3 % of noise, and one site of another brightness. */
    private static List<Sighting> lattice(
            final int side, final int odd, final double brightness, final double gain) {
        final SplittableRandom random = new SplittableRandom(5);
        final List<Sighting> all = new ArrayList<>();
        for (int i = 0; i < side * side; i++) {
            final double noise = 1 + 0.03 * Gaussian.next(random);
            final double b = i == odd ? brightness : usual(i % side, i / side);
            all.add(
                    site(
                            8 * (i % side) + 0.2 * Gaussian.next(random),
                            8 * (i / side) + 0.2 * Gaussian.next(random),
                            b * noise,
                            gain));
        }
        return all;
    }

    private static SiteFeatures features(final List<Sighting> all, final double gain) {
        return SiteFeatures.of(
                new Sightings(all, 5 * gain, 0.5 * gain), CLASSES, 1.5, Progress.NONE);
    }

    /** What is usual for one kind of site is not for the other one. */
    @Test
    void aSiteIsComparedWithThoseInTheSameSurroundings() {
        final int side = 12;
        final int bright = 5 * side + 5;
        final int dim = 5 * side + 6;
        for (final int odd : new int[] {bright, dim}) {
            final SiteFeatures f = features(lattice(side, odd, odd == bright ? DIM : BRIGHT, 1), 1);
            for (int i = 0; i < side * side; i++) {
                final double compared = f.row(i)[COMPARED];
                if (i == odd) {
                    assertTrue(
                            odd == bright ? compared < -8 : compared > 8,
                            "the odd one is " + compared + " deviations away");
                } else {
                    assertTrue(Math.abs(compared) < 6, i + " is " + compared + " away");
                }
            }
        }
    }

    @Test
    void gainDoesNotMatter() {
        final SiteFeatures one = features(lattice(8, 20, 2, 1), 1);
        final SiteFeatures other = features(lattice(8, 20, 2, 3000), 3000);
        for (int i = 0; i < 64; i++) {
            assertArrayEquals(one.row(i), other.row(i), 1e-3f);
        }
    }

    @Test
    void theOrderOfThePeaksDoesNotMatter() {
        final List<Sighting> all = lattice(8, 20, 2, 1);
        final List<Sighting> turned = new ArrayList<>(all);
        Collections.reverse(turned);
        final SiteFeatures one = features(all, 1);
        final SiteFeatures other = features(turned, 1);
        for (int i = 0; i < 64; i++) {
            assertArrayEquals(one.row(i), other.row(63 - i), 1e-5f);
        }
    }

    @Test
    void manySitesAreThinnedOutAndStillCompared() {
        final int side = 70;
        final int odd = 35 * side + 35;
        final SiteFeatures f = features(lattice(side, odd, DIM, 1), 1);
        assertTrue(f.row(odd)[COMPARED] < -8, "compared " + f.row(odd)[COMPARED]);
        assertEquals(0, f.row(odd - 2)[COMPARED], 6);
    }

    /** Of an image with a handful of peaks nothing is usual. */
    @Test
    void fewPeaksHaveNoSurroundings() {
        final List<Sighting> few = lattice(3, 0, 3, 1);
        final SiteFeatures f = features(few, 1);
        for (int i = 0; i < few.size(); i++) {
            final float[] row = f.row(i);
            assertEquals(SiteFeatures.count(CLASSES), row.length);
            for (int k = SURROUNDINGS; k < row.length; k++) {
                assertEquals(0, row[k]);
            }
            assertEquals(Math.log(9), row[0], 1e-3);
        }
        assertEquals(
                0, SiteFeatures.of(new Sightings(List.of(), 0, 0), 1, 1.5, Progress.NONE).size());
    }

    @Test
    void canBeCanceled() {
        final Sightings many = new Sightings(lattice(8, 20, 2, 1), 5, 0.5);
        assertThrows(
                CanceledException.class, () -> SiteFeatures.of(many, CLASSES, 1.5, Canceled.NOW));
    }

    @Test
    void anImageWithoutContrastGivesFiniteNumbers() {
        final List<Sighting> flat = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            flat.add(site(8 * i, 0, 0, 1));
        }
        final SiteFeatures f =
                SiteFeatures.of(new Sightings(flat, 0, 0), CLASSES, 1.5, Progress.NONE);
        for (int i = 0; i < 20; i++) {
            for (final float v : f.row(i)) {
                assertTrue(Float.isFinite(v), "feature " + v);
            }
        }
    }
}
