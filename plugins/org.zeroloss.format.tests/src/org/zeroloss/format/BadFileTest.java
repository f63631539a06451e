package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Files that are none: one clear error each, at once. */
class BadFileTest {

    @TempDir private Path m_temp;

    private FormatException refuse(final Path file) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () ->
                        assertThrows(
                                FormatException.class,
                                () ->
                                        new SignalReaders()
                                                .open(SourceFile.of(file), ReadOptions.DEFAULT)
                                                .close()));
    }

    private FormatException refuse(final String name, final byte[] content) throws IOException {
        final Path file = m_temp.resolve(name);
        Files.write(file, content);
        final FormatException e = refuse(file);
        assertEquals(name, e.file());
        assertTrue(e.getMessage().startsWith(name + ": "), e.getMessage());
        return e;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.dm3", "a.dm4", "a.msa", "a.txt", "a.unknown", "a"})
    void empty(final String name) throws IOException {
        final FormatException e = refuse(name, new byte[0]);
        assertEquals(0, e.offset().orElseThrow());
        assertTrue(e.getMessage().contains("an empty file"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.dm3", "a.dm4", "a.msa", "a.txt", "a.unknown", "a"})
    void directory(final String name) throws IOException {
        final FormatException e = refuse(Files.createDirectory(m_temp.resolve(name)));
        assertTrue(e.getMessage().contains("a directory"), e.getMessage());
    }

    @Test
    void missing() {
        final FormatException e = refuse(m_temp.resolve("no.dm3"));
        assertTrue(e.getMessage().contains("found nothing"), e.getMessage());
    }

    @Test
    void wrongMagic() throws IOException {
        final byte[] content = new byte[100];
        content[3] = 7;
        assertTrue(
                refuse("a.dm3", content)
                        .getMessage()
                        .contains("at offset 0x0 expected dm version 3 or 4, found 7"));
        assertTrue(
                refuse("a.msa", "#VERSION : 1.0\n#TITLE : x\n".getBytes())
                        .getMessage()
                        .contains("expected \"#FORMAT : EMSA/MAS"));
        assertTrue(refuse("a.txt", content).getMessage().contains("a zero byte"));
        final FormatException e = refuse("a.unknown", content);
        assertTrue(e.getMessage().contains("Gatan DigitalMicrograph"), e.getMessage());
        assertTrue(e.getMessage().contains("00 00 00 07"), e.getMessage());
    }

    @Test
    void onlyTheHeadOfADmFile() throws IOException {
        final byte[] head = {0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        for (int n = 1; n <= head.length; n++) {
            refuse("a.dm4", Arrays.copyOf(head, n));
        }
    }

    @Test
    void declaredSizesAreCheckedBeforeAnythingIsAllocated() throws IOException {
        // one tag that claims 2^60 children, 2^31 type words, a name of 65 535 bytes
        final byte[] many = new byte[64];
        System.arraycopy(new byte[] {0, 0, 0, 4}, 0, many, 0, 4);
        many[15] = 1;
        many[18] = 0x10;
        assertTrue(refuse("a.dm4", many).getMessage().contains("a number of tags"));
        many[18] = 0;
        many[25] = 1;
        many[26] = 21;
        many[27] = (byte) 0xff;
        many[28] = (byte) 0xff;
        assertTrue(refuse("a.dm4", many).getMessage().contains("the name of a tag"));
    }

    @Test
    void groupsNestedWithoutEnd() throws IOException {
        // version 3, then groups of one unnamed group each
        final byte[] content = new byte[12 + 9 * 200_000];
        content[3] = 3;
        content[11] = 1;
        for (int at = 12; at + 9 <= content.length; at += 9) {
            content[at + 5] = 1;
            content[at + 6] = 20;
        }
        final FormatException e = refuse("deep.dm3", content);
        assertTrue(e.getMessage().contains("nested at most"), e.getMessage());
    }

    @Test
    void aLongLineWithoutEnd() throws IOException {
        final Path file = m_temp.resolve("long.txt");
        try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
            final byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) '1');
            for (int i = 0; i < 17; i++) {
                f.write(block);
            }
        }
        assertTrue(refuse(file).getMessage().contains("characters"));
    }
}
