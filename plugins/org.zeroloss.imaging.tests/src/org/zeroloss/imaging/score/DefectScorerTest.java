package org.zeroloss.imaging.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.imaging.ImagingException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class DefectScorerTest {

    private static final DefectScorer SCORER = new DefectScorer(2, 200, 1);

    private static LabelledPoint at(final String image, final double x, final String label) {
        return new LabelledPoint(image, x, 0, label);
    }

    /**
     * By hand. Image 0: truth column 0, column 10, vacancy 20, column 30. Found column 1 (hit, 1
     * px), vacancy 10 (wrong class, 0 px), vacancy 20 (hit, 0 px), column 40 (false alarm). Image
     * 1: truth column 0; nothing found.
     */
    @Test
    void isWhatOneCountsByHand() {
        final List<LabelledPoint> truth =
                List.of(
                        at("0", 0, "column"),
                        at("0", 10, "column"),
                        at("0", 20, "vacancy"),
                        at("0", 30, "column"),
                        at("1", 0, "column"));
        final List<LabelledPoint> found =
                List.of(
                        at("0", 1, "column"),
                        at("0", 10, "vacancy"),
                        at("0", 20, "vacancy"),
                        at("0", 40, "column"));
        final ScoreReport r = SCORER.score(found, truth);
        assertEquals(new Counts(3, 1, 2, 1), r.positions().counts());
        assertEquals(0.75, r.positions().precision().value());
        assertEquals(0.6, r.positions().recall().value());
        assertEquals(2 * 0.75 * 0.6 / (0.75 + 0.6), r.positions().f1().value(), 1e-15);
        assertEquals(Math.sqrt(1 / 3.0), r.positions().rmsError().value(), 1e-15);
        assertEquals(new Counts(1, 1, 3, 1), r.classes().get("column").counts());
        assertEquals(new Counts(1, 1, 0, 0), r.classes().get("vacancy").counts());
        assertEquals(new Counts(3, 1, 1, 1), r.images().get("0").counts());
        assertEquals(new Counts(0, 0, 1, 0), r.images().get("1").counts());
        assertTrue(Double.isNaN(r.images().get("1").precision().value()));
        assertTrue(Double.isNaN(r.images().get("1").precision().p16()));
        assertEquals(0, r.images().get("1").recall().value());
        assertEquals(
                List.of(
                        new Confusion("column", "column", 1),
                        new Confusion("column", Confusion.NOTHING, 2),
                        new Confusion("column", "vacancy", 1),
                        new Confusion(Confusion.NOTHING, "column", 1),
                        new Confusion("vacancy", "vacancy", 1)),
                r.confusions());
    }

    /** 40 images of 25 points, each found with probability 0.8: the band has the binomial width. */
    @Test
    void bandIsThatOfNewImages() {
        final SplittableRandom random = new SplittableRandom(3);
        int covered = 0;
        double width = 0;
        final int runs = 60;
        for (int run = 0; run < runs; run++) {
            final List<LabelledPoint> truth = new ArrayList<>();
            final List<LabelledPoint> found = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                final LabelledPoint p = at(Integer.toString(i / 25), 10 * (i % 25), "a");
                truth.add(p);
                if (random.nextDouble() < 0.8) {
                    found.add(p);
                }
            }
            final Band recall =
                    new DefectScorer(2, 300, run).score(found, truth).positions().recall();
            covered += recall.p16() <= 0.8 && recall.p84() >= 0.8 ? 1 : 0;
            width += (recall.p84() - recall.p16()) / runs;
        }
        assertEquals(2 * 0.994 * Math.sqrt(0.8 * 0.2 / 1000), width, 0.003);
        assertEquals(0.68 * runs, covered, 4 * Math.sqrt(runs * 0.68 * 0.32));
    }

    @Test
    void imagesKeepTheOrderOfNumbers() {
        final List<LabelledPoint> truth =
                List.of(at("10", 0, "a"), at("9", 0, "a"), at("b", 0, "a"), at("2", 0, "a"));
        assertEquals(
                List.of("2", "9", "10", "b"),
                List.copyOf(SCORER.score(truth, truth).images().keySet()));
    }

    @Test
    void nothingAtAllHasNoScore() {
        final ScoreReport r = SCORER.score(List.of(), List.of());
        assertEquals(Counts.NONE, r.positions().counts());
        assertTrue(Double.isNaN(r.positions().f1().value()));
        assertTrue(r.classes().isEmpty() && r.images().isEmpty() && r.confusions().isEmpty());
    }

    @Test
    void sameSeedSameBands() {
        final SplittableRandom random = new SplittableRandom(4);
        final List<LabelledPoint> truth = new ArrayList<>();
        final List<LabelledPoint> found = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            truth.add(at("i" + i % 7, 10 * i, "a"));
            found.add(at("i" + i % 7, 10 * i + 3 * random.nextDouble(), "a"));
        }
        assertEquals(SCORER.score(found, truth), SCORER.score(found, truth));
    }

    @Test
    void namesBadInput() {
        assertThrows(ImagingException.class, () -> new DefectScorer(0, 100, 1));
        assertThrows(ImagingException.class, () -> new DefectScorer(1, 1, 1));
        assertThrows(ImagingException.class, () -> at("0", Double.NaN, "a"));
        final String message =
                assertThrows(
                                ImagingException.class,
                                () -> SCORER.score(List.of(at("0", 1, "nothing")), List.of()))
                        .getMessage();
        assertTrue(message.contains("nothing"), message);
    }
}
