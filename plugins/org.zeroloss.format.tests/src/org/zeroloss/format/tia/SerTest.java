package org.zeroloss.format.tia;

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
import org.zeroloss.format.TestData;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Series written here in both widths of offsets, and what the file beside them adds. */
class SerTest {

    @TempDir private Path m_temp;

    /** A series of images of 2 × 3 pixels of 16 bits, the values counting up through the file. */
    private Path images(final int version, final int total, final int valid) throws IOException {
        return images(version, total, valid, total);
    }

    /** The same as a scan of lines of so many images. */
    private Path images(final int version, final int total, final int valid, final int line)
            throws IOException {
        final boolean wide = version == 0x220;
        final ByteBuffer b = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        b.putShort((short) 0x4949).putShort((short) 0x197).putShort((short) version);
        b.putInt(0x4122).putInt(0x4152).putInt(total).putInt(valid);
        final int place = b.position();
        b.putInt(0);
        if (wide) {
            b.putInt(0);
        }
        b.putInt(line == total ? 1 : 2);
        b.putInt(line).putDouble(10).putDouble(0.5).putInt(2);
        text(b, "Time");
        text(b, "s");
        if (line < total) {
            b.putInt(total / line).putDouble(0).putDouble(1e-9).putInt(0);
            text(b, "Position");
            text(b, "meters");
        }
        final int table = b.position();
        b.putInt(place, table);
        b.position(table + total * (wide ? 8 : 4));
        int value = 0;
        for (int e = 0; e < valid; e++) {
            if (wide) {
                b.putLong(table + 8 * e, b.position());
            } else {
                b.putInt(table + 4 * e, b.position());
            }
            b.putDouble(-1e-9).putDouble(2e-9).putInt(0);
            b.putDouble(-3e-9).putDouble(4e-9).putInt(1);
            b.putShort((short) 2).putInt(2).putInt(3);
            for (int i = 0; i < 6; i++) {
                b.putShort((short) value++);
            }
        }
        final byte[] file = new byte[b.position()];
        b.get(0, file);
        return Files.write(m_temp.resolve("a_1.ser"), file);
    }

    private static void text(final ByteBuffer b, final String text) {
        b.putInt(text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static SignalFile open(final Path file) {
        return new SignalReaders().open(SourceFile.of(file), ReadOptions.DEFAULT);
    }

    private static double[] values(final SignalFile f) {
        final Collected rows = new Collected();
        f.read(0, rows, Progress.NONE);
        return rows.values(f.signals().get(0).type());
    }

    @Test
    void imagesAreTurnedTopRowFirst() throws IOException {
        for (final int version : new int[] {0x210, 0x220}) {
            try (SignalFile f = open(images(version, 2, 2))) {
                final SignalSpec spec = f.signals().get(0);
                assertEquals(DataType.UINT16, spec.type());
                // without the .emi nobody knows whether images or diffraction patterns
                assertEquals(
                        List.of(
                                new Axis("Time", "s", 2, 0.5, 9, AxisRole.NAVIGATION),
                                new Axis("y", "", 3, 4e-9, -7e-9, AxisRole.SIGNAL),
                                new Axis("x", "", 2, 2e-9, -1e-9, AxisRole.SIGNAL)),
                        spec.axes());
                assertArrayEquals(new double[] {4, 5, 2, 3, 0, 1, 10, 11, 8, 9, 6, 7}, values(f));
            }
        }
    }

    @Test
    void aStoppedSeriesEndsWithItsLastImage() throws IOException {
        final Path series = images(0x210, 3, 1, 1);
        try (SignalFile f = open(series)) {
            assertEquals(1, f.signals().get(0).axes().get(0).size());
            assertArrayEquals(new double[] {4, 5, 2, 3, 0, 1}, values(f));
        }
    }

    @Test
    void aStoppedScanEndsWithItsLastLine() throws IOException {
        try (SignalFile f = open(images(0x220, 6, 3, 2))) {
            final SignalSpec spec = f.signals().get(0);
            assertEquals(
                    List.of(
                            new Axis("Position", "nm", 2, 1, 0, AxisRole.NAVIGATION),
                            new Axis("Time", "s", 2, 0.5, 9, AxisRole.NAVIGATION)),
                    spec.axes().subList(0, 2));
            final double[] expected = new double[24];
            System.arraycopy(
                    new double[] {4, 5, 2, 3, 0, 1, 10, 11, 8, 9, 6, 7, 16, 17, 14, 15, 12, 13},
                    0,
                    expected,
                    0,
                    18);
            assertArrayEquals(expected, values(f));
            assertTrue(spec.metadata().tags().get("tia.acquired").startsWith("3 of 6"));
        }
    }

    @Test
    void theModeTellsTheUnit() throws IOException {
        final Path ser = images(0x210, 1, 1);
        for (final String[] c :
                new String[][] {
                    {"TEM uP SA Zoom Image", "nm", "2.0"},
                    {"STEM nP SA Zoom Diffraction", "nm", "2.0"},
                    {"TEM uP SA Zoom Diffraction", "1/nm", "2.0E-18"}
                }) {
            Files.writeString(
                    m_temp.resolve("a.emi"),
                    "JK\0\0binary<ObjectInfo><ExperimentalConditions><MicroscopeConditions>"
                            + "<AcceleratingVoltage>80000</AcceleratingVoltage>"
                            + "</MicroscopeConditions></ExperimentalConditions>"
                            + "<ExperimentalDescription><Root><Data><Label>Mode</Label><Value>"
                            + c[0]
                            + "</Value><Unit></Unit></Data></Root></ExperimentalDescription>"
                            + "</ObjectInfo>binary");
            try (SignalFile f = open(ser)) {
                final SignalSpec spec = f.signals().get(0);
                assertEquals(c[1], spec.signalAxis().unit());
                final double scale = Double.parseDouble(c[2]);
                assertEquals(scale, spec.signalAxis().scale(), 1e-12 * scale);
                assertEquals(80, spec.metadata().beamEnergyKeV().orElseThrow());
            }
        }
    }

    @Test
    void anEmiAloneSaysWhatIsMissing() throws IOException {
        final Path emi = m_temp.resolve("alone.emi");
        Files.copy(TestData.path("data/formats/tia/64x64_TEM_images_acquire.emi"), emi);
        final FormatException e = assertThrows(FormatException.class, () -> open(emi).close());
        assertTrue(e.getMessage().contains("alone_1.ser"), e.getMessage());
    }
}
