package org.zeroloss.format.nion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Progress;
import org.zeroloss.format.Collected;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Data items as Nion Swift packs them: stored entries data.npy and metadata.json. */
class NdataTest {

    private static final String CALIBRATIONS =
            "\"dimensional_calibrations\":[{\"offset\":-2,\"scale\":0.5,\"units\":\"nm\"},"
                    + "{\"offset\":0,\"scale\":0.5,\"units\":\"nm\"},"
                    + "{\"offset\":-0.02,\"scale\":0.001,\"units\":\"keV\"}]";

    @TempDir private Path m_temp;

    private Path file(final String shape, final int values, final String json) throws IOException {
        final Path file = m_temp.resolve("a.ndata");
        final String head =
                String.format("{'descr': '<u2', 'fortran_order': False, 'shape': %s, }", shape);
        final byte[] text = head.getBytes(StandardCharsets.US_ASCII);
        final byte[] npy = new byte[10 + text.length + 2 * values];
        final byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0};
        System.arraycopy(start, 0, npy, 0, start.length);
        System.arraycopy(text, 0, npy, 10, text.length);
        for (int i = 0; i < values; i++) {
            npy[10 + text.length + 2 * i] = (byte) i;
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            stored(out, "data.npy", npy);
            stored(out, "metadata.json", json.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void stored(final ZipOutputStream out, final String name, final byte[] bytes)
            throws IOException {
        final ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        final CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    private static SignalFile open(final Path file) {
        return new SignalReaders().open(SourceFile.of(file), ReadOptions.DEFAULT);
    }

    @Test
    void spectrumImage() throws IOException {
        final String json =
                "{\"type\":\"data-item\",\"title\":\"SI\",\"data_source\":{\"is_sequence\":false,"
                        + "\"collection_dimension_count\":2,\"datum_dimension_count\":1,"
                        + CALIBRATIONS
                        + ",\"metadata\":{\"instrument\":{\"high_tension\":60000},"
                        + "\"hardware_source\":{\"exposure\":0.01}}}}";
        try (SignalFile f = open(file("(2, 3, 4)", 24, json))) {
            final SignalSpec spec = f.signals().get(0);
            assertEquals("SI", spec.title());
            assertEquals(SignalKind.SPECTRAL_IMAGE, spec.kind());
            assertEquals(DataType.UINT16, spec.type());
            assertEquals(
                    List.of(
                            new Axis("y", "nm", 2, 0.5, -2, AxisRole.NAVIGATION),
                            new Axis("x", "nm", 3, 0.5, 0, AxisRole.NAVIGATION),
                            new Axis("Energy loss", "eV", 4, 1, -20, AxisRole.SIGNAL)),
                    spec.axes());
            assertEquals(60, spec.metadata().beamEnergyKeV().orElseThrow());
            assertEquals(0.01, spec.metadata().exposureS().orElseThrow());
            assertEquals(
                    "60000",
                    spec.metadata()
                            .tags()
                            .get("nion.data_source.metadata.instrument.high_tension"));
            final Collected rows = new Collected();
            f.read(0, rows, Progress.NONE);
            final double[] expected = new double[24];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = i;
            }
            assertArrayEquals(expected, rows.values(spec.type()));
        }
    }

    @Test
    void sequenceOfImagesAndMissingUnits() throws IOException {
        final String json =
                "{\"data_sources\":[{\"is_sequence\":true,\"collection_dimension_count\":0,"
                        + "\"datum_dimension_count\":2}]}";
        try (SignalFile f = open(file("(2, 3, 4)", 24, json))) {
            assertEquals(
                    List.of(
                            new Axis("frame", "", 2, 1, 0, AxisRole.NAVIGATION),
                            new Axis("y", "", 3, 1, 0, AxisRole.SIGNAL),
                            new Axis("x", "", 4, 1, 0, AxisRole.SIGNAL)),
                    f.signals().get(0).axes());
        }
    }

    @Test
    void exportedFilesOfOldVersions() throws IOException {
        try (SignalFile f = open(file("(2, 3, 4)", 24, "{" + CALIBRATIONS + "}"))) {
            assertEquals(SignalKind.SPECTRAL_IMAGE, f.signals().get(0).kind());
        }
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        final String counts =
                "{\"collection_dimension_count\":2,\"datum_dimension_count\":2,"
                        + "\"is_sequence\":false}";
        for (final String[] c :
                new String[][] {
                    {"(2, 3, 4)", counts, "datum_dimension_count"},
                    {"(2, 3, 5)", "{}", "shape"},
                    {"(2, 3, 4)", "{", "JSON"},
                    {"(2, 3, 4)", "{\"title\":\"\u0000\"}", "JSON"}
                }) {
            final Path file = file(c[0], 24, c[1]);
            final FormatException e = assertThrows(FormatException.class, () -> open(file).close());
            assertTrue(e.getMessage().startsWith("a.ndata: "), e.getMessage());
            assertTrue(e.getMessage().contains(c[2]), e.getMessage());
        }
    }
}
