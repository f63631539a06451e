package org.zeroloss.format.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.format.AxisOverride;
import org.zeroloss.format.Collected;
import org.zeroloss.format.FileSet;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ImportRequest;
import org.zeroloss.format.Mutations;
import org.zeroloss.format.Overwrite;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalImport;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.TextOptions;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Plane;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What Signal Writer writes as Arrow is read back, whole. */
class ArrowReaderTest {

    private static final ProvenanceStep READ =
            new ProvenanceStep("Spectrum Reader", "0.1.0", Map.of(), OptionalLong.empty());

    private final SignalReaders m_readers = new SignalReaders();
    private final SignalImport m_import = new SignalImport(m_readers);

    @TempDir private Path m_temp;

    private SignalFile open(final Path file) {
        return m_readers.open(SourceFile.of(file), ReadOptions.DEFAULT);
    }

    private ImportRequest request(final Path location, final String vacuum) {
        return new ImportRequest(
                FileSet.of(location.toString(), m_readers.extensions()),
                0,
                ReadOptions.DEFAULT,
                vacuum.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(vacuum)));
    }

    private static byte[] bytes(final Plane plane) {
        final ByteBuffer all =
                ByteBuffer.allocate((int) plane.rows() * plane.width() * plane.type().bytes());
        plane.readRawRows(0, (int) plane.rows(), all);
        return all.array();
    }

    /** Every column of both, from {@code row} on in the second. */
    private static void assertSameValues(final Signal expected, final Signal found, final int row) {
        for (final String band : expected.spec().bands()) {
            assertSameRows(expected.plane(band), found.plane(band), row);
        }
        for (final MapColumn map : expected.spec().maps()) {
            assertSameRows(expected.map(map.name()), found.map(map.name()), row);
        }
    }

    private static void assertSameRows(final Plane expected, final Plane found, final int row) {
        assertEquals(expected.type(), found.type());
        final byte[] bytes = bytes(expected);
        final int from = row * (int) (bytes.length / expected.rows());
        assertArrayEquals(bytes, Arrays.copyOfRange(bytes(found), from, from + bytes.length));
    }

    @Test
    void whatIsWrittenComesBackWithBandsMapsAndHistory() throws IOException {
        int seed = 0;
        for (final Path source : ArrowSamples.write(m_temp)) {
            final Path written = m_temp.resolve("w" + ++seed + ".arrow");
            final Path target = m_temp.resolve("t" + seed + ".arrow");
            try (Signal signal = Signal.open(source)) {
                new ArrowWriter().write(signal, written, Overwrite.FAIL, Progress.NONE);
                final SignalSpec told = m_import.spec(request(written, ""));
                m_import.write(request(written, ""), READ, target, Progress.NONE);
                try (Signal back = Signal.open(target)) {
                    assertSameValues(signal, back, 0);
                    final SignalSpec was = signal.spec();
                    assertEquals(was, back.spec().withMetadata(was.metadata()));
                    assertEquals(was, told.withMetadata(was.metadata()));
                    final List<ProvenanceStep> steps = new ArrayList<>(was.metadata().provenance());
                    steps.add(READ);
                    assertEquals(steps, back.spec().metadata().provenance());
                    final List<SignalSource> sources = new ArrayList<>(was.metadata().sources());
                    sources.add(
                            new SignalSource(
                                    written.getFileName().toString(),
                                    Collected.sha256(Files.readAllBytes(written))));
                    assertEquals(sources, back.spec().metadata().sources());
                    assertEquals(was.metadata().tags(), back.spec().metadata().tags());
                    assertEquals(
                            was.metadata().beamEnergyKeV(), back.spec().metadata().beamEnergyKeV());
                }
            }
        }
        assertEquals(3, seed);
    }

    @Test
    void rowsAreThoseOfTheFirstBand() {
        for (final Path sample : ArrowSamples.write(m_temp)) {
            try (Signal signal = Signal.open(sample);
                    SignalFile file = open(sample)) {
                assertEquals(1, file.signals().size());
                assertTrue(file.skipped().isEmpty());
                final Collected rows = new Collected();
                file.read(0, rows, Progress.NONE);
                assertArrayEquals(bytes(signal.plane()), rows.bytes());
                assertThrows(
                        IndexOutOfBoundsException.class, () -> file.read(1, rows, Progress.NONE));
            }
        }
    }

    @Test
    void moreRowsThanABlockHolds() {
        final SignalSpec plain = ArrowSamples.plain();
        final SignalSpec large =
                plain.withAxes(
                        List.of(
                                new Axis("x", "nm", 90_001, 0.5, 0, AxisRole.NAVIGATION),
                                plain.signalAxis()));
        final Path sample = ArrowSamples.write(m_temp.resolve("large.arrow"), large, 5);
        final Path target = m_temp.resolve("copy.arrow");
        try (Signal signal = Signal.open(sample);
                SignalFile file = open(sample)) {
            final Collected rows = new Collected();
            file.read(0, rows, Progress.NONE);
            assertArrayEquals(bytes(signal.plane()), rows.bytes());
            file.copy(0, target, Progress.NONE);
            try (Signal copy = Signal.open(target)) {
                assertSameValues(signal, copy, 0);
            }
            assertThrows(
                    CanceledException.class,
                    () -> file.copy(0, m_temp.resolve("no.arrow"), canceled()));
            assertFalse(Files.exists(m_temp.resolve("no.arrow")));
            assertThrows(CanceledException.class, () -> file.read(0, rows, canceled()));
        }
    }

    private static Progress canceled() {
        return new Progress() {
            @Override
            public void update(final double fraction, final String message) {
                // not looked at
            }

            @Override
            public void checkCanceled() {
                throw new CanceledException();
            }
        };
    }

    @Test
    void theContentTellsAndTheAxisCanBeReplaced() throws IOException {
        final Path sample = ArrowSamples.write(m_temp).get(0);
        final Path renamed = Files.move(sample, m_temp.resolve("signal.txt"));
        final SignalReader reader = m_readers.find(SourceFile.of(renamed));
        assertEquals("Zeroloss signal (Arrow)", reader.name());
        final AxisOverride axis =
                new AxisOverride(OptionalDouble.of(2), OptionalDouble.of(0.5), Optional.empty());
        try (SignalFile file =
                reader.open(SourceFile.of(renamed), new ReadOptions(axis, TextOptions.DEFAULT))) {
            assertEquals(4.5, file.signals().get(0).signalAxis().last());
        }
        final Path images = m_temp.resolve("images.arrow");
        assertThrows(
                FormatException.class,
                () ->
                        reader.open(
                                SourceFile.of(images), new ReadOptions(axis, TextOptions.DEFAULT)));
        // on Windows an image that is still open could not be deleted
        Files.delete(images);
    }

    @Test
    void severalFilesMakeOneSignalWithAllColumns() throws IOException {
        final Path folder = Files.createDirectory(m_temp.resolve("many"));
        final ProvenanceStep more =
                new ProvenanceStep("K-Means Cluster", "0.1.0", Map.of(), OptionalLong.empty());
        final SignalSpec spec =
                ArrowSamples.spectra().withMap(new MapColumn("vacuum", DataType.UINT8, ""));
        final Path a = ArrowSamples.write(folder.resolve("a.arrow"), spec, 1);
        final Path b =
                ArrowSamples.write(
                        folder.resolve("b vacuum.arrow"),
                        spec.withMetadata(spec.metadata().withStep(more)),
                        2);
        final Path target = m_temp.resolve("all.arrow");
        final SignalSpec written = m_import.write(request(folder, "vacuum"), target, Progress.NONE);
        try (Signal first = Signal.open(a);
                Signal second = Signal.open(b);
                Signal all = Signal.open(target)) {
            assertEquals(spec.bands(), all.spec().bands());
            assertEquals(spec.maps(), all.spec().maps());
            assertEquals(spec.metadata().provenance(), written.metadata().provenance());
            assertEquals(
                    List.of("raw.dm4", "a.arrow", "b vacuum.arrow"),
                    written.metadata().sources().stream().map(SignalSource::name).toList());
            assertSameValues(first, all, 0);
            assertSameRows(second.plane("signal_p84"), all.plane("signal_p84"), 12);
            assertSameRows(second.map("label"), all.map("label"), 12);
            // the name says more than the file's own map
            final double[] ones = new double[12];
            Arrays.fill(ones, 1);
            assertArrayEquals(ones, Arrays.copyOfRange(all.readMap("vacuum"), 12, 24));
        }
        ArrowSamples.write(folder.resolve("c.arrow"), ArrowSamples.plain(), 3);
        final FormatException e =
                assertThrows(FormatException.class, () -> m_import.spec(request(folder, "")));
        for (final String part : List.of("a.arrow", "c.arrow", "signal_p16", "label of INT32")) {
            assertTrue(e.getMessage().contains(part), e.getMessage());
        }
    }

    @Test
    void arrowFilesOfOthersAreRefusedWithAWayOut() throws IOException {
        final Path sample = ArrowSamples.write(m_temp).get(0);
        final Path foreign = m_temp.resolve("table.arrow");
        Files.write(foreign, ArrowSamples.foreign(Files.readAllBytes(sample)));
        final FormatException e = assertThrows(FormatException.class, () -> open(foreign));
        for (final String part :
                List.of("table.arrow: ", "not a signal of Zeroloss", "Table to Spectral Image")) {
            assertTrue(e.getMessage().contains(part), e.getMessage());
        }
        final Path text =
                Files.writeString(m_temp.resolve("no.arrow"), "hello, reader of files ".repeat(9));
        final FormatException no = assertThrows(FormatException.class, () -> open(text));
        assertTrue(no.getMessage().contains("ARROW1"), no.getMessage());
        final Path head = m_temp.resolve("head.arrow");
        Files.write(head, "ARROW1\0\0".getBytes(StandardCharsets.US_ASCII));
        assertThrows(FormatException.class, () -> open(head));
    }

    /** Each damaged file: an error that names it, or a signal as large as it says. */
    @Test
    void damagedFilesAreRefusedOrWellFormed() throws IOException {
        final Path copies = Files.createDirectory(m_temp.resolve("copies"));
        for (final Path sample : ArrowSamples.write(m_temp)) {
            final Mutations mutations =
                    new Mutations(
                            sample,
                            copies,
                            (content, spec, rows) ->
                                    assertTrue(spec.dataBytes() <= content.length));
            final int length = (int) Files.size(sample);
            mutations.truncate(200, length, cut -> cut);
            assertEquals(0, mutations.read());
            mutations.flip(8, 500, at -> true);
            assertTrue(mutations.read() > 20 && mutations.refused() > 200, sample.toString());
        }
    }
}
