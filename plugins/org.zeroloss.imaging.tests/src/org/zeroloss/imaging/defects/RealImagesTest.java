package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.zeroloss.base.Progress;
import org.zeroloss.imaging.score.Counts;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.plain.PlainEngine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** The shipped models on parts of measured images; the whole is benchmarks/real-atoms. */
class RealImagesTest {

    private static final double TOLERANCE = 5;
    private static final double RHENIUM_F1 = 0.75;
    private static final double PLATINUM_RECALL = 0.5;
    private static final double AGREEMENT = 0.95;

    private static Path data(final String name) {
        final Path file = RealImage.folder().resolve(name);
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(Files.exists(file), "no " + file);
        }
        Assumptions.assumeTrue(Files.exists(file), "no sample data at " + file);
        return file;
    }

    private static DefectModel shipped(final String name) throws IOException {
        final String repository = System.getProperty("zeroloss.repository");
        Assumptions.assumeTrue(
                repository != null, "zeroloss.repository does not name the working tree");
        final Path file = Path.of(repository, "plugins/org.zeroloss.nodes/models", name);
        try (InputStream in = Files.newInputStream(file)) {
            return DefectModelFile.read(in, name);
        }
    }

    private static List<Detection> found(
            final DefectModel model, final Micrograph image, final DetectionSettings settings) {
        final NetworkEngines.Choice engine =
                new NetworkEngines(List.of(new PlainEngine()))
                        .choose(NetworkEngines.AUTOMATIC, "CPU", model.networks().get(0).graph());
        try (DefectDetector detector = new DefectDetector(model, engine, settings)) {
            return detector.detect(image, MapSink.NONE, Progress.NONE);
        }
    }

    private static LabeledMicrograph part(
            final Path file, final List<LabeledPoint> labels, final Window window) {
        return new AtomImage(
                        "",
                        new LabeledMicrograph(RealImage.read(file, OptionalDouble.empty()), labels))
                .part(window);
    }

    private static List<LabeledPoint> atoms(final LabeledMicrograph image) throws IOException {
        return PointScore.points(
                found(shipped("single-atoms.zip"), image.image(), DetectionSettings.standard()),
                0.5);
    }

    @Test
    void imagesAreReadAsTheyAre() throws IOException {
        final Path file = data("haadf-single-atoms/bpy_crop19.tif");
        final Micrograph image = RealImage.read(file, OptionalDouble.empty());
        assertEquals(512, image.width());
        assertEquals(512, image.height());
        final List<AtomImage> all = AtomImage.all(file.getParent());
        assertEquals(8, all.size());
        assertEquals(
                202,
                all.stream()
                        .filter(a -> a.element().equals("Re"))
                        .mapToInt(a -> a.labeled().points().size())
                        .sum());
        final Micrograph graphene =
                RealImage.read(data("graphene/library/Si1C3/10.hdf5"), OptionalDouble.empty());
        assertEquals(256, graphene.width());
        assertEquals(256, graphene.height());
    }

    /** A part of an image: F1 of all of it stands in benchmarks/README.md. */
    @Test
    void rheniumAtomsAreFound() throws IOException {
        final Path file = data("haadf-single-atoms/bpy_crop19.tif");
        final LabeledMicrograph part =
                part(
                        file,
                        RealImage.points(file.resolveSibling("bpy_crop19.csv"), 0, 1),
                        new Window(150, 60, 192, 192));
        final Counts c = PointScore.of(atoms(part), part.points(), TOLERANCE);
        assertTrue(c.f1() >= RHENIUM_F1, c.toString());
    }

    /** Labels that were clicked in this image are found, those in the table of its name are not. */
    @Test
    void platinumAtomsAreFoundWhereTheyWereClicked() throws IOException {
        final Path file = data("haadf-single-atoms/Ptporph20.tif");
        final Window window = new Window(0, 0, 288, 384);
        final LabeledMicrograph clicked =
                part(
                        file,
                        new ClickedLabels(file.getParent(), TOLERANCE).of(20).orElseThrow(),
                        window);
        final List<LabeledPoint> found = atoms(clicked);
        final double recall = PointScore.of(found, clicked.points(), TOLERANCE).recall();
        assertTrue(recall >= PLATINUM_RECALL, "recall " + recall);
        final LabeledMicrograph published =
                part(file, RealImage.points(file.resolveSibling("Ptporph20.csv"), 0, 1), window);
        final double asPublished = PointScore.of(found, published.points(), TOLERANCE).recall();
        assertTrue(asPublished < 0.7 * recall, "recall of the table " + asPublished);
    }

    /** Those closer to the border than half an ångström the table leaves out. */
    @Test
    void columnsOfGrapheneAgreeWithTheTable() throws IOException {
        data("graphene/G-Si-2nm.npy");
        final DefectModel model = shipped("graphene.zip");
        final Micrograph image = RealGraphene.tableImage();
        final List<Detection> found = found(model, image, DetectionSettings.standard());
        final Counts c = RealGraphene.agreement(image, RealGraphene.columns(model, found));
        assertTrue(c.precision() >= AGREEMENT && c.recall() >= AGREEMENT, c.toString());
        assertTrue(c.rmsError() * RealGraphene.PIXEL_A < 0.15, c.toString());
        final List<Detection> silicon =
                found.stream()
                        .filter(d -> model.classes().get(d.classIndex()).equals("substitution"))
                        .toList();
        assertEquals(1, silicon.size());
        // the one bright atom of the image
        assertEquals(96, silicon.get(0).x(), 4);
        assertEquals(137, silicon.get(0).y(), 4);
    }
}
