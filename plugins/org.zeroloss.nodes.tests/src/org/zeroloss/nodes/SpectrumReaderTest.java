package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.reader.SpectrumReaderNodeFactory;
import org.zeroloss.nodes.workflows.Repository;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalMetadata;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The Spectrum Reader with every kind of path, and with files that are none. */
class SpectrumReaderTest {

    private static final String ENERGIES = "_m1d0eV_9d0eV.txt";

    @TempDir private Path m_folder;

    private Path m_data;

    @BeforeEach
    void writeSpectra() throws Exception {
        m_data = Files.createDirectories(m_folder.resolve("my data"));
        Files.writeString(m_data.resolve("spot-2" + ENERGIES), text(2));
        Files.writeString(m_data.resolve("spot-10" + ENERGIES), text(10));
        Files.writeString(m_data.resolve("Vacuum-1" + ENERGIES), text(1));
        Files.writeString(m_data.resolve("notes.pdf"), "no spectrum");
    }

    private static String text(final int height) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append(i == 0 ? "" : "\t").append(i == 12 ? 1000 * height : height);
        }
        return text.append('\n').toString();
    }

    private NodeHarness reader(final String path) throws Exception {
        return new NodeHarness(
                        new SpectrumReaderNodeFactory(),
                        Files.createTempDirectory(m_folder, "node"))
                .set("source/path", path)
                .set("textLayout", "LINE");
    }

    @Test
    void textIsReadWhateverItsEndingIfTheFormatIsNamed() throws Exception {
        final Path file = m_folder.resolve("spot" + ENERGIES.replace(".txt", ".dm4"));
        Files.writeString(file, text(3));
        // the ending is Gatan's, the content is not
        final NodeHarness automatic = reader(file.toString());
        assertThrows(KNIMEException.class, automatic::execute);
        final var outcome = reader(file.toString()).set("format", "TEXT").execute();
        try (Signal signal = ((SpectralImagePortObject) outcome.result()[0]).open()) {
            assertEquals(100, signal.spec().width());
            assertEquals(3000, signal.plane().get(0, 12));
        }
    }

    @Test
    void aFolderBecomesAnImageWithAFileAxisAndVacuumMap() throws Exception {
        final NodeHarness node = reader(m_data.toString());
        final var outcome = node.execute();
        assertTrue(outcome.warning().contains("notes.pdf"), outcome.warning());
        try (Signal signal = ((SpectralImagePortObject) outcome.result()[0]).open()) {
            assertEquals(
                    List.of("Vacuum-1" + ENERGIES, "spot-2" + ENERGIES, "spot-10" + ENERGIES)
                            .stream()
                            .sorted()
                            .toList(),
                    signal.spec().axes().get(0).labels().stream().sorted().toList());
            final List<String> labels = signal.spec().axes().get(0).labels();
            assertTrue(labels.indexOf("spot-2" + ENERGIES) < labels.indexOf("spot-10" + ENERGIES));
            for (int i = 0; i < 3; i++) {
                final boolean vacuum = labels.get(i).startsWith("Vacuum");
                assertEquals(vacuum ? 1 : 0, signal.map(MapColumn.VACUUM).get(i, 0));
            }
            assertEquals("eV", signal.spec().signalAxis().unit());
            assertEquals(-0.95, signal.spec().signalAxis().first(), 1e-9);
            assertEquals(8.95, signal.spec().signalAxis().last(), 1e-9);
        }
    }

    @Test
    void patternsAddressesAndWorkflowPathsResolve() throws Exception {
        assertEquals(2, rows(reader(m_data + "/spot-*.txt")));
        assertEquals(1, rows(reader(m_data + "/spot-2" + ENERGIES)));
        final String uri = m_data.resolve("spot-2" + ENERGIES).toUri().toString();
        assertEquals(1, rows(reader(uri)));
        assertEquals(2, rows(reader(m_data.toUri() + "spot-*.txt")));
        final NodeHarness beside = reader("knime://knime.workflow/spectrum" + ENERGIES);
        Files.writeString(beside.workflow().resolve("spectrum" + ENERGIES), text(3));
        assertEquals(1, rows(beside));
    }

    private static long rows(final NodeHarness node) throws Exception {
        try (Signal signal = node.image().open()) {
            return signal.rows();
        }
    }

    @Test
    void metadataNameSourceHashAndStep() throws Exception {
        final Path file = m_data.resolve("spot-2" + ENERGIES);
        try (Signal signal = reader(file.toString()).image().open()) {
            final SignalMetadata m = signal.spec().metadata();
            assertEquals(file.getFileName().toString(), m.sources().get(0).name());
            assertEquals(sha256(Files.readAllBytes(file)), m.sources().get(0).sha256());
            assertEquals("Spectrum Reader", m.provenance().get(0).node());
            assertEquals(file.toString(), m.provenance().get(0).parameters().get("source.path"));
            assertFalse(signal.spec().hasMap(MapColumn.VACUUM));
        }
    }

    private static String sha256(final byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/formats/dm/EELS_SI.dm4",
                "data/formats/dm/EELS_STO.dm3",
                "data/formats/dm/test-EELS_spectrum.dm3",
                "data/eels/exspy/coreloss_spectrum.msa"
            })
    void microscopeFilesComeInWithEnergies(final String name) throws Exception {
        final Path file = Repository.need(Repository.samples(name), "the sample file " + name);
        final NodeHarness node = reader(file.toString());
        final SpectralImagePortObjectSpec promised =
                (SpectralImagePortObjectSpec) node.configure().result()[0];
        try (Signal signal = node.image().open()) {
            assertEquals(promised.signal().axes(), signal.spec().axes());
            assertEquals(promised.signal().type(), signal.spec().type());
            assertEquals("eV", signal.spec().signalAxis().unit());
            assertTrue(Arrays.stream(signal.plane().row(signal.rows() / 2)).anyMatch(v -> v != 0));
        }
    }

    @Test
    void signalsAreChosenByNumberAndTitle() throws Exception {
        final String name = "data/formats/dm/EELS_SI.dm4";
        final Path file = Repository.need(Repository.samples(name), "the sample file " + name);
        final NodeHarness byNumber =
                reader(file.toString()).set("signal", "NUMBER").set("number", 99);
        assertTrue(
                assertThrows(KNIMEException.class, byNumber::execute)
                        .getMessage()
                        .contains("from 1 to"));
        final NodeHarness byTitle =
                reader(file.toString()).set("signal", "TITLE").set("title", "no such title");
        assertTrue(
                assertThrows(KNIMEException.class, byTitle::execute)
                        .getMessage()
                        .contains("no such title"));
    }

    @Test
    void theAxisCanBeOverridden() throws Exception {
        try (Signal signal =
                reader(m_data.resolve("spot-2" + ENERGIES).toString())
                        .set("offset", -2.0)
                        .set("dispersion", 0.5)
                        .image()
                        .open()) {
            assertEquals(-2, signal.spec().signalAxis().first(), 1e-12);
            assertEquals(0.5, signal.spec().signalAxis().scale(), 1e-12);
        }
    }

    @Test
    void configureKnowsTheAxesBeforeAnythingRan() throws Exception {
        final SpectralImagePortObjectSpec spec =
                (SpectralImagePortObjectSpec) reader(m_data.toString()).configure().result()[0];
        assertEquals(100, spec.signal().width());
        assertEquals(3, spec.signal().rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "/no/such/folder/x.dm4", "no-scheme://x/y"})
    void impossiblePathsFailInConfigure(final String path) throws Exception {
        final InvalidSettingsException e =
                assertThrows(InvalidSettingsException.class, () -> reader(path).configure());
        assertTrue(e.getMessage().length() > 20, e.getMessage());
    }

    @Test
    void badPatternAndBadDispersionFailInConfigure() throws Exception {
        final String path = m_data.toString();
        assertTrue(
                assertThrows(
                                InvalidSettingsException.class,
                                () -> reader(path).set("vacuumPattern", "(").configure())
                        .getMessage()
                        .contains("regular expression"));
        assertThrows(
                InvalidSettingsException.class,
                () -> reader(path).set("dispersion", 0.0).configure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty.dm4", "wrong.dm3", "cut.msa", "words.txt"})
    void damagedFilesFailWithOneClearErrorAndLeaveNothing(final String name) throws Exception {
        final Path file = m_data.resolve(name);
        Files.write(
                file,
                switch (name) {
                    case "empty.dm4" -> new byte[0];
                    case "wrong.dm3" -> new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9};
                    case "cut.msa" ->
                            "#FORMAT      : EMSA/MAS Spectral Data File\n#NPOINTS  : 10."
                                    .getBytes(StandardCharsets.US_ASCII);
                    default -> "there are no numbers here".getBytes(StandardCharsets.US_ASCII);
                });
        final NodeHarness node = reader(file.toString());
        final KNIMEException e = assertThrows(KNIMEException.class, node::execute);
        assertTrue(e.getMessage().contains(name), e.getMessage());
        assertFalse(e.getKNIMEMessage().getResolutions().isEmpty());
        assertEquals(List.of(), node.files());
    }

    @Test
    void aRemoteFileIsCopiedHashedReadAndForgotten() throws Exception {
        final byte[] content = text(5).getBytes(StandardCharsets.US_ASCII);
        try (SmallServer server = new SmallServer(content, SmallServer.Answer.WHOLE)) {
            final NodeHarness node = reader(server.address("spot%205" + ENERGIES));
            assertNull(node.configure().result()[0]);
            try (Signal signal = node.image().open()) {
                assertEquals(1, signal.rows());
                assertEquals("spot 5" + ENERGIES, signal.spec().metadata().sources().get(0).name());
                assertEquals(sha256(content), signal.spec().metadata().sources().get(0).sha256());
                assertEquals(List.of(signal.file()), node.files());
            }
        }
    }

    @Test
    void aMissingRemoteFileIsNamed() throws Exception {
        try (SmallServer server = new SmallServer(new byte[0], SmallServer.Answer.NOT_FOUND)) {
            final NodeHarness node = reader(server.address("gone.msa"));
            final KNIMEException e = assertThrows(KNIMEException.class, node::execute);
            assertTrue(e.getMessage().contains("404"), e.getMessage());
            assertEquals(List.of(), node.files());
        }
    }

    @Test
    @Timeout(20)
    void aStalledDownloadCanBeCanceled() throws Exception {
        final byte[] content = new byte[1 << 20];
        try (SmallServer server = new SmallServer(content, SmallServer.Answer.STALLED)) {
            final NodeHarness node = reader(server.address("slow.txt")).cancelAt(30);
            assertThrows(CanceledExecutionException.class, node::execute);
            assertEquals(List.of(), node.files());
        }
    }
}
