package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Damaged files of the array and image formats: refused by a message that names the file, or a
 * well-formed signal. Where values lie plainly in the file, they are what the (damaged) header says
 * they are.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ImageFuzzTest {

    private static final Mutations.Check WELL_FORMED =
            (content, spec, rows) -> assertTrue(rows.length <= 2000L * content.length);

    @TempDir private Path m_temp;

    /** Small files of other programs: cuts, whole head, random bits; none may pass if cut. */
    @ParameterizedTest
    @CsvSource({
        "c_f8.npy, 1",
        "f3d.npy, 1",
        "half.npy, 1",
        "stored.npz, 0",
        "packed.npz, 0",
        "gray_u2.tif, 0",
        "gray_f4_be.tif, 0",
        "deflate.tif, 0",
        "lzw.tif, 0",
        "packbits.tif, 0",
        "tiled.tif, 0",
        "pages.tif, 0",
        "rgb_planar.tif, 0",
        "imagej_tz.tif, 0",
        "dm.tif, 0",
        "gray8.png, 0",
        "gray16.png, 0",
        "palette.png, 0",
        "flat.jpg, 0"
    })
    void small(final String name, final int exact) throws IOException {
        final byte[] original;
        try (InputStream in = ImageFuzzTest.class.getResourceAsStream("independent-files.txt")) {
            original =
                    new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                            .lines()
                            .filter(l -> l.startsWith(name + " "))
                            .map(l -> Base64.getDecoder().decode(l.split(" ")[4]))
                            .findFirst()
                            .orElseThrow();
        }
        final Path sample =
                Files.write(Files.createDirectory(m_temp.resolve("in")).resolve(name), original);
        final Mutations m =
                new Mutations(sample, m_temp, name.equals("c_f8.npy") ? this::plain : WELL_FORMED);
        m.truncate(100, exact * original.length, UnaryOperator.identity());
        assertTrue(m.refused() > 0, "no cut was noticed");
        final int before = m.refused();
        m.flip(Math.min(original.length, 60), 150, at -> at < 200);
        assertTrue(m.refused() > before, "no flip was noticed");
    }

    private void plain(final byte[] content, final SignalSpec spec, final byte[] rows) {
        final String head = new String(content, 10, 60, StandardCharsets.ISO_8859_1);
        if (head.contains("'<") && head.contains("False")) {
            assertArrayEquals(
                    Arrays.copyOfRange(content, content.length - rows.length, content.length),
                    rows);
        }
    }

    @Test
    void mrc() throws IOException {
        final byte[] sample = Files.readAllBytes(TestData.path("data/formats/mrc/HAADFscan.mrc"));
        // FEI's header is 900 KB of zeros: one image's block of it is enough
        final byte[] small = Arrays.copyOf(sample, 1024 + 768 + 512);
        System.arraycopy(sample, sample.length - 512, small, 1024 + 768, 512);
        ByteBuffer.wrap(small).order(ByteOrder.LITTLE_ENDIAN).putInt(92, 768);
        final Path file =
                Files.write(Files.createDirectory(m_temp.resolve("in")).resolve("a.mrc"), small);
        final Mutations m =
                new Mutations(
                        file,
                        m_temp,
                        (content, spec, rows) -> {
                            final ByteBuffer b =
                                    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
                            if (content[212] == 0x44 && b.getInt(12) != 12) {
                                final int at = 1024 + b.getInt(92);
                                assertArrayEquals(
                                        Arrays.copyOfRange(content, at, at + rows.length), rows);
                            }
                        });
        m.truncate(60, small.length, UnaryOperator.identity());
        assertEquals(0, m.read());
        m.flip(112, 300, at -> at < 1900);
        assertTrue(m.read() > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "16x16-point_spectrum-1x1024_1.ser, 80, 300",
        "64x64_TEM_images_acquire_1.ser, 40, 200",
        "16x16-spectrum_image-5x5x1024_1.ser, 20, 60"
    })
    void ser(final String name, final int cuts, final int flips) throws IOException {
        final Mutations m =
                new Mutations(
                        TestData.path("data/formats/tia/" + name),
                        m_temp,
                        (content, spec, rows) ->
                                assertTrue(rows.length <= content.length * 64L, spec::toString));
        m.truncate(cuts, 100, UnaryOperator.identity());
        m.flip(64, flips, at -> at < 400);
        assertTrue(m.refused() > 0);
    }

    @Test
    void emi() throws IOException {
        final String name = "64x64_TEM_images_acquire";
        Files.copy(
                TestData.path("data/formats/tia/" + name + "_1.ser"),
                m_temp.resolve(name + "_1.ser"));
        final Mutations m =
                new Mutations(
                        TestData.path("data/formats/tia/" + name + ".emi"), m_temp, WELL_FORMED);
        m.truncate(30, 4, UnaryOperator.identity());
        m.flip(8, 100, at -> at > 16_000);
        assertTrue(m.refused() > 0 && m.read() > 0);
    }
}
