package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The choice of a reader. */
class SignalReadersTest {

    private static final Set<String> OWN =
            Set.of(
                    "Gatan DigitalMicrograph",
                    "EMSA/MAS (ISO 22029)",
                    "FEI TIA",
                    "MRC",
                    "NumPy array",
                    "NumPy archive",
                    "Nion Swift",
                    "TIFF",
                    "PNG or JPEG",
                    "plain text");

    @TempDir private Path m_temp;

    @Test
    void ownReadersAreFoundWhateverTheThreadsClassLoader() {
        final Thread thread = Thread.currentThread();
        final ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            final List<String> names =
                    new SignalReaders().readers().stream().map(SignalReader::name).toList();
            assertTrue(names.containsAll(OWN), names::toString);
            // of our own, whatever is left may be plain text; readers of other bundles follow
            final int text = names.indexOf("plain text");
            OWN.forEach(name -> assertTrue(names.indexOf(name) <= text, names::toString));
        } finally {
            thread.setContextClassLoader(before);
        }
        assertTrue(
                new SignalReaders().extensions().containsAll(Set.of("dm3", "dm4", "msa", "txt")));
    }

    @Test
    void contentComesBeforeTheEnding() throws IOException {
        final SignalReaders readers = new SignalReaders();
        final Path msa = m_temp.resolve("spectrum.txt");
        Files.copy(TestData.path("data/formats/msa/example1.msa"), msa);
        assertEquals("EMSA/MAS (ISO 22029)", readers.find(SourceFile.of(msa)).name());
        final Path dm = m_temp.resolve("image.msa");
        Files.copy(TestData.path("data/formats/dm/EELS_STO.dm3"), dm);
        assertEquals("Gatan DigitalMicrograph", readers.find(SourceFile.of(dm)).name());
        final Path text = m_temp.resolve("numbers");
        Files.writeString(text, "1 2 3\n");
        assertEquals("plain text", readers.find(SourceFile.of(text)).name());
        // an ending that promises a signature is believed: its reader says what is missing
        final Path noMsa = m_temp.resolve("numbers.msa");
        Files.writeString(noMsa, "1 2 3\n");
        assertEquals("EMSA/MAS (ISO 22029)", readers.find(SourceFile.of(noMsa)).name());
    }

    @Test
    void furtherReadersAreAskedFirst() throws IOException {
        final SignalReader mine =
                new SignalReader() {
                    @Override
                    public String name() {
                        return "mine";
                    }

                    @Override
                    public Set<String> extensions() {
                        return Set.of("mine");
                    }

                    @Override
                    public Match matches(final byte[] head, final String fileName) {
                        return head[0] == 'M' ? Match.CERTAIN : Match.NO;
                    }

                    @Override
                    public SignalFile open(final SourceFile source, final ReadOptions options) {
                        throw FormatException.of(source.name(), "mine");
                    }
                };
        final SignalReaders readers = new SignalReaders(List.of(mine));
        assertSame(mine, readers.readers().get(0));
        assertEquals(new SignalReaders().readers().size() + 1, readers.readers().size());
        final Path file = m_temp.resolve("a.txt");
        Files.writeString(file, "M 1 2 3\n");
        assertSame(mine, readers.find(SourceFile.of(file)));
    }
}
