package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.imaging.score.Counts;
import org.zeroloss.imaging.score.PointMatching;
import org.zeroloss.learn.network.NetworkEngines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Measured images of graphene with silicon, as a model that was trained on simulated images sees
 * them. Beside one image lies a table of columns that another network found; how far the two agree
 * is printed. All images are 2 nm wide and have 256 pixels, as the files say (scan size 2000 pm, or
 * the name) and the lattice confirms (RealGrapheneTest).
 */
public final class RealGraphene {

    /** Side of a pixel in Å. */
    static final double PIXEL_A = 20.0 / 256;

    /** Columns are the same if they are closer than this, in Å. */
    static final double TOLERANCE_A = 0.5;

    private static final String TABLE_IMAGE = "G-Si-2nm.npy";

    private RealGraphene() {}

    /**
     * @param args folder for pictures, model
     * @throws IOException if a file cannot be read or written
     */
    public static void main(final String[] args) throws IOException {
        final DefectModel model = model(Path.of(args[1]));
        final NetworkEngines.Choice engine = SingleAtoms.engine(1);
        final Path pictures = Files.createDirectories(Path.of(args[0]));
        for (final Path file : files()) {
            final Micrograph image = RealImage.read(file, OptionalDouble.of(PIXEL_A));
            final List<Detection> found = found(model, image, engine);
            final boolean hasTable = file.getFileName().toString().equals(TABLE_IMAGE);
            final LabeledMicrograph labeled =
                    new LabeledMicrograph(image, hasTable ? table() : List.of());
            final String name =
                    file.getParent().getFileName() + "-" + file.getFileName().toString();
            final List<LabeledPoint> columns = columns(model, found);
            DetectionPicture.of(labeled, columns, TOLERANCE_A / PIXEL_A)
                    .write(pictures.resolve(name + ".png"));
            System.out.println(name + ": " + counts(model, found));
            if (hasTable) {
                line("  whole image", PointScore.of(columns, table(), TOLERANCE_A / PIXEL_A));
                line("  without the border", agreement(image, columns));
            }
        }
    }

    private static void line(final String what, final Counts c) {
        System.out.printf(
                Locale.ROOT,
                "%s: in both %.0f, of the found %.4f, of the table %.4f, rms distance %.3f Å%n",
                what,
                c.hits(),
                c.precision(),
                c.recall(),
                PIXEL_A * c.rmsError());
    }

    static DefectModel model(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DefectModelFile.read(in, file.toString());
        }
    }

    static Micrograph tableImage() {
        return RealImage.read(folder().resolve(TABLE_IMAGE), OptionalDouble.of(PIXEL_A));
    }

    static Path folder() {
        return RealImage.folder().resolve("graphene");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder())) {
            return all.filter(p -> p.toString().matches(".*\\.(npy|hdf5)")).sorted().toList();
        }
    }

    static List<Detection> found(
            final DefectModel model, final Micrograph image, final NetworkEngines.Choice engine) {
        try (DefectDetector detector =
                new DefectDetector(
                        model, engine, DetectionSettings.standard().withAllSymmetries())) {
            return detector.detect(image, MapSink.NONE, Progress.NONE);
        }
    }

    /** The other network's columns; its table has rows before columns. */
    private static List<LabeledPoint> table() throws IOException {
        return RealImage.points(folder().resolve("G-Si-2nm-coord-0.csv"), 1, 0);
    }

    /** Everything found that is atoms: all but vacancies. */
    static List<LabeledPoint> columns(final DefectModel model, final List<Detection> found) {
        final List<LabeledPoint> all = new ArrayList<>();
        for (final Detection d : found) {
            if (!"vacancy".equals(model.classes().get(d.classIndex()))) {
                all.add(new LabeledPoint(d.x(), d.y(), 0));
            }
        }
        return all;
    }

    /**
     * Agreement with the table, which leaves out what lies closer to the border than half an
     * ångström. So columns there count only if they are in the table.
     *
     * @param image where the columns are
     * @param columns columns found
     * @return hits: in both; false alarms: found alone; misses: in the table alone
     * @throws IOException if the table cannot be read
     */
    static Counts agreement(final Micrograph image, final List<LabeledPoint> columns)
            throws IOException {
        final List<LabeledPoint> table = table();
        final double tolerance = TOLERANCE_A / PIXEL_A;
        final Counts all = PointScore.of(columns, table, tolerance);
        final PointMatching pairs = PointScore.pairs(columns, table, tolerance);
        long border = 0;
        for (int i = 0; i < columns.size(); i++) {
            final LabeledPoint p = columns.get(i);
            final double inside =
                    Math.min(
                            Math.min(p.x(), image.width() - 1 - p.x()),
                            Math.min(p.y(), image.height() - 1 - p.y()));
            border += pairs.truthOf(i) < 0 && inside < tolerance ? 1 : 0;
        }
        return new Counts(all.hits(), all.falseAlarms() - border, all.misses(), all.squaredError());
    }

    private static Map<String, Integer> counts(
            final DefectModel model, final List<Detection> found) {
        final Map<String, Integer> counts = new TreeMap<>();
        found.forEach(d -> counts.merge(model.classes().get(d.classIndex()), 1, Integer::sum));
        return counts;
    }
}
