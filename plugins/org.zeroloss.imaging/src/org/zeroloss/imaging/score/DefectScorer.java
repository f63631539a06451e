package org.zeroloss.imaging.score;

import org.zeroloss.base.Seeds;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Scores found points against true ones. In each image they are paired by {@link PointMatching}: as
 * many pairs within the tolerance as possible, of these as many of equal class as possible, then
 * the nearest.
 *
 * <p>Bands are 68 % bootstrap bands (B. Efron, Ann. Statist. 7 (1979) 1): the images are drawn
 * again with replacement, since points of one image share its conditions; with fewer than {@value
 * #LEAST_IMAGES} images, and for the score of one image, single hits, false alarms and misses are
 * drawn, which makes the band of a score of few images too narrow where images differ.
 */
public final class DefectScorer {

    /** From this number on, images are drawn for the bands, else single points. */
    public static final int LEAST_IMAGES = 5;

    private static final long PURPOSE = 61;

    private final double m_tolerance;
    private final int m_resamples;
    private final long m_seed;

    /**
     * @param tolerance largest distance of a found point from a true one in pixels, above 0
     * @param resamples draws for the bands, at least 20
     * @param seed start of the random numbers
     */
    public DefectScorer(final double tolerance, final int resamples, final long seed) {
        Check.positive(tolerance, "tolerance in pixels");
        Check.range(resamples, 20, 1_000_000, "number of resamples");
        m_tolerance = tolerance;
        m_resamples = resamples;
        m_seed = seed;
    }

    /** What became of one point or pair: its class in truth and as found, and its distance. */
    private record Outcome(String truth, String found, double distance) {

        Counts position() {
            if (truth.equals(Confusion.NOTHING)) {
                return new Counts(0, 1, 0, 0);
            }
            return found.equals(Confusion.NOTHING)
                    ? new Counts(0, 0, 1, 0)
                    : new Counts(1, 0, 0, distance * distance);
        }

        Counts of(final String label) {
            if (truth.equals(label) && found.equals(label)) {
                return new Counts(1, 0, 0, distance * distance);
            }
            return new Counts(0, found.equals(label) ? 1 : 0, truth.equals(label) ? 1 : 0, 0);
        }
    }

    /**
     * @param found found points of any images
     * @param truth true points of any images; an image without true points has only false alarms
     * @return the scores
     */
    public ScoreReport score(final List<LabelledPoint> found, final List<LabelledPoint> truth) {
        final Map<String, List<Outcome>> outcomes = outcomes(found, truth);
        final TreeSet<String> labels = new TreeSet<>();
        found.forEach(p -> labels.add(p.label()));
        truth.forEach(p -> labels.add(p.label()));
        if (labels.contains(Confusion.NOTHING)) {
            throw new ImagingException(
                    "Expected no class '"
                            + Confusion.NOTHING
                            + "', which stands for points that are not there, found one; rename"
                            + " the class");
        }
        final Map<String, Score> classes = new LinkedHashMap<>();
        for (final String label : labels) {
            classes.put(label, score(outcomes, o -> o.of(label), classes.size() + 1L));
        }
        final Map<String, Score> images = new LinkedHashMap<>();
        for (final Map.Entry<String, List<Outcome>> e : outcomes.entrySet()) {
            images.put(
                    e.getKey(),
                    score(
                            Map.of(e.getKey(), e.getValue()),
                            Outcome::position,
                            -images.size() - 1L));
        }
        return new ScoreReport(
                score(outcomes, Outcome::position, 0), classes, images, confusions(outcomes));
    }

    private Map<String, List<Outcome>> outcomes(
            final List<LabelledPoint> found, final List<LabelledPoint> truth) {
        final Map<String, List<LabelledPoint>> foundBy = byImage(found);
        final Map<String, List<LabelledPoint>> truthBy = byImage(truth);
        final TreeSet<String> names = new TreeSet<>(NaturalOrder.INSTANCE);
        names.addAll(foundBy.keySet());
        names.addAll(truthBy.keySet());
        final Map<String, List<Outcome>> all = new LinkedHashMap<>();
        for (final String name : names) {
            all.put(
                    name,
                    image(
                            foundBy.getOrDefault(name, List.of()),
                            truthBy.getOrDefault(name, List.of())));
        }
        return all;
    }

    private static Map<String, List<LabelledPoint>> byImage(final List<LabelledPoint> points) {
        final Map<String, List<LabelledPoint>> by = new LinkedHashMap<>();
        for (final LabelledPoint p : points) {
            by.computeIfAbsent(p.image(), k -> new ArrayList<>()).add(p);
        }
        return by;
    }

    private List<Outcome> image(final List<LabelledPoint> found, final List<LabelledPoint> truth) {
        final Map<String, Integer> numbers = new TreeMap<>();
        final PointMatching m =
                PointMatching.of(
                        found.stream().mapToDouble(LabelledPoint::x).toArray(),
                        found.stream().mapToDouble(LabelledPoint::y).toArray(),
                        numbers(found, numbers),
                        truth.stream().mapToDouble(LabelledPoint::x).toArray(),
                        truth.stream().mapToDouble(LabelledPoint::y).toArray(),
                        numbers(truth, numbers),
                        m_tolerance);
        final List<Outcome> outcomes = new ArrayList<>();
        for (int f = 0; f < found.size(); f++) {
            final int t = m.truthOf(f);
            outcomes.add(
                    new Outcome(
                            t < 0 ? Confusion.NOTHING : truth.get(t).label(),
                            found.get(f).label(),
                            m.distance(f)));
        }
        for (int t = 0; t < truth.size(); t++) {
            if (m.foundOf(t) < 0) {
                outcomes.add(new Outcome(truth.get(t).label(), Confusion.NOTHING, Double.NaN));
            }
        }
        return outcomes;
    }

    private static int[] numbers(
            final List<LabelledPoint> points, final Map<String, Integer> numbers) {
        return points.stream()
                .mapToInt(p -> numbers.computeIfAbsent(p.label(), k -> numbers.size()))
                .toArray();
    }

    private static List<Confusion> confusions(final Map<String, List<Outcome>> outcomes) {
        final Map<String, Map<String, Long>> table = new TreeMap<>();
        for (final List<Outcome> image : outcomes.values()) {
            for (final Outcome o : image) {
                table.computeIfAbsent(o.truth, k -> new TreeMap<>()).merge(o.found, 1L, Long::sum);
            }
        }
        final List<Confusion> all = new ArrayList<>();
        table.forEach((t, row) -> row.forEach((f, n) -> all.add(new Confusion(t, f, n))));
        return all;
    }

    /** What an outcome counts. */
    @FunctionalInterface
    private interface Counting {
        Counts of(Outcome outcome);
    }

    private Score score(
            final Map<String, List<Outcome>> outcomes, final Counting counting, final long what) {
        final List<Counts> units = new ArrayList<>();
        for (final List<Outcome> image : outcomes.values()) {
            if (outcomes.size() >= LEAST_IMAGES) {
                units.add(sum(image.stream().map(counting::of).toList()));
            } else {
                image.stream()
                        .map(counting::of)
                        .filter(c -> !c.equals(Counts.NONE))
                        .forEach(units::add);
            }
        }
        final Counts total = sum(units);
        final Counts[] draws = new Counts[units.isEmpty() ? 0 : m_resamples];
        final SplittableRandom random = Seeds.stream(m_seed, PURPOSE, what);
        for (int d = 0; d < draws.length; d++) {
            draws[d] = draw(units, random);
        }
        return new Score(
                total,
                band(total, draws, Counts::precision),
                band(total, draws, Counts::recall),
                band(total, draws, Counts::f1),
                band(total, draws, Counts::rmsError));
    }

    private static Counts draw(final List<Counts> units, final SplittableRandom random) {
        double hits = 0;
        double alarms = 0;
        double misses = 0;
        double square = 0;
        for (int k = 0; k < units.size(); k++) {
            final Counts c = units.get(random.nextInt(units.size()));
            hits += c.hits();
            alarms += c.falseAlarms();
            misses += c.misses();
            square += c.squaredError();
        }
        return new Counts(hits, alarms, misses, square);
    }

    private static Counts sum(final List<Counts> all) {
        Counts sum = Counts.NONE;
        for (final Counts c : all) {
            sum = sum.with(c);
        }
        return sum;
    }

    private static Band band(
            final Counts total, final Counts[] draws, final ToDoubleFunction<Counts> value) {
        final double[] drawn =
                Arrays.stream(draws)
                        .mapToDouble(value)
                        .filter(v -> !Double.isNaN(v))
                        .sorted()
                        .toArray();
        return new Band(value.applyAsDouble(total), quantile(drawn, 0.16), quantile(drawn, 0.84));
    }

    private static double quantile(final double[] sorted, final double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        final double at = share * (sorted.length - 1);
        final int i = (int) at;
        final double next = sorted[Math.min(i + 1, sorted.length - 1)];
        return sorted[i] + (at - i) * (next - sorted[i]);
    }
}
