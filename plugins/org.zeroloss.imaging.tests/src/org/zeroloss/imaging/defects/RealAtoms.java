package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.score.Counts;
import org.zeroloss.learn.network.NetworkEngines;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Single atoms in measured images against hand labels: blobs tuned on the very images, networks
 * trained on simulation alone, and networks that learnt from half of the images besides, on the
 * other half. Prints the table of benchmarks/README.md and writes a picture of each image.
 */
public final class RealAtoms {

    private static final double TOLERANCE = 5;
    private static final String BLOBS = "blobs, tuned on the image";
    private static final String SIMULATION = "simulation only, p ≥ 0.5";
    private static final String SIMULATION_CUT = "simulation only, cut from the other half";
    private static final String HALVES = "simulation and the other half";
    private static final String HALVES_PROBABLE = "simulation and the other half, p ≥ 0.5";

    private final NetworkEngines.Choice m_engine = SingleAtoms.engine(1);
    private final DefectModel m_simulated;
    private final List<AtomImage> m_images;
    private final Path m_pictures;
    private final Map<String, Map<AtomImage, Counts>> m_table = new LinkedHashMap<>();
    private final Map<AtomImage, List<Detection>> m_found = new LinkedHashMap<>();

    private RealAtoms(
            final DefectModel simulated, final List<AtomImage> images, final Path pictures) {
        m_simulated = simulated;
        m_images = images;
        m_pictures = pictures;
    }

    /**
     * @param args folder for pictures, model trained on simulation, steps on measured images, seed;
     *     folder of the whole platinum series, if its labels are to be those clicked in an image
     *     ({@link ClickedLabels}) instead of those in the table of its name
     * @throws IOException if a file cannot be read or written
     */
    public static void main(final String[] args) throws IOException {
        final Path model = Path.of(args[1]);
        final DefectModel simulated;
        try (InputStream in = Files.newInputStream(model)) {
            simulated = DefectModelFile.read(in, model.toString());
        }
        final List<AtomImage> published =
                AtomImage.all(RealImage.folder().resolve("haadf-single-atoms"));
        final List<AtomImage> images =
                args.length > 4 ? clicked(published, Path.of(args[4])) : published;
        final long steps = args.length > 2 ? Long.parseLong(args[2]) : 300;
        final long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
        new RealAtoms(simulated, images, Path.of(args[0])).run(steps, seed);
    }

    private static List<AtomImage> clicked(final List<AtomImage> published, final Path series) {
        final ClickedLabels labels = new ClickedLabels(series, TOLERANCE);
        final List<AtomImage> all = new ArrayList<>();
        for (final AtomImage image : published) {
            final OptionalInt number = ClickedLabels.number(image.name());
            final Optional<List<LabeledPoint>> points =
                    number.isPresent()
                            ? labels.of(number.getAsInt())
                            : Optional.of(image.labeled().points());
            if (points.isEmpty()) {
                System.out.println(image.name() + ": left out, the next table is missing");
                continue;
            }
            number.ifPresent(
                    n -> {
                        final LabelRun table = labels.table(n).orElseThrow();
                        System.out.printf(
                                Locale.ROOT,
                                "%s: of its %d labels %d are of this image, %d of the one before"
                                        + " (log likelihood +%.0f); with the next table %d%n",
                                image.name(),
                                table.own().size() + table.before().size(),
                                table.own().size(),
                                table.before().size(),
                                table.gain(),
                                points.get().size());
                    });
            all.add(
                    new AtomImage(
                            image.element(),
                            new LabeledMicrograph(image.labeled().image(), points.get())));
        }
        return all;
    }

