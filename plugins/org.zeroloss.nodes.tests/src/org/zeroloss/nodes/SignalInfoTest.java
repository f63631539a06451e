package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.nodes.info.SignalInfoNodeFactory;
import org.zeroloss.nodes.workflows.Repository;
import org.zeroloss.nodes.workflows.TestData;
import org.zeroloss.nodes.workflows.TestWorkflows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Signal Info over good files, bad files, and none. */
class SignalInfoTest {

    @TempDir private Path m_folder;

    private Path m_data;

    @BeforeEach
    void writeFiles() throws Exception {
        TestWorkflows.write("signal-info", m_folder.resolve("workflow"));
        m_data = m_folder.resolve("workflow/data");
    }

    private NodeHarness info(final String path) throws Exception {
        return new NodeHarness(
                        new SignalInfoNodeFactory(), Files.createTempDirectory(m_folder, "node"))
                .set("source/path", path);
    }

    private static DataCell cell(
            final BufferedDataTable table, final DataRow row, final String column) {
        return row.getCell(table.getDataTableSpec().findColumnIndex(column));
    }

    private static List<String> column(final BufferedDataTable table, final String column) {
        final List<String> values = new ArrayList<>();
        for (final DataRow row : table) {
            values.add(cell(table, row, column).toString());
        }
        return values;
    }

    @Test
    void aFolderIsListedWithWhatCannotBeRead() throws Exception {
        final NodeHarness node = info(m_data.toString());
        final var promised = node.configure().result();
        final var outcome = node.execute();
        final BufferedDataTable signals = (BufferedDataTable) outcome.result()[0];
        final BufferedDataTable axes = (BufferedDataTable) outcome.result()[1];
        assertTrue(signals.getDataTableSpec().equalStructure((DataTableSpec) promised[0]));
        assertTrue(axes.getDataTableSpec().equalStructure((DataTableSpec) promised[1]));
        assertTrue(outcome.warning().startsWith("2 of the files"), outcome.warning());
        assertEquals(
                List.of("cut.msa", "frame-1.mrc", TestData.SPECTRUM, "notes.pdf"),
                column(signals, "file"));
        assertEquals(List.of("unreadable", "ok", "ok", "unreadable"), column(signals, "status"));
        final List<DataRow> rows = new ArrayList<>();
        signals.forEach(rows::add);
        assertTrue(cell(signals, rows.get(0), "reason").toString().contains("cut.msa"));
        assertTrue(cell(signals, rows.get(3), "reason").toString().contains("ending"));
        assertTrue(cell(signals, rows.get(3), "shape").isMissing());
        final DataRow image = rows.get(1);
        assertEquals("MRC", cell(signals, image, "reader").toString());
        assertEquals("1", cell(signals, image, "signal").toString());
        assertEquals("image stack", cell(signals, image, "kind").toString());
        assertEquals("16 × 24", cell(signals, image, "shape").toString());
        assertEquals("y × x", cell(signals, image, "axes").toString());
        assertEquals("uint16", cell(signals, image, "type").toString());
        assertEquals("768", cell(signals, image, "size (bytes)").toString());
        assertTrue(cell(signals, image, "beam energy (keV)").isMissing());
        assertTrue(cell(signals, image, "title").isMissing());
        assertEquals(
                List.of("frame-1.mrc", "frame-1.mrc", TestData.SPECTRUM), column(axes, "file"));
        assertEquals(List.of("16", "24", "240"), column(axes, "size"));
        assertEquals(List.of("signal", "signal", "signal"), column(axes, "role"));
        assertEquals("Row1_axis1", axes.iterator().next().getKey().getString());
        assertEquals("nm", column(axes, "unit").get(0));
        assertEquals(0.5, Double.parseDouble(column(axes, "scale").get(1)), 1e-9);
        // the text says no unit, and none is guessed
        assertEquals("?", column(axes, "unit").get(2));
        assertEquals(-2, Double.parseDouble(column(axes, "offset").get(2)), 1e-9);
    }

    @Test
    void aFileThatNeedsAnExtensionIsListedWithIt() throws Exception {
        final Optional<SignalReader> scifio =
                new SignalReaders()
                        .readers().stream().filter(r -> r.name().equals("SCIFIO")).findFirst();
        Assumptions.assumeTrue(scifio.isPresent(), "the bridge to SCIFIO is not installed");
        final Path folder = Files.createDirectories(m_folder.resolve("other formats"));
        Files.writeString(folder.resolve("cells.nd2"), "not looked at");
        final BufferedDataTable table = info(folder.toString()).table();
        assertEquals(List.of("cells.nd2"), column(table, "file"));
        assertEquals(List.of("SCIFIO"), column(table, "reader"));
        // its stand-in, which tests may run with, is there but does not start
        final boolean missing = scifio.get().missing().isPresent();
        assertEquals(List.of(missing ? "skipped" : "unreadable"), column(table, "status"));
        final String reason = column(table, "reason").get(0);
        assertTrue(reason.contains("extension \"KNIME Image Processing\""), reason);
    }

    @Test
    void aFileByItsOwnIsLookedAtWhateverItsEnding() throws Exception {
        final Path file = m_data.resolve("notes.pdf");
        Files.write(file, Files.readAllBytes(m_data.resolve("frame-1.mrc")));
        final BufferedDataTable table = info(file.toString()).table();
        assertEquals(List.of("ok"), column(table, "status"));
        assertEquals(List.of("MRC"), column(table, "reader"));
    }

    @Test
    void everySignalOfAMeasuredFileIsARow() throws Exception {
        final String name = "data/formats/dm/EELS_SI.dm4";
        final Path file = Repository.need(Repository.samples(name), "the sample file " + name);
        final var outcome = info(file.toString()).execute();
        final BufferedDataTable table = (BufferedDataTable) outcome.result()[0];
        assertNull(outcome.warning());
        final List<String> numbers = column(table, "signal");
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(
                    column(table, "status").get(i).equals("ok") ? String.valueOf(i + 1) : "?",
                    numbers.get(i));
        }
        assertTrue(column(table, "kind").contains("spectral image"), column(table, "kind") + "");
        assertEquals(file.getFileName().toString(), column(table, "file").get(0));
    }

    @Test
    void aRemoteFileIsListedAndForgotten() throws Exception {
        final byte[] content = Files.readAllBytes(m_data.resolve("frame-1.mrc"));
        try (SmallServer server = new SmallServer(content, SmallServer.Answer.WHOLE)) {
            final NodeHarness node = info(server.address("far.mrc"));
            final BufferedDataTable table = node.table();
            assertEquals(List.of("far.mrc"), column(table, "file"));
            assertEquals(List.of("16 × 24"), column(table, "shape"));
            assertEquals(List.of(), node.files());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/no/such/folder/x.dm4", "no-scheme://x/y"})
    void impossiblePathsFailInConfigure(final String path) throws Exception {
        final InvalidSettingsException e =
                assertThrows(InvalidSettingsException.class, () -> info(path).configure());
        assertTrue(e.getMessage().length() > 20, e.getMessage());
    }

    @Test
    void itCanBeCanceled() throws Exception {
        final NodeHarness node = info(m_data.toString()).cancelAt(2);
        assertThrows(CanceledExecutionException.class, node::execute);
    }
}
