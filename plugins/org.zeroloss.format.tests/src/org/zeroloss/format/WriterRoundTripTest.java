package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What is written comes back bit for bit, and a file appears complete or not at all. */
class WriterRoundTripTest {

    @TempDir private Path m_temp;

    private static final Axis X = new Axis("x", "nm", 5, 0.1, -3.3, AxisRole.SIGNAL);
    private static final Axis Y = new Axis("y", "nm", 4, 0.30000000000000004, 7, AxisRole.SIGNAL);
    private static final Axis E = new Axis("Energy loss", "eV", 7, 0.025, -4.054, AxisRole.SIGNAL);

    private static SignalSpec images(final DataType type, final Axis... stack) {
        final List<Axis> axes = Stream.concat(Stream.of(stack), Stream.of(Y, X)).toList();
        return new SignalSpec(
                SignalKind.IMAGE_STACK,
                "title",
                "Counts",
                axes,
                type,
                List.of(SignalSpec.SIGNAL),
                List.of(),
                SignalMetadata.EMPTY.withBeamEnergyKeV(60).withTag("a", "b"));
    }

    private static Axis z(final String name, final int size) {
        return new Axis(name, "nm", size, 2.5, -1, AxisRole.NAVIGATION);
    }

    /** A signal file of random bytes; reals of every kind, NaN with its bits among them. */
    private Path make(final SignalSpec spec) {
        final Path file = m_temp.resolve("signal-" + System.nanoTime() + ".arrow");
        final SplittableRandom random = Seeds.stream(7L, spec.type().ordinal());
        try (SignalWriter writer = SignalWriter.create(file, spec)) {
            while (writer.remainingRows() > 0) {
                final SignalBlock block = writer.newBlock();
                final byte[] bytes = new byte[block.rows() * spec.width() * spec.type().bytes()];
                random.nextBytes(bytes);
                block.band().setRaw(ByteBuffer.wrap(bytes));
                writer.write(block);
            }
            writer.finish();
        }
        return file;
    }

    private static byte[] bytes(final Signal signal) {
        final SignalSpec s = signal.spec();
        final ByteBuffer all = ByteBuffer.allocate((int) (s.rows() * s.width() * s.type().bytes()));
        for (long r = 0; r < s.rows(); r++) {
            signal.plane().readRaw(r, 0, s.width(), all);
        }
        return all.array();
    }

