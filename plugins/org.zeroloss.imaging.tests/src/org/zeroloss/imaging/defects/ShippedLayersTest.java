package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.zeroloss.base.Progress;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.simulate.ColumnLabel;
import org.zeroloss.imaging.simulate.RecipeJson;
import org.zeroloss.imaging.simulate.ScanRanges;
import org.zeroloss.imaging.simulate.SimulatedMicrograph;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.imaging.simulate.StemSimulator;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.plain.PlainEngine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The model "layers" that ships, on a few fresh images at 200 electrons: a reduced form of the
 * table in benchmarks/README.md, in the plain engine.
 */
class ShippedLayersTest {

    private static final long SEED = 777;
    private static final int IMAGES = 3;
    private static final int SIZE = 144;

    private static DefectModel model() throws IOException {
        final String repository = System.getProperty("zeroloss.repository", "");
        Path file = null;
        for (Path p = Path.of(repository).toAbsolutePath(); p != null; p = p.getParent()) {
            final Path there = p.resolve("plugins/org.zeroloss.nodes/models/layers.zip");
            if (Files.exists(there)) {
                file = there;
                break;
            }
        }
        assertTrue(
                file != null || !"true".equals(System.getenv("CI")), "the model layers is missing");
        Assumptions.assumeTrue(file != null, "skipped, missing: the model layers");
        try (InputStream in = Files.newInputStream(file)) {
            return DefectModelFile.read(in, file.toString());
        }
    }

    private static SimulationRecipe small(final SimulationRecipe recipe) {
        final ScanRanges s = recipe.scan();
        return recipe.withDose(Range.of(200), SimulationRecipe.DoseMeaning.DETECTED)
                .withScan(
                        new ScanRanges(
                                SIZE,
                                SIZE,
                                Range.of(0.15, 0.2),
                                s.dwellUs(),
                                s.flybackUs(),
                                s.driftAPerS(),
                                s.shear(),
                                s.aspect(),
                                s.jitterA(),
                                s.wobbleA()));
    }

    /**
     * The model says what it was made of, and that is what this program makes it of; the workflow
     * is held to the same in the tests of the nodes.
     */
    @Test
    void itIsOfTheRecipeAndThePlan() throws IOException {
        final Map<String, String> tags = model().networks().get(0).tags();
        assertEquals(
                Layers.recipe(), RecipeJson.read(tags.getOrDefault(ModelTags.RECIPE, "no recipe")));
        final Matcher schedule =
                Pattern.compile("Schedule\\[steps=(\\d+), rate=([^,]+),.*, seed=(\\d+)\\]")
                        .matcher(tags.getOrDefault(ModelTags.PLAN, ""));
        assertTrue(schedule.find(), tags.toString());
        assertEquals(
                Layers.plan(
                                Long.parseLong(schedule.group(1)),
                                Double.parseDouble(schedule.group(2)),
                                Long.parseLong(schedule.group(3)))
                        .toString(),
                tags.get(ModelTags.PLAN));
    }

    @Test
    void findsColumnsAndDefectsOfFreshImages() throws IOException {
        final DefectModel model = model();
        assertEquals(Layers.CLASSES, model.classes());
        assertTrue(model.judge().orElseThrow().sites() >= 20_000, "a judge of few sites");
        final NetworkEngines.Choice engine =
                new NetworkEngines(List.of(new PlainEngine()))
                        .choose(
                                NetworkEngines.AUTOMATIC,
                                NetworkEngines.AUTOMATIC,
                                model.networks().get(0).graph());
        final DoseScore score = new DoseScore(model.classes().size());
        try (DefectDetector detector =
                new DefectDetector(model, engine, DetectionSettings.standard())) {
            final StemSimulator simulator =
                    new StemSimulator(small(AccuracySet.LAYERS.recipes(SEED).get(0)));
            for (int i = 0; i < IMAGES; i++) {
                final SimulatedMicrograph m = simulator.draw(i);
                final Micrograph image =
                        Micrograph.of(
                                "simulated " + i,
                                m.image(),
                                OptionalDouble.of(m.acquisition().scan().pixelSizeA()));
                final List<SiteClass> truth =
                        m.labels().stream()
                                .map(ColumnLabel::column)
                                .map(c -> c.siteClass())
                                .toList();
                final List<Detection> found = detector.detect(image, MapSink.NONE, Progress.NONE);
                for (final SiteOutcome o : SiteOutcome.of(m, found, model.classes(), truth)) {
                    score.add(o);
                    if (o.found() != SiteOutcome.NONE) {
                        score.calibrate(o);
                    }
                }
            }
        }
        final int column = model.classes().indexOf("column");
        final int vacancy = model.classes().indexOf("vacancy");
        // these three images give 0.98, 0.99, 0.65, 0.100 Å and 0.020; the table has hundreds
        assertTrue(score.of(column).f1() >= 0.95, "F1 of columns " + score.of(column).f1());
        assertTrue(score.positions().f1() >= 0.96, "F1 of positions " + score.positions().f1());
        assertTrue(score.of(vacancy).f1() >= 0.55, "F1 of vacancies " + score.of(vacancy).f1());
        assertTrue(score.of(column).rmsError() <= 0.12, "rms " + score.of(column).rmsError());
        assertTrue(
                score.expectedCalibrationError() <= 0.06,
                "ECE " + score.expectedCalibrationError());
    }
}
