package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Several files as one signal. */
class SignalImportTest {

    private static final Optional<Pattern> VACUUM = Optional.of(Pattern.compile("Vacuum"));

    private final SignalReaders m_readers = new SignalReaders();
    private final SignalImport m_import = new SignalImport(m_readers);

    @TempDir private Path m_temp;

    private FileSet set(final String location) {
        return FileSet.of(location, m_readers.extensions());
    }

    private static ImportRequest request(final FileSet files) {
        return new ImportRequest(files, 0, ReadOptions.DEFAULT, VACUUM);
    }

    @Test
    void bandGapFolderIsOneImage() throws IOException {
        final Path folder = TestData.path("data/eels/ws2-bandgap");
        final Path target = m_temp.resolve("signal.arrow");
        final ImportRequest request = request(set(folder.toString()));
        final SignalSpec told = m_import.spec(request);
        final SignalSpec written = m_import.write(request, target, Progress.NONE);
        assertEquals(told.axes(), written.axes());
        try (Signal s = Signal.open(target)) {
            assertEquals(written, s.spec());
            assertEquals(
                    List.of("file", "Energy loss"),
                    s.spec().axes().stream().map(Axis::name).toList());
            final Axis files = s.spec().axes().get(0);
            assertEquals(AxisRole.NAVIGATION, files.role());
            assertEquals(
                    List.of("(14)", "(15)", "(16)", "(17)", "(22)"),
                    files.labels().stream().map(l -> l.substring(0, 4)).toList());
            // vacuum: spectra 17 and 22
            assertArrayEquals(new double[] {0, 0, 0, 1, 1}, s.readMap(MapColumn.VACUUM));
            assertEquals(DataType.UINT8, s.spec().map(MapColumn.VACUUM).type());
            final Axis energy = s.spec().signalAxis();
            assertEquals(1981, energy.size());
            assertEquals("eV", energy.unit());
            final double step = (45.471 + 4.054) / 1981;
            assertEquals(step, energy.scale(), 1e-15);
            assertEquals(-4.054 + step / 2, energy.offset(), 1e-12);
            for (int i = 0; i < 5; i++) {
                final Path file = folder.resolve(files.labels().get(i));
                final double[] expected =
                        Arrays.stream(Files.readString(file).strip().split("\\s+"))
                                .mapToDouble(Double::parseDouble)
                                .toArray();
                assertArrayEquals(expected, s.plane().row(i));
                assertEquals(
                        file.getFileName().toString(), s.spec().metadata().sources().get(i).name());
                assertEquals(
                        Collected.sha256(Files.readAllBytes(file)),
                        s.spec().metadata().sources().get(i).sha256());
            }
        }
    }

    @Test
    void excitonGlobFindsVacuumAtPositions1And2() {
        final Path folder = TestData.path("data/eels/ws2-exciton");
        final FileSet files = set(folder + "/Position-*.txt");
        final Path target = m_temp.resolve("signal.arrow");
        m_import.write(request(files), target, Progress.NONE);
        try (Signal s = Signal.open(target)) {
            assertArrayEquals(new double[] {1, 1, 0, 0, 0, 0}, s.readMap(MapColumn.VACUUM));
            assertEquals(2000, s.width());
            // the zero-loss peak lies at 0 eV within a channel or two
            final double[] row = s.plane().row(2);
            int top = 0;
            for (int i = 0; i < row.length; i++) {
                top = row[i] > row[top] ? i : top;
            }
            assertEquals(0, s.spec().signalAxis().value(top), 0.02);
        }
    }

    @Test
    void oneFileHasNoFileAxisAndNoPatternNoMap() throws IOException {
        final Path file = Files.writeString(m_temp.resolve("a_0eV_4eV.txt"), "1 2 3 4\n");
        final SignalSpec plain = m_import.spec(new ImportRequest(set(file.toString())));
        assertEquals(1, plain.axes().size());
        assertFalse(plain.hasMap(MapColumn.VACUUM));
        assertTrue(m_import.spec(request(set(file.toString()))).hasMap(MapColumn.VACUUM));
        assertEquals("", plain.metadata().sources().get(0).sha256());
    }