    private SignalSpec comesBack(final SignalSpec spec, final String ending) {
        final Path target = m_temp.resolve("written." + ending);
        try (Signal signal = Signal.open(make(spec))) {
            new SignalWriters()
                    .find(target.toString())
                    .write(signal, target, Overwrite.OVERWRITE, Progress.NONE);
            try (SignalFile file =
                    new SignalReaders().open(SourceFile.of(target), ReadOptions.DEFAULT)) {
                final Collected rows = new Collected();
                file.read(0, rows, Progress.NONE);
                assertArrayEquals(bytes(signal), rows.bytes(), spec.type() + " as " + ending);
                final SignalSpec read = file.signals().get(0);
                assertEquals(spec.type(), read.type());
                assertEquals(
                        spec.axes().stream().map(Axis::size).toList(),
                        read.axes().stream().map(Axis::size).toList());
                return read;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void numPyArraysOfEveryType(final DataType type) {
        for (final String ending : List.of("npy", "npz")) {
            comesBack(images(type), ending);
            comesBack(images(type, z("z", 3)), ending);
            comesBack(images(type, z("t", 2), z("z", 3)), ending);
            comesBack(
                    SignalSpec.spectralImage("", "", List.of(E), type, SignalMetadata.EMPTY),
                    ending);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"INT64", "UINT64"},
            mode = EnumSource.Mode.EXCLUDE)
    void tiffImagesOfEveryType(final DataType type) {
        assertEquals(List.of(Y, X), comesBack(images(type), "tif").axes());
        assertEquals(List.of(z("z", 3), Y, X), comesBack(images(type, z("z", 3)), "tif").axes());
        final SignalSpec hyper = comesBack(images(type, z("t", 2), z("z", 3), z("c", 4)), "tiff");
        assertEquals(
                List.of("t", "z", "channel", "y", "x"),
                hyper.axes().stream().map(Axis::name).toList());
        assertEquals(z("z", 3), hyper.axes().get(1));
        assertEquals("Counts", hyper.quantity());
    }

    @Test
    void unitsThatAreMissingStayMissing() {
        final Axis x = new Axis("x", "", 5, 1, 0, AxisRole.SIGNAL);
        final Axis y = new Axis("y", "", 4, 1, 0, AxisRole.SIGNAL);
        final SignalSpec plain = images(DataType.UINT16).withAxes(List.of(y, x));
        assertEquals(List.of(y, x), comesBack(plain, "tif").axes());
        assertEquals(List.of(y, x), comesBack(plain, "npy").axes());
    }

    @Test
    void spectraAsText() throws IOException {
        for (final DataType type : DataType.values()) {
            final SignalSpec spec =
                    SignalSpec.spectralImage(
                            "a title",
                            "Counts",
                            List.of(E),
                            type,
                            SignalMetadata.EMPTY
                                    .withBeamEnergyKeV(60)
                                    .withConvergenceMrad(25.5)
                                    .withCollectionMrad(20)
                                    .withExposureS(0.125)
                                    .withTag("msa.OWNER", "us")
                                    .withTag("msa.COMMENT", "one\ntwo")
                                    .withTag("msa.PROBECUR-nA", "1.5")
                                    .withTag("msa.#OWN-1", "3.5"));
            final SignalFormatWriter writer = new SignalWriters().find("a.msa");
            if (type == DataType.INT64 || type == DataType.UINT64) {
                assertTrue(writer.refusal(spec).orElseThrow().contains("64-bit"));
                continue;
            }
            final double[] values = {0, 1, 42, 3, 100, 7, 127};
            if (type == DataType.FLOAT64 || type == DataType.FLOAT32) {
                values[1] = type == DataType.FLOAT32 ? 0.1f : 0.1;
                values[2] = type == DataType.FLOAT32 ? Float.MIN_VALUE : Double.MIN_VALUE;
                values[3] = -1.0 / 1024;
                values[4] = type == DataType.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
            }
            final Path file = m_temp.resolve(type + ".arrow");
            try (SignalWriter w = SignalWriter.create(file, spec)) {
                final SignalBlock block = w.newBlock(1);
                block.band().setRow(0, values);
                w.write(block);
                w.finish();
            }
            final Path target = m_temp.resolve(type + ".msa");
            try (Signal signal = Signal.open(file)) {
                writer.write(signal, target, Overwrite.FAIL, Progress.NONE);
            }
            // HyperSpy passes over these two where their unit stands behind them
            final List<String> lines = Files.readAllLines(target);
            assertTrue(lines.contains("#XPERCHAN    : 0.025"), lines::toString);
            assertTrue(lines.contains("#OFFSET      : -4.054"), lines::toString);
            try (SignalFile read =
                    new SignalReaders().open(SourceFile.of(target), ReadOptions.DEFAULT)) {
                final Collected rows = new Collected();
                read.read(0, rows, Progress.NONE);
                assertArrayEquals(values, rows.values(DataType.FLOAT64));
                final SignalSpec s = read.signals().get(0);
                assertEquals(List.of(E), s.axes());
                assertEquals("a title", s.title());
                assertEquals("Counts", s.quantity());
                final SignalMetadata m = s.metadata();
                assertEquals(60, m.beamEnergyKeV().orElseThrow());
                assertEquals(25.5, m.convergenceMrad().orElseThrow());
                assertEquals(20, m.collectionMrad().orElseThrow());
                assertEquals(0.125, m.exposureS().orElseThrow());
                assertEquals("us", m.tags().get("msa.OWNER"));
                assertEquals("one\ntwo", m.tags().get("msa.COMMENT"));
                assertEquals("1.5", m.tags().get("msa.PROBECUR-nA"));
                assertEquals("3.5", m.tags().get("msa.#OWN-1"));
                assertEquals("ELS", m.tags().get("msa.SIGNALTYPE"));
            }
        }
    }

    @Test
    void theNativeFormatKeepsEverything() {
        final SignalSpec spec =
                images(DataType.INT16, z("z", 3))
                        .withMap(new MapColumn("thickness", DataType.FLOAT64, "nm"));
        final Path source = make(spec);
        final Path target = m_temp.resolve("copy.arrow");
        try (Signal signal = Signal.open(source)) {
            new SignalWriters()
                    .find("copy.arrow")
                    .write(signal, target, Overwrite.FAIL, Progress.NONE);
            try (Signal copy = Signal.open(target)) {
                assertEquals(signal.spec(), copy.spec());
                assertArrayEquals(bytes(signal), bytes(copy));
            }
        }
    }

    @Test
    void whatAFormatCannotHoldIsSaid() {
        final SignalWriters writers = new SignalWriters();
        final SignalSpec stack = images(DataType.FLOAT32, z("z", 3));
        assertTrue(writers.find("a.msa").refusal(stack).orElseThrow().contains("one spectrum"));
        final SignalSpec spectra =
                SignalSpec.spectralImage(
                        "", "", List.of(z("x", 3), E), DataType.INT32, SignalMetadata.EMPTY);
        assertTrue(writers.find("a.msa").refusal(spectra).orElseThrow().contains("3 spectra"));
        assertTrue(writers.find("a.tif").refusal(spectra).orElseThrow().contains("images"));
        assertTrue(
                writers.find("a.npy")
                        .refusal(stack.withMap(new MapColumn("t", DataType.INT8, "")))
                        .orElseThrow()
                        .contains("maps [t]"));
        final Axis large = new Axis("z", "", 1 << 20, 1, 0, AxisRole.NAVIGATION);
        assertTrue(
                writers.find("a.tif")
                        .refusal(
                                images(DataType.FLOAT64, large)
                                        .withAxes(
                                                List.of(
                                                        large,
                                                        new Axis(
                                                                "y",
                                                                "",
                                                                1000,
                                                                1,
                                                                0,
                                                                AxisRole.SIGNAL),
                                                        X)))
                        .orElseThrow()
                        .contains("4 GB"));
        final FormatException e = assertThrows(FormatException.class, () -> writers.find("a.doc"));
        assertTrue(e.getMessage().contains("npy"), e.getMessage());
        try (Signal signal = Signal.open(make(stack))) {
            final FormatException refused =
                    assertThrows(
                            FormatException.class,
                            () ->
                                    writers.find("a.msa")
                                            .write(
                                                    signal,
                                                    m_temp.resolve("a.msa"),
                                                    Overwrite.FAIL,
                                                    Progress.NONE));
            assertTrue(refused.getMessage().startsWith("a.msa: "), refused.getMessage());
        }
        assertFalse(Files.exists(m_temp.resolve("a.msa")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrow", "npy", "npz", "tif"})
    void existingFilesAreNeverReplacedSilently(final String ending) throws IOException {
        final Path target = Files.createDirectory(m_temp.resolve("out")).resolve("a." + ending);
        Files.writeString(target, "mine");
        final SignalFormatWriter writer = new SignalWriters().find(target.toString());
        try (Signal signal = Signal.open(make(images(DataType.UINT8)))) {
            final FormatException e =
                    assertThrows(
                            FormatException.class,
                            () -> writer.write(signal, target, Overwrite.FAIL, Progress.NONE));
            assertTrue(e.getMessage().contains("exists already"), e.getMessage());
            assertEquals("mine", Files.readString(target));
            final Progress canceled =
                    new Progress() {
                        @Override
                        public void update(final double fraction, final String message) {
                            // not looked at
                        }

                        @Override
                        public void checkCanceled() {
                            throw new CanceledException();
                        }
                    };
            assertThrows(
                    CanceledException.class,
                    () -> writer.write(signal, target, Overwrite.OVERWRITE, canceled));
            assertEquals("mine", Files.readString(target));
            final Path fresh = target.resolveSibling("b." + ending);
            assertThrows(
                    CanceledException.class,
                    () -> writer.write(signal, fresh, Overwrite.FAIL, canceled));
            try (Stream<Path> left = Files.list(target.getParent())) {
                assertEquals(List.of(target), left.toList());
            }
            writer.write(signal, target, Overwrite.OVERWRITE, Progress.NONE);
            assertTrue(Files.size(target) > 4);
            writer.write(signal, fresh, Overwrite.FAIL, Progress.NONE);
            assertArrayEquals(Files.readAllBytes(target), Files.readAllBytes(fresh));
        }
    }
}
