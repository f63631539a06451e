package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.simulate.RecipePreset;
import org.zeroloss.imaging.simulate.ScanRanges;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.learn.network.Weights;
import org.zeroloss.nodes.defectlearner.DefectCnnLearnerNodeFactory;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.port.DefectModelPortObjectSpec;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObjectSpec;
import org.zeroloss.nodes.workflows.NodeList;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the Defect CNN Learner takes, and what it says against the rest. */
class DefectCnnLearnerInputsTest {

    private static final Spots SPOTS = new Spots(4, 48, "", 1, 3);

    @TempDir private Path m_folder;

    @BeforeEach
    void declare() {
        new NodeList();
    }

    /** A learner of two steps with ports for what is named. */
    private NodeHarness learner(final boolean images, final boolean labels, final boolean recipe)
            throws Exception {
        final NodeSettings ports = new NodeSettings("ports");
        final NodeSettings first = (NodeSettings) ports.addNodeSettings("Images");
        final NodeSettings second = (NodeSettings) ports.addNodeSettings("Labels");
        final NodeSettings third = (NodeSettings) ports.addNodeSettings("Simulation recipe");
        if (images) {
            ImageStackPortObject.TYPE.save(first.addNodeSettings("port_0"));
        }
        if (labels) {
            BufferedDataTable.TYPE.save(second.addNodeSettings("port_0"));
        }
        if (recipe) {
            SimulationRecipePortObject.TYPE.save(third.addNodeSettings("port_0"));
        }
        return new NodeHarness(
                        new DefectCnnLearnerNodeFactory(),
                        Files.createTempDirectory(m_folder, "learner"),
                        ports)
                .set("network/channels", "2, 4")
                .set("network/normalizationWidth", 10.0)
                .set("lesson/size", 32)
                .set("lesson/batch", 2)
                .set("heldOut", 6)
                .set("schedule/steps", 2);
    }

    private NodeHarness learner() throws Exception {
        return learner(true, true, false);
    }

    /** A learner as the others, with images, labels and a model to start from. */
    private NodeHarness continued() throws Exception {
        final NodeSettings ports = new NodeSettings("ports");
        DefectModelPortObject.TYPE.save(
                ports.addNodeSettings("Model to start from").addNodeSettings("port_0"));
        return new NodeHarness(
                        new DefectCnnLearnerNodeFactory(),
                        Files.createTempDirectory(m_folder, "learner"),
                        ports)
                .set("network/channels", "2, 4")
                .set("network/normalizationWidth", 10.0)
                .set("lesson/size", 32)
                .set("lesson/batch", 2)
                .set("schedule/steps", 2);
    }

    /** Graphene and hBN with many defects, in small images. */
    private static SimulationRecipePortObject recipe() {
        final SimulationRecipe preset = RecipePreset.LIGHT_LAYERS.recipe();
        final ScanRanges s = preset.scan();
        return new SimulationRecipePortObject(
                new SimulationRecipePortObjectSpec(
                        preset.withScan(
                                new ScanRanges(
                                        64,
                                        64,
                                        Range.of(0.2, 0.25),
                                        s.dwellUs(),
                                        s.flybackUs(),
                                        s.driftAPerS(),
                                        s.shear(),
                                        s.aspect(),
                                        s.jitterA(),
                                        s.wobbleA()))));
    }

    private static String refused(final NodeHarness node, final PortObject... in) {
        return assertThrows(
                        InvalidSettingsException.class,
                        () ->
                                node.configure(
                                        List.of(in).stream()
                                                .map(PortObject::getSpec)
                                                .toArray(PortObjectSpec[]::new)))
                .getMessage();
    }

    private static String failed(final NodeHarness node, final PortObject... in) {
        return assertThrows(KNIMEException.class, () -> node.execute(in)).getMessage();
    }

    @Test
    void aRecipeAloneIsEnough() throws Exception {
        final NodeHarness node = learner(false, false, true).set("classes", "column, vacancy");
        final DefectModelPortObjectSpec spec =
                (DefectModelPortObjectSpec) node.configure(recipe().getSpec()).result()[0];
        assertEquals(List.of("column", "vacancy"), spec.classes());
        final DefectModelPortObject model =
                (DefectModelPortObject) node.execute(recipe()).result()[0];
        assertEquals(List.of("column", "vacancy"), model.model().classes());
        assertEquals(Range.of(0.2, 0.25), model.model().pixelSizesA().orElseThrow());
        final String history = model.getSpec().trainingImages().metadata().provenance().toString();
        assertTrue(history.contains("STEM Image Simulator"), history);
        assertTrue(history.contains("Defect CNN Learner"), history);
    }

