package org.zeroloss.format.scifio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the user is told when SCIFIO is not there, does not start, or does not read a file. */
class ScifioErrorsTest {

    @TempDir private Path m_temp;
    private SourceFile m_source;
    private FakeFormats m_formats;

    @BeforeEach
    void file() throws IOException {
        m_source = SourceFile.of(Files.write(m_temp.resolve("a.nd2"), new byte[] {1, 2, 3}));
        m_formats =
                new FakeFormats(
                        new FakeImage(
                                null,
                                3,
                                ByteOrder.LITTLE_ENDIAN,
                                List.of(new FakeAxis("X", 5), new FakeAxis("Y", 4)),
                                List.of(new FakeAxis("Z", 3))));
    }

    private SignalFile open() {
        return new ScifioImages(() -> m_formats, Opening.BY_LOCATION)
                .open(m_source, ReadOptions.DEFAULT);
    }

    private FormatException refused() {
        final FormatException e = assertThrows(FormatException.class, this::open);
        assertTrue(e.getMessage().startsWith("a.nd2: "), e::getMessage);
        return e;
    }

    @Test
    void withoutScifioTheReaderSaysWhatToInstall() {
        final SignalReader reader =
                new ScifioReader(
                        () -> false,
                        (s, o) -> {
                            throw new AssertionError("nothing to open it with");
                        });
        final FormatException e =
                assertThrows(
                        FormatException.class, () -> reader.open(m_source, ReadOptions.DEFAULT));
        assertEquals(
                "a.nd2: expected SCIFIO, which reads Nikon NIS-Elements ND2 files (.nd2), found it"
                        + " is not installed. Install the extension \"KNIME Image Processing\" (in"
                        + " KNIME: File, Install KNIME Extensions), start KNIME again and read the"
                        + " file again; or convert it to TIFF",
                e.getMessage());
        assertTrue(
                reader.extensions().containsAll(List.of("nd2", "lif", "czi", "oib", "dcm", "ics")));
        assertEquals("other image formats", ImageEndings.describe("no ending"));
    }

    @Test
    void aFileThatIsNotThereIsSaidBeforeAnythingIsInstalled() {
        final SignalReader reader = new ScifioReader();
        final SourceFile none = SourceFile.of(m_temp.resolve("none.nd2"));
        final FormatException e =
                assertThrows(FormatException.class, () -> reader.open(none, ReadOptions.DEFAULT));
        assertTrue(e.getMessage().contains("found nothing at"), e::getMessage);
    }

    @Test
    void aScifioThatDoesNotStartIsNamed() {
        // the stand-in has the classes, but no services
        final FormatException e =
                assertThrows(
                        FormatException.class,
                        () -> new ScifioReader().open(m_source, ReadOptions.DEFAULT));
        assertTrue(e.getMessage().startsWith("a.nd2: SCIFIO is installed, but"), e::getMessage);
        assertTrue(e.getMessage().contains("stand-in for SCIFIO has no services"), e::getMessage);
    }

    @Test
    void whatScifioThrowsNamesTheFileAndThatNoOffsetIsKnown() {
        m_formats.m_noFormat = new io.scif.FormatException("No supported format found.");
        assertTrue(refused().getMessage().contains("No supported format found."));
        assertTrue(m_formats.m_calls.stream().noneMatch("close"::equals), "nothing was opened");
        m_formats.m_noFormat = null;

        m_formats.m_noHead = new IOException("bad header");
        assertTrue(refused().getMessage().contains("bad header"));
        assertTrue(refused().getMessage().contains("does not say at which offset"));
        assertEquals("close", m_formats.m_calls.get(m_formats.m_calls.size() - 1));

        m_formats.m_noHead = new NegativeArraySizeException();
        assertTrue(refused().getMessage().contains("NegativeArraySizeException"));
    }

    @Test
    void aPlaneThatCannotBeDecodedIsNamed() {
        for (final Exception damage :
                List.of(
                        new io.scif.FormatException("no plane"),
                        new IOException("no plane"),
                        new ArrayIndexOutOfBoundsException("no plane"))) {
            m_formats.m_noPlane = damage;
            try (SignalFile file = open()) {
                final FormatException e =
                        assertThrows(
                                FormatException.class,
                                () -> file.read(0, rows -> {}, Progress.NONE));
                assertTrue(e.getMessage().startsWith("a.nd2: "), e::getMessage);
                assertTrue(
                        e.getMessage()
                                .contains("Made-up Format cannot read lines 0 to 3 of plane 0"),
                        e::getMessage);
                assertTrue(e.getMessage().contains("at which offset"), e::getMessage);
                assertSame(damage, e.getCause());
            }
        }
    }

    @Test
    void aPlaneWithTooFewBytesIsRefused() {
        m_formats.m_missing = 2;
        try (SignalFile file = open()) {
            final FormatException e =
                    assertThrows(
                            FormatException.class, () -> file.read(0, rows -> {}, Progress.NONE));
            assertTrue(e.getMessage().contains("expected 40 bytes"), e::getMessage);
            assertTrue(e.getMessage().contains("found 38"), e::getMessage);
        }
    }

    @Test
    void anImageWithoutExtentOrTooLargeIsTheFilesFault() {
        for (final long length : new long[] {0, -1, Long.MAX_VALUE}) {
            m_formats =
                    new FakeFormats(
                            new FakeImage(
                                    null,
                                    3,
                                    ByteOrder.LITTLE_ENDIAN,
                                    List.of(new FakeAxis("X", 5), new FakeAxis("Y", length)),
                                    List.of(new FakeAxis("Z", 3))));
            refused();
            assertEquals("close", m_formats.m_calls.get(m_formats.m_calls.size() - 1));
        }
        m_formats = new FakeFormats();
        assertTrue(refused().getMessage().contains("found none that can be read"));
    }

    @Test
    void aCancelEndsTheReading() {
        final Progress canceled =
                new Progress() {
                    @Override
                    public void update(final double fraction, final String message) {}

                    @Override
                    public void checkCanceled() {
                        throw new CanceledException();
                    }
                };
        try (SignalFile file = open()) {
            assertThrows(CanceledException.class, () -> file.read(0, rows -> {}, canceled));
        }
        assertTrue(m_formats.m_calls.stream().noneMatch(s -> s.startsWith("plane")));
    }

    @Test
    void itIsAskedAfterOurOwnReaders() {
        final List<String> names =
                new SignalReaders().readers().stream().map(SignalReader::name).toList();
        assertEquals("SCIFIO", names.get(names.size() - 1), names::toString);
        assertTrue(names.indexOf("TIFF") >= 0 && names.indexOf("plain text") >= 0);
        assertEquals("SCIFIO", new SignalReaders().find(m_source).name());
    }
}
