package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortUtil;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.ImageStackPortObjectSpec;
import org.zeroloss.nodes.port.SignalPortObject;
import org.zeroloss.nodes.port.SignalPortObjectSpec;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObjectSpec;
import org.zeroloss.nodes.workflows.NodeList;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;

/** Specs and models through their serializers and back. */
class PortObjectTest {

    @TempDir private Path m_folder;

    private static SignalSpec spec() {
        return SignalSpec.spectralImage(
                "ü \"quoted\"",
                "Electron counts",
                List.of(
                        new Axis(
                                "file",
                                "",
                                2,
                                1,
                                0,
                                AxisRole.NAVIGATION,
                                List.of("a.txt", "b.txt")),
                        new Axis("Energy loss", "eV", 20, 0.1, -1, AxisRole.SIGNAL)),
                DataType.UINT16,
                SignalMetadata.EMPTY.withBeamEnergyKeV(200).withTag("k", "v"));
    }

    private static byte[] saved(final SpectralImagePortObjectSpec spec) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream zip = PortUtil.getPortObjectSpecZipOutputStream(bytes)) {
            new SpectralImagePortObjectSpec.Serializer().savePortObjectSpec(spec, zip);
        }
        return bytes.toByteArray();
    }

    private static PortObjectSpecZipInputStream zip(final byte[] bytes) throws IOException {
        return PortUtil.getPortObjectSpecZipInputStream(new ByteArrayInputStream(bytes));
    }

    @Test
    void imageSpecComesBackEqual() throws Exception {
        final SpectralImagePortObjectSpec before = new SpectralImagePortObjectSpec(spec());
        try (PortObjectSpecZipInputStream in = zip(saved(before))) {
            final SpectralImagePortObjectSpec after =
                    new SpectralImagePortObjectSpec.Serializer().loadPortObjectSpec(in);
            assertEquals(before, after);
            assertEquals(before.hashCode(), after.hashCode());
            assertEquals(200, after.signal().metadata().beamEnergyKeV().getAsDouble());
        }
    }

    private static SignalSpec images() {
        return new SignalSpec(
                SignalKind.IMAGE_STACK,
                "",
                "",
                List.of(
                        new Axis("file", "", 3, 1, 0, AxisRole.NAVIGATION),
                        new Axis("y", "nm", 4, 0.1, 0, AxisRole.SIGNAL),
                        new Axis("x", "nm", 5, 0.1, 0, AxisRole.SIGNAL)),
                DataType.UINT8,
                List.of(SignalSpec.SIGNAL),
                List.of(),
                SignalMetadata.EMPTY);
    }

    @Test
    void imageStackSpecComesBackEqual() throws Exception {
        final ImageStackPortObjectSpec before = new ImageStackPortObjectSpec(images());
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream zip = PortUtil.getPortObjectSpecZipOutputStream(bytes)) {
            new ImageStackPortObjectSpec.Serializer().savePortObjectSpec(before, zip);
        }
        try (PortObjectSpecZipInputStream in = zip(bytes.toByteArray())) {
            final ImageStackPortObjectSpec after =
                    new ImageStackPortObjectSpec.Serializer().loadPortObjectSpec(in);
            assertEquals(before, after);
            assertEquals(before.hashCode(), after.hashCode());
        }
    }

    @Test
    void spectraAreNoImageStack() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> new ImageStackPortObjectSpec(spec()));
        try (PortObjectSpecZipInputStream in =
                zip(saved(new SpectralImagePortObjectSpec(spec())))) {
            final IOException e =
                    assertThrows(
                            IOException.class,
                            () -> new ImageStackPortObjectSpec.Serializer().loadPortObjectSpec(in));
            assertTrue(e.getMessage().contains("SPECTRAL_IMAGE"), e.getMessage());
        }
    }

    @Test
    void thePortOfAnySignalTakesBothKindsAndSavesNone() throws Exception {
        new NodeList();
        assertTrue(SignalPortObject.ANY.isSuperTypeOf(SpectralImagePortObject.TYPE));
        assertTrue(SignalPortObject.ANY.isSuperTypeOf(ImageStackPortObject.TYPE));
        assertFalse(ImageStackPortObject.TYPE.isSuperTypeOf(SpectralImagePortObject.TYPE));
        assertEquals(SignalPortObjectSpec.class, SignalPortObject.ANY.getPortObjectSpecClass());
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream zip = PortUtil.getPortObjectSpecZipOutputStream(bytes)) {
            assertThrows(
                    IOException.class,
                    () ->
                            new SignalPortObjectSpec.Serializer()
                                    .savePortObjectSpec(
                                            new ImageStackPortObjectSpec(images()), zip));
        }
    }

    @Test
    void aFurtherEntryOfALaterVersionIsPassedOver() throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream zip = PortUtil.getPortObjectSpecZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("thumbnail.png"));
            zip.write(new byte[100]);
            zip.closeEntry();
            new SpectralImagePortObjectSpec.Serializer()
                    .savePortObjectSpec(new SpectralImagePortObjectSpec(spec()), zip);
        }
        try (PortObjectSpecZipInputStream in = zip(bytes.toByteArray())) {
            assertEquals(
                    spec(),
                    new SpectralImagePortObjectSpec.Serializer().loadPortObjectSpec(in).signal());
        }
    }

    @Test
    void aMissingEntryIsNamed() throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream zip = PortUtil.getPortObjectSpecZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("other"));
            zip.closeEntry();
        }
        try (PortObjectSpecZipInputStream in = zip(bytes.toByteArray())) {
            final IOException e =
                    assertThrows(
                            IOException.class,
                            () ->
                                    new SpectralImagePortObjectSpec.Serializer()
                                            .loadPortObjectSpec(in));
            assertTrue(e.getMessage().contains("signal-spec.json"), e.getMessage());
        }
    }

    @Test
    void anImageOfALaterKindIsRefused() throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectZipOutputStream zip = PortUtil.getPortObjectZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("port.json"));
            zip.write("{\"zeroloss.port\":2}".getBytes());
            zip.closeEntry();
        }
        try (PortObjectZipInputStream in =
                PortUtil.getPortObjectZipInputStream(
                        new ByteArrayInputStream(bytes.toByteArray()))) {
            final IOException e =
                    assertThrows(
                            IOException.class,
                            () ->
                                    new SpectralImagePortObject.Serializer()
                                            .loadPortObject(
                                                    in,
                                                    new SpectralImagePortObjectSpec(spec()),
                                                    new ExecutionMonitor()));
            assertTrue(e.getMessage().contains("later version"), e.getMessage());
        }
    }

    @Test
    void modelAndItsSpecComeBack() throws Exception {
        final Samples samples = new Samples(m_folder);
        final PortObject image = samples.labelled(samples.image(12, 8));
        final ZlpEnsemblePortObject before = samples.model(image, 3);
        final byte[] bytes = saved(before);
        try (PortObjectZipInputStream in =
                PortUtil.getPortObjectZipInputStream(new ByteArrayInputStream(bytes))) {
            final ZlpEnsemblePortObject after =
                    new ZlpEnsemblePortObject.Serializer()
                            .loadPortObject(in, before.getSpec(), new ExecutionMonitor());
            assertEquals(before.getSummary(), after.getSummary());
            assertArrayEquals(model(before), model(after));
        }
        assertEquals(
                ((SpectralImagePortObject) image).getSpec().signal(),
                specAgain(before.getSpec()).trainingImage());
    }

    private static byte[] saved(final ZlpEnsemblePortObject model) throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectZipOutputStream zip = PortUtil.getPortObjectZipOutputStream(bytes)) {
            new ZlpEnsemblePortObject.Serializer()
                    .savePortObject(model, zip, new ExecutionMonitor());
        }
        return bytes.toByteArray();
    }

    private static byte[] model(final ZlpEnsemblePortObject port) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        port.ensemble().write(bytes);
        return bytes.toByteArray();
    }

    private static ZlpEnsemblePortObjectSpec specAgain(final ZlpEnsemblePortObjectSpec spec)
            throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream zip = PortUtil.getPortObjectSpecZipOutputStream(bytes)) {
            new ZlpEnsemblePortObjectSpec.Serializer().savePortObjectSpec(spec, zip);
        }
        try (PortObjectSpecZipInputStream in = zip(bytes.toByteArray())) {
            return new ZlpEnsemblePortObjectSpec.Serializer().loadPortObjectSpec(in);
        }
    }
}
