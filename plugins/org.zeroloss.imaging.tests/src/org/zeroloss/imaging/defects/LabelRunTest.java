package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.zeroloss.base.Gaussian;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Label tables that hold the clicks of two images. */
class LabelRunTest {

    private static final int SIDE = 200;
    private static final double TOLERANCE = 5;

    private static List<LabeledPoint> places(final int n, final SplittableRandom random) {
        final List<LabeledPoint> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.add(
                    new LabeledPoint(
                            5 + random.nextDouble() * (SIDE - 10),
                            5 + random.nextDouble() * (SIDE - 10),
                            0));
        }
        return all;
    }

    /** Spots in noise, three times as high as that. */
    private static SpotRank spots(final List<LabeledPoint> at, final SplittableRandom random) {
        final float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Gaussian.next(random);
            for (final LabeledPoint p : at) {
                final double dx = i % SIDE - p.x();
                final double dy = i / SIDE - p.y();
                values[i] += (float) (3 * StrictMath.exp(-(dx * dx + dy * dy) / 8));
            }
        }
        return new SpotRank(
                new Micrograph("spots", SIDE, SIDE, values, OptionalDouble.empty()), 2, TOLERANCE);
    }

    @Test
    void rowsAreDividedWhereTheImagesChange() {
        final SplittableRandom random = new SplittableRandom(1);
        final List<LabeledPoint> own = places(12, random);
        final List<LabeledPoint> before = places(20, random);
        final SpotRank image = spots(own, random);
        final SpotRank previous = spots(before, random);
        final List<LabeledPoint> rows = new ArrayList<>(own);
        rows.addAll(before);
        final LabelRun run = LabelRun.of(rows, Optional.of(image), Optional.of(previous));
        assertEquals(own.size(), run.own().size(), 1);
        assertEquals(before.size(), run.before().size(), 1);
        assertTrue(run.gain() > 15, "gain " + run.gain());
        final LabelRun honest =
                LabelRun.of(own, Optional.of(image), Optional.of(spots(before, random)));
        assertEquals(own.size(), honest.own().size(), 1);
        assertTrue(honest.gain() < 3, "gain " + honest.gain());
    }

    /** The two tables of the sample data whose image and the one before are both there. */
    @Test
    void platinumTablesHoldClicksOfTwoImages() {
        final Path folder = RealImage.folder().resolve("haadf-single-atoms");
        final Path file = folder.resolve("Ptporph13.csv");
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(Files.exists(file), "no " + file);
        }
        Assumptions.assumeTrue(Files.exists(file), "no sample data at " + file);
        final ClickedLabels labels = new ClickedLabels(folder, TOLERANCE);
        final LabelRun of13 = labels.table(13).orElseThrow();
        assertEquals(19, of13.own().size());
        assertEquals(34, of13.before().size());
        assertTrue(of13.gain() > 50, "gain " + of13.gain());
        final LabelRun of21 = labels.table(21).orElseThrow();
        assertEquals(25, of21.own().size());
        assertEquals(14, of21.before().size());
        assertTrue(of21.gain() > 20, "gain " + of21.gain());
        // image 20: 14 of its own table, 14 of the next one
        assertEquals(28, labels.of(20).orElseThrow().size());
        assertTrue(labels.of(13).isEmpty(), "the table of image 14 is not there");
    }
}