    @Test
    void filesAreSortedAsAPersonDoes() throws IOException {
        for (final String n : new String[] {"p-10", "p-2", "p-1", "P-3", "p-02"}) {
            Files.writeString(m_temp.resolve(n + "_0eV_4eV.txt"), "1 2 3 4\n");
        }
        Files.writeString(m_temp.resolve("README.md"), "no data");
        Files.writeString(m_temp.resolve(".hidden.txt"), "no data");
        final FileSet folder = set(m_temp.toString());
        assertEquals(
                List.of("P-3", "p-1", "p-02", "p-2", "p-10"),
                folder.files().stream().map(f -> f.name().replace("_0eV_4eV.txt", "")).toList());
        assertEquals(List.of("README.md"), folder.ignored());
        assertEquals(1, set(m_temp + "/p-1_*").files().size());
        assertEquals(5, set(m_temp + "/**eV.txt").files().size());
        assertEquals(3, set(m_temp + "/p-{1,2,10}_*.txt").files().size());
    }

    @Test
    void nothingFoundIsSaid() throws IOException {
        final Path empty = Files.createDirectory(m_temp.resolve("empty"));
        assertTrue(refused(() -> set(empty.toString())).contains("no file"));
        assertTrue(refused(() -> set(empty + "/*.txt")).contains("match this pattern"));
        assertTrue(refused(() -> set(m_temp + "/no/*.txt")).contains("expected the folder"));
        assertTrue(refused(() -> set(m_temp + "/no.txt")).contains("found nothing"));
        assertTrue(refused(() -> set(m_temp + "/[z.txt")).contains("pattern"));
    }

    private static String refused(final Executable what) {
        return assertThrows(FormatException.class, what).getMessage();
    }

    @Test
    void unequalAxesNameBothFilesAndBothAxes() throws IOException {
        Files.writeString(m_temp.resolve("a_0eV_4eV.txt"), "1 2 3 4\n");
        Files.writeString(m_temp.resolve("b_0eV_8eV.txt"), "1 2 3 4\n");
        final String m = refused(() -> m_import.spec(request(set(m_temp.toString()))));
        for (final String part :
                new String[] {"a_0eV_4eV.txt", "b_0eV_8eV.txt", "0.5 to 3.5 eV", "1.0 to 7.0 eV"}) {
            assertTrue(m.contains(part), m);
        }
        final AxisOverride axis =
                new AxisOverride(OptionalDouble.of(0), OptionalDouble.of(1), Optional.empty());
        final ReadOptions options = new ReadOptions(axis, TextOptions.DEFAULT);
        final String folder = m_temp.toString();
        assertEquals(
                2,
                m_import.spec(new ImportRequest(set(folder), 0, options, Optional.empty())).rows());
        Files.writeString(m_temp.resolve("c_0eV_4eV.txt"), "1 2 3 4 5\n");
        assertTrue(
                refused(
                                () ->
                                        m_import.spec(
                                                new ImportRequest(
                                                        set(folder), 0, options, Optional.empty())))
                        .contains("of 5"));
    }

    @Test
    void imagesOfSeveralFilesStack() throws IOException {
        final Path folder = Files.createDirectory(m_temp.resolve("dm"));
        for (final String v : new String[] {"1", "2"}) {
            Files.copy(TestData.path("data/formats/dm/EELS_SI.dm4"), folder.resolve(v + ".dm4"));
        }
        final Path target = m_temp.resolve("signal.arrow");
        m_import.write(new ImportRequest(set(folder.toString())), target, Progress.NONE);
        try (Signal s = Signal.open(target)) {
            assertEquals(
                    List.of(2L, 2L, 2L, 2048L), s.spec().axes().stream().map(Axis::size).toList());
            assertEquals(200, s.spec().metadata().beamEnergyKeV().orElseThrow());
            assertArrayEquals(s.plane().row(1), s.plane().row(5));
        }
        final ImportRequest third =
                new ImportRequest(set(folder.toString()), 2, ReadOptions.DEFAULT, Optional.empty());
        assertTrue(refused(() -> m_import.spec(third)).contains("found 1 signals"));
    }