    /** Finer images are averaged; what is then too small for the pieces is said before. */
    @Test
    void networksLookAtNoFinerPixels() throws Exception {
        final DefectModelPortObject model =
                (DefectModelPortObject)
                        learner(false, false, true)
                                .set("classes", "column")
                                .set("network/finestA", 0.23)
                                .execute(recipe())
                                .result()[0];
        assertEquals(Range.of(0.23, 0.25), model.model().pixelSizesA().orElseThrow());
        final String small =
                failed(learner(false, false, true).set("network/finestA", 0.5), recipe());
        assertTrue(
                small.contains("found the recipe's images of 25 × 25 in the pixels that"), small);
        final String unknown =
                failed(
                        learner().set("network/finestA", 0.2),
                        SPOTS.stack(m_folder, -1),
                        SPOTS.table(m_folder));
        assertTrue(unknown.contains("known pixel size, since \"Finest pixels\" is 0.2 Å"), unknown);
    }

    @Test
    void imagesAndARecipeAreMixed() throws Exception {
        final List<Spots.Spot> columns = new ArrayList<>();
        for (final Spots.Spot s : SPOTS.spots()) {
            columns.add(new Spots.Spot(s.image(), s.x(), s.y(), "column"));
        }
        final DefectModelPortObject model =
                (DefectModelPortObject)
                        learner(true, true, true)
                                .execute(
                                        SPOTS.stack(m_folder, -1),
                                        Spots.table(columns, m_folder),
                                        recipe())
                                .result()[0];
        assertEquals(List.of("column"), model.model().classes());
        final String history = model.getSpec().trainingImages().metadata().provenance().toString();
        assertTrue(history.contains("Simulation recipe"), history);
        final String none =
                refused(
                        learner(true, true, true).set("lesson/simulated", 0.0),
                        SPOTS.stack(m_folder, -1),
                        SPOTS.table(m_folder),
                        recipe());
        assertTrue(none.contains("\"Share of simulated images\" above 0"), none);
    }

    /** A table whose images count from one, but for the last, which would be refused. */
    @Test
    void labelsOfTheNextImageAreNoticed() throws Exception {
        final List<Spots.Spot> late = new ArrayList<>();
        for (final Spots.Spot s : SPOTS.spots()) {
            if (s.image() > 0) {
                late.add(new Spots.Spot(s.image() - 1, s.x(), s.y(), s.kind()));
            }
        }
        final String warning =
                learner().execute(SPOTS.stack(m_folder, -1), Spots.table(late, m_folder)).warning();
        assertTrue(warning.contains("those of an image lie on the spots of the next one"), warning);
        final String none =
                learner().execute(SPOTS.stack(m_folder, -1), SPOTS.table(m_folder)).warning();
        assertTrue(none == null || !none.contains("those of other images"), none);
    }

    private static double weight(final DefectModelPortObject model) {
        final Weights weights = model.model().networks().get(0).weights();
        return weights.get("down0.conv1.weight").get(3);
    }

    @Test
    void aModelToStartFromIsTrainedOn() throws Exception {
        final ImageStackPortObject images = SPOTS.stack(m_folder, -1);
        final BufferedDataTable labels = SPOTS.table(m_folder);
        final DefectModelPortObject first =
                (DefectModelPortObject) learner().execute(images, labels).result()[0];
        final DefectModelPortObject second =
                (DefectModelPortObject)
                        continued()
                                .set("seed", 77L)
                                .set("schedule/rate", 1e-6)
                                .execute(images, labels, first)
                                .result()[0];
        assertEquals(weight(first), weight(second), 1e-5);
        final String history = second.getSpec().trainingImages().metadata().provenance().toString();
        assertTrue(history.contains("Model to start from"), history);
        final String network =
                failed(continued().set("network/channels", "2, 6"), images, labels, first);
        assertTrue(network.contains("Expected a model to start from"), network);
        final String classes = refused(continued().set("classes", "faint"), images, labels, first);
        assertTrue(classes.contains("[bright, faint], found [faint]"), classes);
        final String folds = refused(continued().set("folds", 2), images, labels, first);
        assertTrue(folds.contains("from scratch"), folds);
    }

    @Test
    void aClassThatTheRecipeNeverShowsIsNamed() throws Exception {
        final String message =
                refused(learner(false, false, true).set("classes", "atom"), recipe());
        assertTrue(message.contains("never shows the class 'atom'"), message);
        final String mixed =
                failed(
                        learner(true, true, true),
                        SPOTS.stack(m_folder, -1),
                        SPOTS.table(m_folder),
                        recipe());
        assertTrue(mixed.contains("never shows the class 'bright'"), mixed);
    }

    @Test
    void nothingToLearnFromIsSaid() throws Exception {
        assertTrue(refused(learner(false, false, false)).contains("nothing to learn from"));
        assertTrue(
                refused(learner(true, false, false), SPOTS.stack(m_folder, -1))
                        .contains("Add the port \"Labels\""));
        assertTrue(
                refused(learner(false, true, false), SPOTS.table(m_folder))
                        .contains("Add the port \"Images\""));
        assertTrue(
                refused(learner(false, false, true).set("folds", 3), recipe())
                        .contains("Expected labelled images for the cross-validation"));
    }

    @Test
    void aTableWithoutLabelsIsSaid() throws Exception {
        final String message =
                failed(learner(), SPOTS.stack(m_folder, -1), Spots.table(List.of(), m_folder));
        assertTrue(message.contains("found no row with a position"), message);
    }

