package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortUtil;
import org.zeroloss.imaging.defects.DefectModel;
import org.zeroloss.imaging.score.PointMatching;
import org.zeroloss.learn.network.NetworkEngine;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.nodes.defectcnn.DefectCnnNodeFactory;
import org.zeroloss.nodes.defectlearner.DefectCnnLearnerNodeFactory;
import org.zeroloss.nodes.micrograph.MicrographViewerNodeFactory;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.port.DefectModelPortObjectSpec;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.workflows.NodeList;
import org.zeroloss.signal.Signal;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.RegisteredPortView;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Defect CNN Learner and Defect CNN as nodes, with one small model for all tests. */
class DefectCnnNodesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Spots TRAINING = new Spots(12, 64, "nm", 0.015, 1);
    private static final Spots FRESH = new Spots(3, 72, "nm", 0.015, 99);

    @TempDir private static Path folder;

    private static NodeHarness learner;
    private static PortObject[] learnt;

    private static NodeHarness learner(final NodeSettings ports) throws Exception {
        return new NodeHarness(
                        new DefectCnnLearnerNodeFactory(),
                        Files.createTempDirectory(folder, "learner"),
                        ports)
                .set("network/channels", "4, 8")
                .set("network/normalizationWidth", 10.0)
                .set("lesson/size", 32)
                .set("lesson/batch", 4)
                .set("lesson/perImage", 2)
                .set("schedule/steps", 120)
                .set("schedule/rate", 1e-2)
                .set("schedule/decay", 0.0)
                .set("schedule/validateEvery", 30);
    }

    private static NodeHarness predictor() throws Exception {
        new NodeList();
        return predictor(true);
    }

    /** With a port for the model; with or without that of the maps. */
    private static NodeHarness predictor(final boolean maps) throws Exception {
        final NodeSettings ports = new NodeSettings("ports");
        DefectModelPortObject.TYPE.save(ports.addNodeSettings("Model").addNodeSettings("port_0"));
        if (!maps) {
            ports.addNodeSettings("Probability maps");
        }
        return new NodeHarness(
                        new DefectCnnNodeFactory(), Files.createTempDirectory(folder, "cnn"), ports)
                .set("symmetries", false);
    }

    @BeforeAll
    static void learn() throws Exception {
        new NodeList();
        learner = learner(null);
        learnt = learner.execute(TRAINING.stack(folder, -1), TRAINING.table(folder)).result();
    }

    private static DefectModelPortObject model() {
        return (DefectModelPortObject) learnt[0];
    }

    private static List<DataRow> rows(final PortObject table) {
        final List<DataRow> rows = new ArrayList<>();
        ((BufferedDataTable) table).iterator().forEachRemaining(rows::add);
        return rows;
    }

    private static double number(final DataRow row, final int column) {
        return ((DoubleValue) row.getCell(column)).getDoubleValue();
    }

    private static String text(final DataRow row, final int column) {
        return ((StringValue) row.getCell(column)).getStringValue();
    }

    /** F1 of places and classes together. */
    private static double score(final List<DataRow> found, final Spots truth) {
        int right = 0;
        int there = 0;
        for (int i = 0; i < truth.images(); i++) {
            final int image = i;
            final List<DataRow> f = found.stream().filter(r -> number(r, 0) == image).toList();
            final List<Spots.Spot> t =
                    truth.spots().stream().filter(s -> s.image() == image).toList();
            final PointMatching pairs =
                    PointMatching.of(
                            f.stream().mapToDouble(r -> number(r, 1)).toArray(),
                            f.stream().mapToDouble(r -> number(r, 2)).toArray(),
                            t.stream().mapToDouble(Spots.Spot::x).toArray(),
                            t.stream().mapToDouble(Spots.Spot::y).toArray(),
                            2);
            there += t.size();
            for (int k = 0; k < f.size(); k++) {
                final int p = pairs.truthOf(k);
                right += p >= 0 && t.get(p).kind().equals(text(f.get(k), 3)) ? 1 : 0;
            }
        }
        return 2.0 * right / (found.size() + there);
    }

    @Test
    void whatWasLearntIsFoundInFreshImages() throws Exception {
        final NodeHarness node = predictor();
        final NodeRuntime.Outcome<PortObject[]> outcome =
                node.execute(FRESH.stack(folder, -1), model());
        assertNull(outcome.warning());
        final BufferedDataTable table = (BufferedDataTable) outcome.result()[0];
        assertEquals(
                List.of(
                        "image",
                        "x",
                        "y",
                        "class",
                        "probability",
                        "probability sd",
                        "position sd (px)",
                        "x (nm)",
                        "y (nm)"),
                List.of(table.getDataTableSpec().getColumnNames()));
        final List<DataRow> found = rows(table);
        final double f1 = score(found, FRESH);
        assertTrue(f1 >= 0.9, "F1 " + f1);
        for (final DataRow r : found) {
            assertEquals(0.015 * number(r, 1), number(r, 7), 1e-9);
            assertTrue(number(r, 4) >= 0.5 && number(r, 4) <= 1);
            assertTrue(r.getCell(5).isMissing(), "one network and one look have no scatter");
        }
        assertEquals("image0_object0", found.get(0).getKey().getString());
        final JsonNode info =
                JSON.readTree(node.node().view().orElseThrow().initialData()).path("result");
        assertEquals(3, info.path("frames").asInt());
        assertEquals("[\"bright\",\"faint\"]", info.path("marks").path("classes").toString());
    }

    @Test
    void theMicrographViewerGuessesTheColumns() throws Exception {
        final NodeSettings ports = new NodeSettings("ports");
        BufferedDataTable.TYPE.save(ports.addNodeSettings("Objects").addNodeSettings("port_0"));
        final NodeHarness viewer =
                new NodeHarness(
                        new MicrographViewerNodeFactory(),
                        Files.createTempDirectory(folder, "viewer"),
                        ports);
        final ImageStackPortObject images = FRESH.stack(folder, -1);
        final NodeSettings guessed = new NodeSettings("model");
        viewer.node()
                .saveDefaults(
                        guessed,
                        new PortObjectSpec[] {
                            images.getSpec(),
                            predictor().configure(images.getSpec(), model().getSpec()).result()[0]
                        });
        assertEquals("PIXELS", guessed.getString("units"));
        assertEquals("x", guessed.getString("x"));
        assertEquals("y", guessed.getString("y"));
        assertEquals("class", guessed.getString("kind"));
        assertEquals("probability", guessed.getString("probability"));
        assertEquals("image", guessed.getString("image"));
    }

    @Test
    void mapsAreHighWhereSomethingWasFound() throws Exception {
        final PortObject[] out = predictor().execute(FRESH.stack(folder, -1), model()).result();
        try (Signal maps = ((ImageStackPortObject) out[1]).open()) {
            assertEquals(
                    List.of(6L, 72L, 72L), maps.spec().axes().stream().map(a -> a.size()).toList());
            assertEquals("image 1, faint", maps.spec().axes().get(0).labels().get(3));
            assertEquals(0.015, maps.spec().signalAxis().scale());
            double sum = 0;
            for (final DataRow r : rows(out[0])) {
                final int c = text(r, 3).equals("bright") ? 0 : 1;
                final long row = (2 * (long) number(r, 0) + c) * 72 + Math.round(number(r, 2));
                final double there = maps.plane().get(row, (int) Math.round(number(r, 1)));
                assertTrue(there > 0.1, r + ": " + there);
                sum += there;
            }
            assertTrue(sum > 0.35 * rows(out[0]).size(), "sum " + sum);
            final String history = maps.spec().metadata().toString();
            assertTrue(history.contains("Defect CNN"), history);
            assertTrue(history.contains(NetworkEngines.installed().engines().get(0).name()));
        }
    }

    @Test
    void withoutTheirPortThereAreNoMaps() throws Exception {
        final NodeHarness node = predictor(false);
        final PortObject[] out = node.execute(FRESH.stack(folder, -1), model()).result();
        assertEquals(1, out.length);
        assertEquals(List.of(), node.files());
        assertEquals(
                rows(predictor().execute(FRESH.stack(folder, -1), model()).result()[0]).size(),
                rows(out[0]).size());
    }

    @Test
    void imagesOfOtherPixelsAreScaledAndNamed() throws Exception {
        // the same spots, but said to be twice as far apart: seen at twice the size they are wide
        final Spots wide = new Spots(2, 72, "nm", 0.03, 99);
        final NodeRuntime.Outcome<PortObject[]> scaled =
                predictor().execute(wide.stack(folder, -1), model());
        assertTrue(
                scaled.warning().contains("Images 0, 1 have pixels outside of the 0.15 Å"),
                scaled.warning());
        try (Signal maps = ((ImageStackPortObject) scaled.result()[1]).open()) {
            assertEquals(72, maps.width());
        }
        final NodeRuntime.Outcome<PortObject[]> given =
                predictor().set("pixelSize", 0.15).execute(wide.stack(folder, -1), model());
        assertNull(given.warning());
        assertTrue(score(rows(given.result()[0]), wide) >= 0.9);
        final DataRow first = rows(given.result()[0]).get(0);
        assertEquals(0.015 * number(first, 1), number(first, 7), 1e-9);
    }

    @Test
    void imagesWithoutScaleAreTakenAsTheyAreAndNamed() throws Exception {
        final Spots plain = new Spots(2, 72, "", 1, 99);
        final NodeRuntime.Outcome<PortObject[]> outcome =
                predictor().execute(plain.stack(folder, -1), model());
        assertTrue(outcome.warning().contains("Images 0, 1 have no pixel size"), outcome.warning());
        assertEquals(7, ((BufferedDataTable) outcome.result()[0]).getSpec().getNumColumns());
        assertTrue(score(rows(outcome.result()[0]), plain) >= 0.9);
    }

    private static String failure(final NodeHarness node, final PortObject... in) {
        return assertThrows(KNIMEException.class, () -> node.execute(in)).getMessage();
    }

    @Test
    void pixelsThatCannotBeRightAreRefused() throws Exception {
        final String message =
                failure(predictor(), new Spots(1, 40, "µm", 1, 5).stack(folder, -1), model());
        assertTrue(message.contains("found 10000.0 Å in image 0"), message);
    }

    @Test
    void pixelsThatAreNoNumberAreNamedByBothNodes() throws Exception {
        final ImageStackPortObject hole = TRAINING.stack(folder, 3);
        for (final NodeHarness node : List.of(learner(null), predictor())) {
            final boolean learns = node.node().name().endsWith("Learner");
            final String message = failure(node, hole, learns ? TRAINING.table(folder) : model());
            assertTrue(message.contains("Image 3 holds NaN at column 5, row 7"), message);
            assertEquals(List.of(), node.files());
        }
    }

    @Test
    void allSymmetriesGiveAScatter() throws Exception {
        final PortObject[] out =
                predictor()
                        .set("symmetries", true)
                        .execute(new Spots(1, 48, "nm", 0.015, 7).stack(folder, -1), model())
                        .result();
        assertTrue(rows(out[0]).size() > 3);
        for (final DataRow r : rows(out[0])) {
            assertTrue(number(r, 5) >= 0 && number(r, 6) >= 0 && number(r, 6) < 1, r.toString());
        }
    }

    @Test
    void theTrainingTableAndItsViewSayTheSame() throws Exception {
        final List<DataRow> rows = rows(learnt[1]);
        assertEquals(4, rows.size());
        assertEquals(1, rows.stream().filter(r -> r.getCell(6).toString().equals("true")).count());
        assertTrue(number(rows.get(3), 5) < number(rows.get(0), 5), "the loss falls");
        final JsonNode info =
                JSON.readTree(learner.node().view().orElseThrow().initialData()).path("result");
        assertTrue(info.path("device").asText().contains("CPU"), info.toString());
        final JsonNode network = info.path("networks").path(0);
        assertTrue(network.path("fold").isNull());
        assertEquals(4 * Float.BYTES, network.path("validation").binaryValue().length);
    }

    private static DefectModelPortObject savedAndLoaded(final DefectModelPortObject before)
            throws Exception {
        final ByteArrayOutputStream spec = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream zip = PortUtil.getPortObjectSpecZipOutputStream(spec)) {
            new DefectModelPortObjectSpec.Serializer().savePortObjectSpec(before.getSpec(), zip);
        }
        final ByteArrayOutputStream object = new ByteArrayOutputStream();
        try (PortObjectZipOutputStream zip = PortUtil.getPortObjectZipOutputStream(object)) {
            new DefectModelPortObject.Serializer()
                    .savePortObject(before, zip, new ExecutionMonitor());
        }
        try (var in =
                        PortUtil.getPortObjectSpecZipInputStream(
                                new ByteArrayInputStream(spec.toByteArray()));
                var objects =
                        PortUtil.getPortObjectZipInputStream(
                                new ByteArrayInputStream(object.toByteArray()))) {
            return new DefectModelPortObject.Serializer()
                    .loadPortObject(
                            objects,
                            new DefectModelPortObjectSpec.Serializer().loadPortObjectSpec(in),
                            new ExecutionMonitor());
        }
    }

    @Test
    void aSavedModelFindsTheSameOnEveryEngine() throws Exception {
        final DefectModelPortObject again = savedAndLoaded(model());
        assertEquals(model().getSpec(), again.getSpec());
        assertEquals(model().getSpec().hashCode(), again.getSpec().hashCode());
        assertEquals(model().getSummary(), again.getSummary());
        assertEquals(
                model().model().networks().get(0).tags(), again.model().networks().get(0).tags());
        final ImageStackPortObject images = FRESH.stack(folder, -1);
        final List<DataRow> expected = rows(predictor().execute(images, model()).result()[0]);
        for (final NetworkEngine e : NetworkEngines.installed().engines()) {
            if (e.unavailable().isEmpty()) {
                final List<DataRow> found =
                        rows(
                                predictor()
                                        .set("engine/engine", e.name())
                                        .execute(images, again)
                                        .result()[0]);
                assertEquals(expected.size(), found.size(), e.name());
                for (int i = 0; i < found.size(); i++) {
                    assertEquals(number(expected.get(i), 1), number(found.get(i), 1), 1e-2);
                    assertEquals(number(expected.get(i), 4), number(found.get(i), 4), 1e-2);
                }
            }
        }
    }

    @Test
    void thePortShowsClassesWidthsDeviceAndHistory() throws Exception {
        final JsonNode summary =
                JSON.readTree(
                                RegisteredPortView.of(DefectModelPortObject.TYPE, model())
                                        .orElseThrow()
                                        .initialData())
                        .path("result");
        final String facts = summary.path("facts").toString();
        assertTrue(facts.contains("bright, faint"), facts);
        assertTrue(facts.contains("1.5 pixels"), facts);
        assertTrue(facts.contains("0.15 Å"), facts);
        assertTrue(facts.contains("CPU"), facts);
        assertTrue(
                summary.path("history").toString().contains("Defect CNN Learner"),
                summary.path("history").toString());
        assertEquals(
                Double.parseDouble(
                        model().model()
                                .networks()
                                .get(0)
                                .tags()
                                .get(DefectModelPortObjectSpec.VALIDATION_LOSS)),
                number(rows(learnt[1]).get(3), 5));
    }

    @Test
    void crossValidationScoresEachImageOnce() throws Exception {
        final Spots few = new Spots(4, 48, "", 1, 3);
        final NodeHarness node = learner(null).set("folds", 2).set("schedule/steps", 25);
        final NodeRuntime.Outcome<PortObject[]> outcome =
                node.execute(few.stack(folder, -1), few.table(folder));
        final List<DataRow> scores = rows(outcome.result()[2]);
        assertEquals(
                List.of(
                        "positions_all",
                        "class_bright",
                        "class_faint",
                        "image_0",
                        "image_1",
                        "image_2",
                        "image_3"),
                scores.stream().map(r -> r.getKey().getString()).toList());
        assertEquals(few.spots().size(), number(scores.get(0), 2));
        assertEquals(
                List.of("fold0_network0_step25", "fold1_network0_step25", "network0_step25"),
                rows(outcome.result()[1]).stream().map(r -> r.getKey().getString()).toList());
        final DefectModel m = ((DefectModelPortObject) outcome.result()[0]).model();
        assertTrue(m.pixelSizesA().isEmpty());
    }

    @Test
    void theSameSeedGivesTheSameModel() throws Exception {
        final Spots few = new Spots(4, 48, "", 1, 3);
        final List<String> losses = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            losses.add(
                    rows(learner(null)
                                    .set("schedule/steps", 10)
                                    .execute(few.stack(folder, -1), few.table(folder))
                                    .result()[1])
                            .toString());
        }
        assertEquals(losses.get(0), losses.get(1));
    }

    @Test
    void cancelStopsBothAndLeavesNoFile() throws Exception {
        final Spots few = new Spots(4, 48, "", 1, 3);
        for (final int at : new int[] {1, 12, 20}) {
            final NodeHarness canceled = learner(null).cancelAt(at);
            assertThrows(
                    CanceledExecutionException.class,
                    () -> canceled.execute(few.stack(folder, -1), few.table(folder)));
        }
        final NodeHarness counted = predictor();
        counted.execute(FRESH.stack(folder, -1), model());
        for (final int at : new int[] {1, counted.checks() / 2}) {
            final NodeHarness canceled = predictor().cancelAt(at);
            assertThrows(
                    CanceledExecutionException.class,
                    () -> canceled.execute(FRESH.stack(folder, -1), model()));
            assertEquals(List.of(), canceled.files());
        }
    }

    @Test
    void anEngineThatIsNotInstalledIsNamed() throws Exception {
        final String message =
                failure(
                        predictor().set("engine/engine", "Abacus"),
                        FRESH.stack(folder, -1),
                        model());
        assertTrue(message.contains("\"Abacus\"") && message.contains("Plain"), message);
        final Spots few = new Spots(4, 48, "", 1, 3);
        final String device =
                failure(
                        learner(null).set("engine/device", "GPU 7"),
                        few.stack(folder, -1),
                        few.table(folder));
        assertTrue(device.contains("GPU 7"), device);
    }

    @Test
    void withoutAPortAModelOfTheBundleFindsAtoms() throws Exception {
        final Spots atoms = new Spots(1, 40, "nm", 0.03, 7);
        final NodeHarness node =
                new NodeHarness(
                                new DefectCnnNodeFactory(),
                                Files.createTempDirectory(folder, "shipped"))
                        .set("model", "single-atoms")
                        .set("symmetries", false);
        final ImageStackPortObject images = atoms.stack(folder, -1);
        final PortObject[] out = node.execute(images).result();
        final List<Spots.Spot> bright =
                atoms.spots().stream().filter(s -> s.kind().equals("bright")).toList();
        final long seen =
                bright.stream()
                        .filter(
                                s ->
                                        rows(out[0]).stream()
                                                .anyMatch(
                                                        r ->
                                                                Math.hypot(
                                                                                number(r, 1)
                                                                                        - s.x(),
                                                                                number(r, 2)
                                                                                        - s.y())
                                                                        < 1.5))
                        .count();
        assertTrue(seen >= 0.8 * bright.size(), seen + " of " + bright.size());
        assertEquals(
                List.of("image 0, atom"),
                ((ImageStackPortObject) out[1]).getSpec().signal().axes().get(0).labels());
    }

    @Test
    void aModelThatIsNotShippedIsNamed() throws Exception {
        final NodeHarness node =
                new NodeHarness(
                                new DefectCnnNodeFactory(),
                                Files.createTempDirectory(folder, "shipped"))
                        .set("model", "unicorns");
        final ImageStackPortObject images = FRESH.stack(folder, -1);
        final String message =
                assertThrows(InvalidSettingsException.class, () -> node.configure(images.getSpec()))
                        .getMessage();
        assertTrue(message.contains("'unicorns'") && message.contains("Learner"), message);
    }
}
