package org.zeroloss.format.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.Progress;
import org.zeroloss.format.Collected;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.TestData;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/** HDF5 files made to hurt: one clear error each, at once. */
class HostileHdf5Test {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir private Path m_temp;

    private FormatException refuse(final byte[] content) throws IOException {
        final Path file = Files.write(m_temp.resolve("a.hspy"), content);
        final FormatException e =
                assertTimeoutPreemptively(
                        LIMIT,
                        () ->
                                assertThrows(
                                        FormatException.class, () -> readAll(SourceFile.of(file))));
        assertTrue(e.getMessage().startsWith("a.hspy: "), e.getMessage());
        return e;
    }

    private static void readAll(final SourceFile source) {
        try (SignalFile f = new SignalReaders().open(source, ReadOptions.DEFAULT)) {
            for (int i = 0; i < f.signals().size(); i++) {
                f.read(i, new Collected(), Progress.NONE);
            }
        }
    }

    private static byte[] sample(final String name) throws IOException {
        return Files.readAllBytes(TestData.path("data/formats/" + name));
    }

    private static int find(final byte[] content, final String text, final int from) {
        final byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = from; i + wanted.length <= content.length; i++) {
            if (Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void noHdf5() throws IOException {
        final FormatException e = refuse("a text".getBytes(StandardCharsets.US_ASCII));
        assertEquals(0, e.offset().orElseThrow());
        assertTrue(e.getMessage().contains("expected the signature of HDF5"), e.getMessage());
    }

    @Test
    void nothingKnown() throws IOException {
        final Path file = m_temp.resolve("b.hspy");
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            final H5Tree root = new H5Tree();
            root.group("Strange");
            new H5Encoder(out, H5Encoder.SUPERBLOCK).finish(root);
        }
        final FormatException e = refuse(Files.readAllBytes(file));
        assertTrue(e.getMessage().contains("none among [Strange]"), e.getMessage());
    }

    @Test
    void truncated() throws IOException {
        final byte[] content = sample("hspy/example1_v1.2.hdf5");
        final FormatException e = refuse(Arrays.copyOf(content, 20_000));
        assertEquals(20_000, e.offset().orElseThrow());
        assertTrue(
                e.getMessage().contains("at offset 0x4e20 expected a file of 27056 bytes"),
                e.getMessage());
    }

    /** Trees whose only child is themselves. */
    @ParameterizedTest
    @ValueSource(strings = {"hspy/example1_v1.2.hdf5", "emd/example_image.emd"})
    void circularTree(final String name) throws IOException {
        final byte[] content = sample(name);
        final ByteBuffer b = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int patched = 0;
        for (int at = find(content, "TREE", 0); at >= 0; at = find(content, "TREE", at + 1)) {
            b.put(at + 5, (byte) 1);
            b.putShort(at + 6, (short) 1);
            // after a key of 8 bytes; a tree of chunks has longer keys
            b.putLong(at + (b.get(at + 4) == 0 ? 32 : 24 + 8 + 8 * 2), at);
            patched++;
        }
        assertTrue(patched > 0);
        refuse(content);
    }

    /** A group that every link leads back to. */
    @Test
    void circularGroups() throws IOException {
        final byte[] content = sample("hspy/example1_v1.2.hdf5");
        final ByteBuffer b = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        // version 0: the root's symbol table entry lies behind the addresses
        final long root = b.getLong(64);
        final int first = find(content, "SNOD", 0);
        for (int at = first; at >= 0; at = find(content, "SNOD", at + 1)) {
            for (int i = 0; i < b.getShort(at + 6); i++) {
                b.putLong(at + 8 + 40 * i + 8, root);
            }
        }
        refuse(content);
    }

    @Test
    void signalWithoutValues() throws IOException {
        final Path file = m_temp.resolve("c.hspy");
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            final H5Tree root = new H5Tree();
            root.group("Experiments", "a").put("x", 1L);
            new H5Encoder(out, H5Encoder.SUPERBLOCK).finish(root);
        }
        final FormatException e = refuse(Files.readAllBytes(file));
        assertTrue(e.getMessage().contains("there is no dataset \"data\""), e.getMessage());
    }

    @Test
    void unknownFilterIsNamed() throws IOException {
        final byte[] content = sample("hspy/example1_v1.2.hdf5");
        final int name = find(content, "deflate", 0);
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putShort(name - 8, (short) 32001);
        final FormatException e = refuse(content);
        assertTrue(e.getMessage().contains("(number 32001)"), e.getMessage());
        assertTrue(e.getMessage().contains("gzip"), e.getMessage());
    }

    /** A chunk that gives less than it should names the place of the chunk. */
    @Test
    void damagedChunk() throws IOException {
        final byte[] content = sample("hspy/example1_v1.2.hdf5");
        // the zlib stream of the only chunk
        int at = 0;
        while (!(content[at] == 0x78 && (content[at + 1] & 0xff) == 0x5e)) {
            at++;
        }
        Arrays.fill(content, at, at + 16, (byte) 0);
        final FormatException e = refuse(content);
        assertEquals(at, e.offset().orElseThrow());
    }
}
