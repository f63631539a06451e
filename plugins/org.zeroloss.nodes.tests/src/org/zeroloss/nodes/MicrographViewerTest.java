package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.zeroloss.nodes.micrograph.MicrographViewerNodeFactory;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.reader.ImageReaderNodeFactory;
import org.zeroloss.nodes.view.MicrographService;
import org.zeroloss.nodes.view.PackedMicrograph;
import org.zeroloss.nodes.workflows.Execution;
import org.zeroloss.nodes.workflows.Repository;
import org.zeroloss.standin.runtime.NodeView;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Micrograph Viewer: its view, asked as its page asks, and what it says against bad tables. */
class MicrographViewerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;

    @TempDir private Path m_folder;

    private static Path workflow() {
        return Repository.need(Repository.workflows(), "the folder test-workflows")
                .resolve("micrograph-viewer");
    }

    private static float[] floats(final JsonNode base64) throws IOException {
        return floats(base64.binaryValue());
    }

    private static float[] floats(final byte[] packed) {
        final ByteBuffer bytes = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        final float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static float pixel(final int number, final int x, final int y) {
        return 100 * number + 2 * x + 3 * y + (x % 8 == 0 && y % 8 == 0 ? 400 : 0);
    }

    private static JsonNode call(final NodeView view, final String method, final String params)
            throws IOException {
        return JSON.readTree(
                view.call(
                        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}"
                                .formatted(method, params)));
    }

    @Test
    void thePageGetsTilesPixelsAndClassesByAsking() throws IOException {
        try (Execution run = Execution.of(workflow(), Map.of())) {
            assertEquals(Map.of(), run.failures());
            final NodeView view = run.node("Micrograph Viewer").view().orElseThrow();
            final JsonNode info = JSON.readTree(view.initialData()).path("result");
            assertEquals(2, info.path("frames").asInt());
            assertEquals(WIDTH, info.path("x").path("size").asInt());
            assertEquals("nm", info.path("x").path("unit").asText());
            assertEquals(0.5, info.path("x").path("scale").asDouble());
            assertEquals(WIDTH * HEIGHT, floats(info.path("marks").path("x")).length);
            final List<String> classes = new ArrayList<>();
            info.path("marks").path("classes").forEach(c -> classes.add(c.asText()));
            assertEquals(List.of("0", "1", "2", "3", "4"), classes);
            assertTrue(info.path("marks").path("width").isNull());
            final float[] tile = floats(call(view, "tile", "[1,0,0,0]").path("result"));
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                assertEquals(pixel(2, i % WIDTH, i / WIDTH), tile[i]);
            }
            assertEquals(
                    pixel(1, 8, 16), call(view, "pixel", "[0,8,16]").path("result").asDouble());
            final float[] quantiles = floats(call(view, "quantiles", "[0]").path("result"));
            assertEquals(1001, quantiles.length);
            assertEquals(pixel(1, 1, 0), quantiles[0]);
            assertTrue(
                    call(view, "tile", "[2,0,0,0]")
                            .path("error")
                            .path("message")
                            .asText()
                            .contains("2"));
        }
    }

    private ImageStackPortObject images() throws Exception {
        Files.createDirectories(m_folder.resolve("data"));
        for (final String name : List.of("survey-1.mrc", "survey-2.mrc")) {
            Files.copy(
                    workflow().resolve("data").resolve(name),
                    m_folder.resolve("data").resolve(name));
        }
        return (ImageStackPortObject)
                new NodeHarness(
                                new ImageReaderNodeFactory(),
                                Files.createDirectory(m_folder.resolve("reader")))
                        .set("source/path", m_folder.resolve("data/survey-*.mrc").toString())
                        .execute()
                        .result()[0];
    }

    private NodeHarness viewer() throws Exception {
        final NodeSettings ports = new NodeSettings("settings.xml");
        BufferedDataTable.TYPE.save(
                ports.addNodeSettings("node_creation_config")
                        .addNodeSettings("Objects")
                        .addNodeSettings("port_0"));
        return new NodeHarness(
                new MicrographViewerNodeFactory(),
                Files.createTempDirectory(m_folder, "viewer"),
                ports);
    }

    private BufferedDataTable table(final DataCell[]... rows) throws Exception {
        final List<DataColumnSpec> columns = new ArrayList<>();
        for (final String name : List.of("x (nm)", "y (nm)", "width", "height", "p", "image")) {
            columns.add(new DataColumnSpecCreator(name, DoubleCell.TYPE).createSpec());
        }
        columns.add(new DataColumnSpecCreator("class", StringCell.TYPE).createSpec());
        final List<DataRow> all = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            all.add(new DefaultRow("r" + i, rows[i]));
        }
        return TableSource.of(
                new DataTableSpec(columns.toArray(DataColumnSpec[]::new)),
                all,
                Files.createTempDirectory(m_folder, "table"));
    }

    private static DataCell[] object(
            final double x, final double y, final double size, final String kind) {
        return new DataCell[] {
            new DoubleCell(x),
            new DoubleCell(y),
            new DoubleCell(size),
            new DoubleCell(2 * size),
            new DoubleCell(0.75),
            new DoubleCell(1),
            new StringCell(kind)
        };
    }

    private NodeHarness physical() throws Exception {
        return viewer().set("units", "PHYSICAL")
                .set("x", "x (nm)")
                .set("y", "y (nm)")
                .set("kind", "class")
                .set("probability", "p")
                .set("width", "width")
                .set("height", "height")
                .set("image", "image");
    }

    @Test
    void positionsAndBoxesInNanometresBecomePixels() throws Exception {
        final NodeHarness node = physical();
        final var outcome =
                node.execute(
                        images(), table(object(3, 4, 1, "vacancy"), object(0.25, 0, 2, "adatom")));
        assertNull(outcome.warning());
        final NodeView view = node.node().view().orElseThrow();
        final JsonNode marks = JSON.readTree(view.initialData()).path("result").path("marks");
        assertEquals(6, floats(marks.path("x"))[0]);
        assertEquals(8, floats(marks.path("y"))[0]);
        assertEquals(0.5f, floats(marks.path("x"))[1]);
        assertEquals(2, floats(marks.path("width"))[0]);
        assertEquals(8, floats(marks.path("height"))[1]);
        assertEquals(0.75f, floats(marks.path("probability"))[0]);
        assertEquals(1, floats(marks.path("image"))[0]);
        assertEquals("adatom", marks.path("classes").path(0).asText());
        assertEquals(1, floats(marks.path("kind"))[0]);
    }

    @Test
    void rowsWithoutPositionAndObjectsOutsideAreCounted() throws Exception {
        final DataCell[] missing = object(1, 1, 1, "a");
        missing[0] = new MissingCell("no fit");
        final DataCell[] unnamed = object(1, 1, 1, "a");
        unnamed[6] = new MissingCell("unknown");
        final String warning =
                physical()
                        .execute(images(), table(missing, unnamed, object(100, 1, 1, "a")))
                        .warning();
        assertTrue(warning.contains("1 row without a position"), warning);
        assertTrue(warning.contains("1 object lies outside"), warning);
    }

    @Test
    void anEmptyTableShowsTheImages() throws Exception {
        final NodeHarness node = physical();
        assertNull(node.execute(images(), table()).warning());
        assertNotNull(node.node().view().orElseThrow().initialData());
    }

    @Test
    void withoutATableTheImagesAreShown() throws Exception {
        final NodeHarness node =
                new NodeHarness(
                        new MicrographViewerNodeFactory(),
                        Files.createTempDirectory(m_folder, "alone"));
        node.execute(images());
        final JsonNode info =
                JSON.readTree(node.node().view().orElseThrow().initialData()).path("result");
        assertTrue(info.path("marks").isNull());
        assertFalse(info.path("type").asText().isEmpty());
    }

    private String refused(final NodeHarness node) throws Exception {
        final ImageStackPortObject images = images();
        final BufferedDataTable table = table();
        return assertThrows(
                        InvalidSettingsException.class,
                        () -> node.configure(images.getSpec(), table.getSpec()))
                .getMessage();
    }

    @Test
    void aMissingColumnIsNamed() throws Exception {
        final String message = refused(viewer().set("x", "there"));
        assertTrue(message.contains("'there'") && message.contains("x (nm)"), message);
    }

    @Test
    void aColumnOfWordsIsRefusedAsAPosition() throws Exception {
        final String message = refused(physical().set("y", "class"));
        assertTrue(message.contains("Expected numbers in column 'class'"), message);
    }

    @Test
    void oneSideOfABoxIsNotEnough() throws Exception {
        final String message = refused(physical().set("height", ""));
        assertTrue(message.contains("box widths and one of box heights"), message);
    }

    @Test
    void aReportHoldsWhatFitsAndSaysSo() throws Exception {
        final MicrographService service = new MicrographService(images(), null);
        final PackedMicrograph all = (PackedMicrograph) service.pack(1 << 20);
        assertEquals("", all.info().note());
        assertEquals(pixel(2, 9, 1), floats(all.images().get(1))[WIDTH + 9]);
        final PackedMicrograph one = (PackedMicrograph) service.pack(WIDTH * HEIGHT * Float.BYTES);
        assertEquals(1, one.images().size());
        assertTrue(one.info().note().contains("the first 1 of 2 images"), one.info().note());
        final PackedMicrograph small = (PackedMicrograph) service.pack(WIDTH * HEIGHT);
        assertEquals(1, small.info().firstLevel());
        assertTrue(small.info().note().contains("means of 2 × 2 pixels"), small.info().note());
        final float mean = (pixel(1, 2, 2) + pixel(1, 3, 2) + pixel(1, 2, 3) + pixel(1, 3, 3)) / 4;
        assertEquals(mean, floats(small.images().get(0))[WIDTH / 2 + 1]);
    }
}
