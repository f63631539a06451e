package org.zeroloss.format.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files whose parts do not fit together are no signals. */
class DmRefusalTest {

    private static final String[] NO_UNITS = {"", ""};

    private final DmWriter m_writer = new DmWriter(3, ByteOrder.LITTLE_ENDIAN);

    @TempDir private Path m_temp;

    private void refuse(final byte[] content, final String because) throws IOException {
        final Path file = m_temp.resolve("bad.dm3");
        Files.write(file, content);
        final FormatException e = assertThrows(FormatException.class, () -> open(file).close());
        assertTrue(e.getMessage().startsWith("bad.dm3: "), e.getMessage());
        assertTrue(e.getMessage().contains(because), e.getMessage());
    }

    private static SignalFile open(final Path file) {
        return new SignalReaders().open(SourceFile.of(file), ReadOptions.DEFAULT);
    }

    /** An image of 2 × 2 pixels whose type words are free to contradict each other. */
    private byte[] image(final int dataType, final int depth, final int arrayType, final int size) {
        final byte[] raw = new byte[4 * size];
        return m_writer.file(
                m_writer.image("a", dataType, depth, arrayType, raw, new long[] {2, 2}, NO_UNITS));
    }

    @Test
    void typesThatContradict() throws IOException {
        refuse(image(7, 4, 6, 4), "integers");
        refuse(image(2, 4, 3, 4), "reals");
        refuse(image(2, 4, 7, 8), "reals");
        refuse(image(1, 4, 2, 2), "pixel depth");
        refuse(image(99, 2, 2, 2), "data type");
    }

    @Test
    void dimensionsThatDoNotFitThePixels() throws IOException {
        final DmWriter.Group none = m_writer.group();
        for (final long[] sizes :
                new long[][] {
                    {2, 3}, {5}, {0, 4}, {0xffff_ffffL, 0xffff_ffffL}, {0x8000_0000L, 2}, {}
                }) {
            refuse(
                    m_writer.file(m_writer.int16(none, new byte[8], sizes)),
                    sizes.length == 0 ? "the dimensions" : "as many pixels");
        }
        final Path good = m_temp.resolve("good.dm3");
        Files.write(good, m_writer.file(m_writer.int16(none, new byte[8], 2, 2)));
        try (SignalFile file = open(good)) {
            assertEquals(1, file.signals().size());
        }
    }

    @Test
    void axesThatOverflow() throws IOException {
        final DmWriter.Group far = m_writer.group();
        far.group("", m_writer.group().float64("Origin", 1e200).float64("Scale", 1e200));
        refuse(m_writer.file(m_writer.int16(far, new byte[4], 2)), "possible signal");
        final DmWriter.Group flat = m_writer.group();
        flat.group("", m_writer.group().float64("Origin", 0).float64("Scale", 0));
        refuse(m_writer.file(m_writer.int16(flat, new byte[4], 2)), "scale");
        final DmWriter.Group half = m_writer.group();
        half.group("", m_writer.group().float64("Scale", 1));
        refuse(m_writer.file(m_writer.int16(half, new byte[4], 2)), "Origin");
    }

    /** 2 · count overflows to something small. */
    @Test
    void structsOfImpossiblyManyFields() throws IOException {
        final DmWriter four = new DmWriter(4, ByteOrder.LITTLE_ENDIAN);
        for (final long count : new long[] {(1L << 62) + 1, Long.MAX_VALUE, -1, 2}) {
            refuse(four.tree(four.group().words("s", 15, 0, count, 0, 2)), "the fields");
            refuse(four.tree(four.group().words("a", 20, 15, 0, count, 0, 2, 7)), "the fields");
        }
    }

    @Test
    void filesWithoutImages() throws IOException {
        refuse(m_writer.file(), "no image");
        refuse(m_writer.tree(m_writer.group()), "ImageList");
    }
}