    private void run(final long steps, final long seed) throws IOException {
        for (final AtomImage image : m_images) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: about %.0f %% of the labels lie where the image shows no spot%n",
                    image.name(),
                    100 * UnseenLabels.share(image.labeled(), TOLERANCE));
            m_found.put(image, Fold.all(m_simulated, image.labeled().image(), m_engine));
            put(BLOBS, image, TunedBlobs.on(image.labeled(), TOLERANCE).counts());
            put(SIMULATION, image, score(image, m_found.get(image), 0.5));
            picture(image, m_found.get(image), 0.5, "simulation");
        }
        if (steps > 0) {
            halves(steps, seed);
        }
        print();
    }

    /** Every second image of each element, by name. */
    private void halves(final long steps, final long seed) throws IOException {
        final List<List<AtomImage>> halves = List.of(new ArrayList<>(), new ArrayList<>());
        final Map<String, Integer> seen = new TreeMap<>();
        for (final AtomImage image : m_images) {
            halves.get(seen.merge(image.element(), 1, Integer::sum) % 2).add(image);
        }
        final Fold[] folds = new Fold[2];
        new Workers(2)
                .run(
                        2,
                        Progress.NONE,
                        "learning",
                        h ->
                                folds[(int) h] =
                                        Fold.learn(
                                                m_simulated,
                                                halves.get((int) h),
                                                steps,
                                                TOLERANCE,
                                                Seeds.derive(seed, h),
                                                m_engine));
        for (int h = 0; h < 2; h++) {
            final List<AtomImage> learnt = halves.get(h);
            final Fold fold = folds[h];
            try (OutputStream out =
                    Files.newOutputStream(m_pictures.resolve("half-" + h + ".zip"))) {
                DefectModelFile.write(fold.model(), out);
            }
            System.out.println(
                    "learnt from "
                            + learnt.stream().map(AtomImage::name).toList()
                            + ": cut "
                            + fold.least()
                            + ", "
                            + fold.model().calibrations().oneLook().get(0));
            fold.heldOut()
                    .forEach((e, c) -> System.out.println("  fourths held out, " + e + line(c)));
            for (final AtomImage image : halves.get(1 - h)) {
                final double least = fold.least().get(image.element());
                final List<Detection> found =
                        Fold.all(fold.model(), image.labeled().image(), m_engine);
                put(HALVES, image, score(image, found, least));
                put(HALVES_PROBABLE, image, score(image, found, 0.5));
                put(SIMULATION_CUT, image, simulatedCut(learnt, image));
                picture(image, found, least, "halves");
            }
        }
    }

    /** The simulated model's detections, cut where they are best in the half not scored. */
    private Counts simulatedCut(final List<AtomImage> other, final AtomImage image) {
        double cut = 0.5;
        double best = -1;
        for (double p = 0.01; p < 1; p += 0.01) {
            Counts sum = Counts.NONE;
            for (final AtomImage o : other) {
                if (o.element().equals(image.element())) {
                    sum = sum.with(score(o, m_found.get(o), p));
                }
            }
            if (sum.f1() > best) {
                best = sum.f1();
                cut = p;
            }
        }
        return score(image, m_found.get(image), cut);
    }

    private static Counts score(
            final AtomImage image, final List<Detection> found, final double least) {
        return PointScore.of(PointScore.points(found, least), image.labeled().points(), TOLERANCE);
    }

    private void picture(
            final AtomImage image,
            final List<Detection> found,
            final double least,
            final String what)
            throws IOException {
        Files.createDirectories(m_pictures);
        DetectionPicture.of(image.labeled(), PointScore.points(found, least), TOLERANCE)
                .write(m_pictures.resolve(image.name() + "-" + what + ".png"));
    }

    private void put(final String way, final AtomImage image, final Counts counts) {
        m_table.computeIfAbsent(way, w -> new LinkedHashMap<>()).put(image, counts);
    }

    private void print() {
        m_table.forEach(
                (way, counts) -> {
                    System.out.println(way + ": precision, recall, F1");
                    final Map<String, Counts> sums = new TreeMap<>();
                    for (final AtomImage image : m_images) {
                        final Counts c = counts.get(image);
                        System.out.println("  " + image.name() + line(c));
                        sums.merge(image.element(), c, Counts::with);
                    }
                    sums.forEach((e, c) -> System.out.println("  all " + e + line(c)));
                });
    }

    private static String line(final Counts c) {
        return String.format(
                Locale.ROOT,
                " (%.0f labels): %.3f %.3f %.3f",
                c.hits() + c.misses(),
                c.precision(),
                c.recall(),
                c.f1());
    }
}