    @Test
    void cancelingLeavesNoFile() throws IOException {
        final Path folder = TestData.path("data/eels/ws2-bandgap");
        final ImportRequest request = request(set(folder.toString()));
        for (int after = 0; after < 40; after += 3) {
            final AtomicInteger left = new AtomicInteger(after);
            final Progress cancels =
                    new Progress() {
                        @Override
                        public void update(final double fraction, final String message) {
                            assertTrue(fraction >= 0 && fraction <= 1);
                        }

                        @Override
                        public void checkCanceled() {
                            if (left.getAndDecrement() == 0) {
                                throw new CanceledException();
                            }
                        }
                    };
            final Path target = m_temp.resolve("canceled.arrow");
            try {
                m_import.write(request, target, cancels);
                assertTrue(left.get() >= 0);
                Files.delete(target);
            } catch (final CanceledException e) {
                assertTrue(left.get() < 0);
            }
            try (Stream<Path> rest = Files.list(m_temp)) {
                assertEquals(0, rest.count());
            }
        }
    }

    @Test
    void copyIntoAWriterOfTheCaller() throws IOException {
        final Path file = Files.writeString(m_temp.resolve("a_0eV_4eV.txt"), "1 2 3 4\n");
        final Path target = m_temp.resolve("signal.arrow");
        try (SignalFile f = m_readers.open(SourceFile.of(file), ReadOptions.DEFAULT);
                SignalWriter w =
                        SignalWriter.create(target, f.signals().get(0).withTitle("mine"))) {
            f.copy(0, w, Progress.NONE);
            w.finish();
        }
        try (Signal s = Signal.open(target)) {
            assertEquals("mine", s.spec().title());
            assertArrayEquals(new double[] {1, 2, 3, 4}, s.plane().row(0));
        }
    }

    /** Two files that list the same two signals in different orders. */
    private FileSet twoSignals() throws IOException {
        final Path folder = Files.createDirectory(m_temp.resolve("folder"));
        for (final boolean swapped : new boolean[] {false, true}) {
            final List<String> titles = swapped ? List.of("b", "a") : List.of("a", "b");
            try (ZipOutputStream out =
                    new ZipOutputStream(
                            Files.newOutputStream(folder.resolve(swapped ? "2.npz" : "1.npz")))) {
                for (final String title : titles) {
                    out.putNextEntry(new ZipEntry(title + ".npy"));
                    final String head =
                            "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 2), }";
                    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
                    out.write(new byte[] {(byte) head.length(), 0});
                    out.write(head.getBytes(StandardCharsets.US_ASCII));
                    out.write(new byte[] {(byte) title.charAt(0), (byte) (swapped ? 2 : 1)});
                }
            }
        }
        return set(folder.toString());
    }

    private double[][] read(final FileSet files, final SignalChoice choice) throws IOException {
        final Path target = Files.createTempDirectory(m_temp, "").resolve("signal.arrow");
        m_import.write(
                new ImportRequest(files, choice, ReadOptions.DEFAULT, Optional.empty()),
                target,
                Progress.NONE);
        try (Signal s = Signal.open(target)) {
            return new double[][] {s.plane().row(0), s.plane().row(1)};
        }
    }

    @Test
    void aSignalIsLookedForInEachFile() throws IOException {
        final FileSet files = twoSignals();
        assertArrayEquals(
                new double[][] {{'b', 1}, {'b', 2}}, read(files, SignalChoice.title("b")));
        assertArrayEquals(new double[][] {{'b', 1}, {'a', 2}}, read(files, SignalChoice.number(1)));
    }

    @Test
    void theFileWithoutTheSignalIsNamed() throws IOException {
        final FileSet files = twoSignals();
        final Path folder = m_temp.resolve("folder");
        try (ZipOutputStream out =
                new ZipOutputStream(Files.newOutputStream(folder.resolve("3.npz")))) {
            out.putNextEntry(new ZipEntry("a.npy"));
            try (ZipFile first = new ZipFile(folder.resolve("1.npz").toFile())) {
                first.getInputStream(first.getEntry("a.npy")).transferTo(out);
            }
        }
        assertEquals(2, files.files().size());
        final FileSet three = set(folder.toString());
        final String title =
                assertThrows(FormatException.class, () -> read(three, SignalChoice.title("b")))
                        .getMessage();
        assertTrue(title.startsWith("3.npz: expected a signal with the title \"b\""), title);
        final String number =
                assertThrows(FormatException.class, () -> read(three, SignalChoice.number(1)))
                        .getMessage();
        assertTrue(number.startsWith("3.npz: expected signal number 1"), number);
    }
}
