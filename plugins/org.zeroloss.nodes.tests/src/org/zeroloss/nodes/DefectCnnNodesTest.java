package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.nodes.defectcnn.DefectCnnNodeFactory;
import org.zeroloss.nodes.micrograph.MicrographViewerNodeFactory;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.signal.Signal;
import org.zeroloss.standin.runtime.NodeRuntime;

import java.nio.file.Files;
import java.util.List;

/** Defect CNN as a node, on fresh images; what both nodes say of wrong input. */
class DefectCnnNodesTest extends DefectCnnNodes {

    private static final ObjectMapper JSON = new ObjectMapper();

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
        // that finer pixels are averaged is what the model is for; much finer ones are a mistake
        assertNull(
                predictor()
                        .set("pixelSize", 0.05)
                        .execute(wide.stack(folder, -1), model())
                        .warning());
        final String fine =
                predictor()
                        .set("pixelSize", 0.02)
                        .execute(wide.stack(folder, -1), model())
                        .warning();
        assertTrue(fine.contains("have pixels outside of the 0.15 Å that the model looks"), fine);
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
