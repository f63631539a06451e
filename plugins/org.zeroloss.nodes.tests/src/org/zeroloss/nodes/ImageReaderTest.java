package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.ImageStackPortObjectSpec;
import org.zeroloss.nodes.reader.ImageReaderNodeFactory;
import org.zeroloss.nodes.workflows.Repository;
import org.zeroloss.nodes.workflows.TestWorkflows;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

/** The Image Reader with one file, many, and files that hold no image. */
class ImageReaderTest {

    @TempDir private Path m_folder;

    private Path m_data;

    @BeforeEach
    void writeFrames() throws Exception {
        TestWorkflows.write("image-reader", m_folder.resolve("workflow"));
        m_data = m_folder.resolve("workflow/data");
    }

    private NodeHarness reader(final String path) throws Exception {
        return new NodeHarness(
                        new ImageReaderNodeFactory(), Files.createTempDirectory(m_folder, "node"))
                .set("source/path", path);
    }

    private static ImageStackPortObject stack(final NodeHarness node) throws Exception {
        return (ImageStackPortObject) node.execute().result()[0];
    }

    @Test
    void oneFileIsOneImageWithItsCalibrationAndHistory() throws Exception {
        final NodeHarness node = reader(m_data.resolve("frame-2.mrc").toString());
        final ImageStackPortObjectSpec promised =
                (ImageStackPortObjectSpec) node.configure().result()[0];
        final ImageStackPortObject port = stack(node);
        assertEquals(
                "one image of 24 × 16 pixels, 0.5 nm a pixel, uint16, 0.000768 MB",
                port.getSummary());
        try (Signal signal = port.open()) {
            assertEquals(SignalKind.IMAGE_STACK, signal.spec().kind());
            assertEquals(DataType.UINT16, signal.spec().type());
            assertEquals(promised.signal().axes(), signal.spec().axes());
            assertEquals(2000 + 3 * 24 + 7, signal.plane().get(3, 7));
            final SignalMetadata m = signal.spec().metadata();
            assertEquals("Image Reader", m.provenance().get(0).node());
            assertEquals("frame-2.mrc", m.sources().get(0).name());
            assertEquals(64, m.sources().get(0).sha256().length());
        }
    }

    @Test
    void aPatternIsAStackInTheOrderOfAPerson() throws Exception {
        try (Signal signal = stack(reader(m_data + "/frame-*.mrc")).open()) {
            final Axis files = signal.spec().axes().get(0);
            assertEquals(List.of("frame-1.mrc", "frame-2.mrc", "frame-10.mrc"), files.labels());
            assertEquals(10_000, signal.plane().get(2 * 16, 0));
        }
    }

    @Test
    void aNamedFormatIsTakenWhateverTheEnding() throws Exception {
        final Path file = m_data.resolve("frame-1.txt");
        Files.copy(m_data.resolve("frame-1.mrc"), file);
        final NodeHarness node = reader(file.toString()).set("format", "MRC");
        try (Signal signal = stack(node.set("pixelSize", 0.25)).open()) {
            assertEquals(16, signal.spec().rows());
            assertEquals(0.25, signal.spec().signalAxis().scale());
            assertEquals(1000 + 24, signal.plane().get(1, 0));
        }
        final NodeHarness wrong = reader(file.toString()).set("format", "TIFF");
        final KNIMEException e = assertThrows(KNIMEException.class, wrong::execute);
        assertTrue(e.getMessage().contains("frame-1.txt"), e.getMessage());
        // of a folder, only files that end as the format's do
        final NodeHarness folder = reader(m_data.toString()).set("format", "MRC");
        final var outcome = folder.execute();
        assertTrue(outcome.warning().contains("frame-1.txt"), outcome.warning());
        assertEquals(
                3,
                ((ImageStackPortObject) outcome.result()[0])
                        .getSpec()
                        .signal()
                        .axes()
                        .get(0)
                        .size());
    }

    @Test
    void whatNeedsAnExtensionSaysSo() throws Exception {
        Assumptions.assumeTrue(
                new SignalReaders().readers().stream().anyMatch(r -> r.name().equals("SCIFIO")),
                "the bridge to SCIFIO is not installed");
        final Path file = Files.writeString(m_folder.resolve("cells.nd2"), "not looked at");
        final NodeHarness node = reader(file.toString());
        final String warning = node.configure().warning();
        assertTrue(warning.contains("extension \"KNIME Image Processing\""), warning);
        final KNIMEException e = assertThrows(KNIMEException.class, node::execute);
        assertTrue(e.getMessage().contains("cells.nd2"), e.getMessage());
        assertTrue(e.getMessage().contains("extension \"KNIME Image Processing\""), e.getMessage());
    }

