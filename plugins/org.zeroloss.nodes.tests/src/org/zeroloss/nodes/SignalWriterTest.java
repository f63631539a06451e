package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.zeroloss.base.Progress;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.SignalPortObject;
import org.zeroloss.nodes.reader.ImageReaderNodeFactory;
import org.zeroloss.nodes.workflows.TestWorkflows;
import org.zeroloss.nodes.writer.SignalWriterNodeFactory;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Signal Writer: what it writes is read back, and what is there is not lost. */
class SignalWriterTest {

    @TempDir private Path m_folder;

    private Path m_target;
    private SignalPortObject m_image;

    @BeforeEach
    void simulate() throws Exception {
        m_target = Files.createDirectories(m_folder.resolve("my target"));
        m_image = new Samples(m_folder).image(4, 3);
    }

    private NodeHarness writer(final Path file) throws Exception {
        return new NodeHarness(
                        new SignalWriterNodeFactory(), Files.createTempDirectory(m_folder, "node"))
                .set("target/path", file.toString());
    }

    private ImageStackPortObject stack() throws Exception {
        final Path folder = m_folder.resolve("images");
        TestWorkflows.write("image-reader", folder);
        return (ImageStackPortObject)
                new NodeHarness(
                                new ImageReaderNodeFactory(),
                                Files.createTempDirectory(m_folder, "reader"))
                        .set("source/path", folder.resolve("data").toString())
                        .execute()
                        .result()[0];
    }

    private List<String> written() throws Exception {
        try (Stream<Path> all = Files.list(m_target)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private void assertHolds(final SignalPortObject expected, final Path file) throws Exception {
        final Path copy = Files.createTempDirectory(m_folder, "copy").resolve("copy.arrow");
        try (SignalFile read = new SignalReaders().open(SourceFile.of(file), ReadOptions.DEFAULT)) {
            assertEquals(1, read.signals().size());
            final SignalSpec spec = read.signals().get(0);
            assertEquals(expected.getSpec().signal().type(), spec.type());
            read.copy(0, copy, Progress.NONE);
        }
        try (Signal before = expected.open();
                Signal after = Signal.open(copy)) {
            assertEquals(before.rows() * before.width(), after.rows() * after.width());
            for (long row = 0; row < after.rows(); row++) {
                assertArrayEquals(before.plane().row(row), after.plane().row(row));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.hspy, FROM_NAME, a.hspy",
        "a.npy, FROM_NAME, a.npy",
        "a.NPZ, FROM_NAME, a.NPZ",
        "a, HSPY, a.hspy",
        "version 1.2, NPY, version 1.2.npy",
        "a.npy, NPY, a.npy"
    })
    void aSpectralImageIsReadBackAsItWas(
            final String name, final String format, final String expected) throws Exception {
        writer(m_target.resolve(name)).set("format", format).execute(m_image);
        assertEquals(List.of(expected), written());
        assertHolds(m_image, m_target.resolve(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tif", "a.hspy", "a.npy"})
    void anImageStackIsReadBackAsItWas(final String name) throws Exception {
        final ImageStackPortObject stack = stack();
        writer(m_target.resolve(name)).execute(stack);
        assertHolds(stack, m_target.resolve(name));
    }

    @Test
    void anArrowFileIsTheWholeSignal() throws Exception {
        writer(m_target.resolve("a.arrow")).execute(m_image);
        try (Signal before = m_image.open();
                Signal after = Signal.open(m_target.resolve("a.arrow"))) {
            assertEquals(before.spec(), after.spec());
            assertArrayEquals(before.plane().row(5), after.plane().row(5));
        }
    }

    @Test
    void aFileBesideTheWorkflowCanBeWritten() throws Exception {
        final NodeHarness node = writer(Path.of("a"));
        node.set("target/path", "knime://knime.workflow/a.hspy").execute(m_image);
        assertTrue(Files.exists(node.workflow().resolve("a.hspy")), node.files().toString());
    }

    @Test
    void anExistingFileIsKeptUnlessItMayBeReplaced() throws Exception {
        final Path file = m_target.resolve("a.npy");
        Files.writeString(file, "mine");
        final NodeHarness node = writer(file);
        final InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class, () -> node.configure(m_image.getSpec()));
        assertTrue(e.getMessage().contains("exists already"), e.getMessage());
        assertEquals("mine", Files.readString(file));
        writer(file).set("ifExists", "OVERWRITE").execute(m_image);
        assertHolds(m_image, file);
    }

    @Test
    void canceledWritingLeavesTheOldFileAndNothingElse() throws Exception {
        final Path file = m_target.resolve("a.hspy");
        Files.writeString(file, "mine");
        final NodeHarness node = writer(file).set("ifExists", "OVERWRITE").cancelAt(2);
        assertThrows(CanceledExecutionException.class, () -> node.execute(m_image));
        assertEquals("mine", Files.readString(file));
        assertEquals(List.of("a.hspy"), written());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.docx | FROM_NAME | expected one of the endings",
                "noending | FROM_NAME | expected one of the endings",
                "a.tif | HSPY | Choose that format, or another name",
                "a.msa | FROM_NAME | cannot be written as",
                "a.tif | FROM_NAME | cannot be written as"
            })
    void whatDoesNotFitIsRefusedInConfigure(
            final String name, final String format, final String message) throws Exception {
        final NodeHarness node = writer(m_target.resolve(name)).set("format", format);
        final InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class, () -> node.configure(m_image.getSpec()));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals(List.of(), written());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "http://localhost/a.npy", "no-scheme://x/y.npy", "/"})
    void impossiblePathsFailInConfigure(final String path) throws Exception {
        final NodeHarness node = writer(m_target).set("target/path", path);
        final InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class, () -> node.configure(m_image.getSpec()));
        assertTrue(e.getMessage().length() > 20, e.getMessage());
    }

    @Test
    void aMissingFolderIsNamed() throws Exception {
        final Path file = m_target.resolve("no such folder/a.npy");
        final NodeHarness node = writer(file);
        final KNIMEException e = assertThrows(KNIMEException.class, () -> node.execute(m_image));
        assertTrue(e.getMessage().contains("no such folder"), e.getMessage());
        assertFalse(Files.exists(file.getParent()));
    }
}