    @Test
    void labelsOutsideOfTheirImageAreSaid() throws Exception {
        final List<Spots.Spot> all = new ArrayList<>(SPOTS.spots());
        all.add(new Spots.Spot(1, 48.2, 3, "bright"));
        final String message =
                failed(learner(), SPOTS.stack(m_folder, -1), Spots.table(all, m_folder));
        assertTrue(message.contains("image 1") && message.contains("x = 48.2"), message);
    }

    @Test
    void labelsOfAnImageThatIsNotThereAreSaid() throws Exception {
        final List<Spots.Spot> all = new ArrayList<>(SPOTS.spots());
        all.add(new Spots.Spot(7, 5, 5, "bright"));
        final String message =
                failed(learner(), SPOTS.stack(m_folder, -1), Spots.table(all, m_folder));
        assertTrue(message.contains("images 0 to 3") && message.contains("image '7'"), message);
    }

    @Test
    void imagesWithoutLabelsAreLeftOutAndCounted() throws Exception {
        final List<Spots.Spot> some = SPOTS.spots().stream().filter(s -> s.image() != 2).toList();
        final String warning =
                learner().execute(SPOTS.stack(m_folder, -1), Spots.table(some, m_folder)).warning();
        assertTrue(warning.contains("1 image has no labels and is left out"), warning);
    }

    @Test
    void aClassInOnePartOnlyIsNamed() throws Exception {
        final List<Spots.Spot> all = new ArrayList<>(SPOTS.spots());
        all.add(new Spots.Spot(1, 24, 24, "rare"));
        final String message =
                failed(learner(), SPOTS.stack(m_folder, -1), Spots.table(all, m_folder));
        assertTrue(message.contains("none of 'rare'"), message);
        final String unknown =
                failed(
                        learner().set("classes", "bright, unicorn"),
                        SPOTS.stack(m_folder, -1),
                        SPOTS.table(m_folder));
        assertTrue(unknown.contains("none of 'unicorn'"), unknown);
        final DefectModelPortObject without =
                (DefectModelPortObject)
                        learner()
                                .set("classes", "faint")
                                .execute(SPOTS.stack(m_folder, -1), Spots.table(all, m_folder))
                                .result()[0];
        assertEquals(List.of("faint"), without.model().classes());
    }

    @Test
    void oneImageCannotBeDivided() throws Exception {
        final Spots one = new Spots(1, 48, "", 1, 3);
        final String message = failed(learner(), one.stack(m_folder, -1), one.table(m_folder));
        assertTrue(message.contains("two labelled images or more"), message);
    }

    @Test
    void imagesSmallerThanAPieceAreSaid() throws Exception {
        final String message =
                failed(
                        learner().set("lesson/size", 64),
                        SPOTS.stack(m_folder, -1),
                        SPOTS.table(m_folder));
        assertTrue(message.contains("64 × 64") && message.contains("48 × 48"), message);
        // enlarged pieces need fewer pixels, reduced ones more
        final String reduced =
                failed(
                        learner().set("lesson/size", 40).set("lesson/change", "STRONG"),
                        SPOTS.stack(m_folder, -1),
                        SPOTS.table(m_folder));
        assertTrue(reduced.contains("57 × 57"), reduced);
    }

    @Test
    void widthsInAngstromNeedPixelSizes() throws Exception {
        final String message =
                failed(
                        learner().set("network/unit", "ANGSTROM"),
                        SPOTS.stack(m_folder, -1),
                        SPOTS.table(m_folder));
        assertTrue(message.contains("known pixel size"), message);
        final Spots scaled = new Spots(4, 48, "nm", 0.02, 3);
        final DefectModelPortObject model =
                (DefectModelPortObject)
                        learner()
                                .set("network/unit", "ANGSTROM")
                                .set("network/labelWidth", 0.4)
                                .set("network/normalizationWidth", 3.0)
                                .execute(scaled.stack(m_folder, -1), scaled.table(m_folder))
                                .result()[0];
        assertEquals(2, model.model().labels().sigmaPixels(), 1e-9);
        assertEquals(15, model.model().normalization().sigmaPixels(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "network/channels, 16, two to seven",
        "network/channels, '16, 2.5', whole numbers",
        "network/labelWidth, 0.1, width of a label",
        "network/dropout, 1.5, dropout",
        "lesson/size, 33, multiple of 2",
        "lesson/simulated, 1.5, share of simulated",
        "lesson/aimed, 2, share of crops",
        "schedule/steps, 0, steps",
        "schedule/rate, 0, learning rate",
        "schedule/decay, 2, weight decay",
        "validation, 0, share of images held out",
        "columns/x, there, 'there'",
    })
    void badSettingsAreNamed(final String key, final String value, final String named)
            throws Exception {
        final Object typed =
                switch (key) {
                    case "lesson/size", "schedule/steps" -> (Object) Integer.valueOf(value);
                    case "network/channels", "columns/x" -> value;
                    default -> Double.valueOf(value);
                };
        final String message =
                refused(
                        learner().set(key, typed),
                        SPOTS.stack(m_folder, -1),
                        SPOTS.table(m_folder));
        assertTrue(message.toLowerCase().contains(named), message);
    }
}