    @Test
    void thePixelSizeCanBeGiven() throws Exception {
        final NodeHarness node =
                reader(m_data.resolve("frame-1.mrc").toString())
                        .set("pixelSize", 0.25)
                        .set("pixelUnit", "MRAD");
        final ImageStackPortObjectSpec promised =
                (ImageStackPortObjectSpec) node.configure().result()[0];
        try (Signal signal = stack(node).open()) {
            assertEquals(promised.signal().axes(), signal.spec().axes());
            for (final Axis axis : signal.spec().axes()) {
                assertEquals(0.25, axis.scale());
                assertEquals("mrad", axis.unit());
            }
            assertEquals(1000 + 24, signal.plane().get(1, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void badPixelSizesFailInConfigure(final double size) throws Exception {
        final NodeHarness node =
                reader(m_data.resolve("frame-1.mrc").toString()).set("pixelSize", size);
        final InvalidSettingsException e =
                assertThrows(InvalidSettingsException.class, node::configure);
        assertTrue(e.getMessage().contains("pixel size"), e.getMessage());
    }

    @Test
    void aPictureIsRead() throws Exception {
        final Path file = m_folder.resolve("picture.png");
        final BufferedImage picture = new BufferedImage(5, 4, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSample(3, 2, 0, 77);
        ImageIO.write(picture, "png", file.toFile());
        try (Signal signal = stack(reader(file.toString())).open()) {
            final Axis x = signal.spec().signalAxis();
            assertEquals(5, x.size());
            assertEquals("", x.unit());
            assertEquals(77, signal.plane().get(2, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/formats/mrc/HAADFscan.mrc",
                "data/formats/dm/test_STEM_image.dm3",
                "data/images/haadf-single-atoms/Ptporph1.tif",
                "data/images/nanoparticles/Cu1.jpg",
                "data/images/graphene/G-Si-2nm.npy",
                "data/formats/emd/example_image.emd",
                "data/formats/emd/fei_example_tem_stack.emd"
            })
    void imagesOfMicroscopeFilesComeIn(final String name) throws Exception {
        final Path file = Repository.need(Repository.samples(name), "the sample file " + name);
        final NodeHarness node = reader(file.toString());
        final ImageStackPortObjectSpec promised =
                (ImageStackPortObjectSpec) node.configure().result()[0];
        try (Signal signal = stack(node).open()) {
            assertEquals(promised.signal().axes(), signal.spec().axes());
            assertTrue(Arrays.stream(signal.plane().row(signal.rows() / 2)).anyMatch(v -> v != 0));
        }
    }

    @Test
    void imagesOfUnequalSizeAreNoStack() throws Exception {
        ImageIO.write(
                new BufferedImage(5, 4, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                m_data.resolve("frame-3.png").toFile());
        final NodeHarness node = reader(m_data.toString());
        final KNIMEException e = assertThrows(KNIMEException.class, node::execute);
        assertTrue(e.getMessage().contains("frame-3.png"), e.getMessage());
        assertEquals(List.of(), node.files());
    }

    @Test
    void spectraAreNoImages() throws Exception {
        final Path file = m_folder.resolve("spectrum_m1d0eV_9d0eV.txt");
        Files.writeString(file, "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\n", StandardCharsets.US_ASCII);
        final KNIMEException e =
                assertThrows(KNIMEException.class, reader(file.toString())::execute);
        assertTrue(e.getMessage().contains("a signal that holds images"), e.getMessage());
    }

    @Test
    void aMissingNumberOrTitleIsNamed() throws Exception {
        final String path = m_data.resolve("frame-1.mrc").toString();
        final NodeHarness number = reader(path).set("signal", "NUMBER").set("number", 2);
        assertTrue(
                assertThrows(KNIMEException.class, number::execute)
                        .getMessage()
                        .contains("from 1 to 1"));
        final NodeHarness title = reader(path).set("signal", "TITLE").set("title", "none such");
        assertTrue(
                assertThrows(KNIMEException.class, title::execute)
                        .getMessage()
                        .contains("none such"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/no/such/folder/x.tif", "no-scheme://x/y"})
    void impossiblePathsFailInConfigure(final String path) throws Exception {
        final InvalidSettingsException e =
                assertThrows(InvalidSettingsException.class, () -> reader(path).configure());
        assertTrue(e.getMessage().length() > 20, e.getMessage());
    }

    @Test
    void aTruncatedFileFailsAndLeavesNothing() throws Exception {
        final Path file = m_data.resolve("cut.mrc");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(m_data.resolve("frame-1.mrc")), 1100));
        final NodeHarness node = reader(file.toString());
        final KNIMEException e = assertThrows(KNIMEException.class, node::execute);
        assertTrue(e.getMessage().contains("cut.mrc"), e.getMessage());
        assertFalse(e.getKNIMEMessage().getResolutions().isEmpty());
        assertEquals(List.of(), node.files());
    }

    @Test
    void aRemoteFileIsReadAndForgotten() throws Exception {
        final byte[] content = Files.readAllBytes(m_data.resolve("frame-1.mrc"));
        try (SmallServer server = new SmallServer(content, SmallServer.Answer.WHOLE)) {
            final NodeHarness node = reader(server.address("far.mrc"));
            assertNull(node.configure().result()[0]);
            try (Signal signal = stack(node).open()) {
                assertEquals("far.mrc", signal.spec().metadata().sources().get(0).name());
                assertEquals(List.of(signal.file()), node.files());
            }
        }
    }
}
