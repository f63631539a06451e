package org.zeroloss.format.scifio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.Progress;
import org.zeroloss.format.AxisOverride;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.TextOptions;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What SCIFIO says of a file, as signals; SCIFIO being the stand-in with a made-up format. */
class ScifioReaderTest {

    private static final int UINT8 = 1;
    private static final int UINT16 = 3;
    private static final int FLOAT = 6;

    private static final List<DataType> TYPES =
            List.of(
                    DataType.INT8,
                    DataType.UINT8,
                    DataType.INT16,
                    DataType.UINT16,
                    DataType.INT32,
                    DataType.UINT32,
                    DataType.FLOAT32,
                    DataType.FLOAT64);

    @TempDir private Path m_temp;
    private SourceFile m_source;

    @BeforeEach
    void file() throws IOException {
        m_source = SourceFile.of(Files.write(m_temp.resolve("cells.lif"), new byte[] {1, 2, 3}));
    }

    private static List<FakeAxis> xy() {
        return List.of(new FakeAxis("X", 5), new FakeAxis("Y", 4));
    }

    private SignalFile open(final FakeFormats formats) {
        return open(formats, ReadOptions.DEFAULT);
    }

    private SignalFile open(final FakeFormats formats, final ReadOptions options) {
        return new ScifioReader(
                        () -> true, new ScifioImages(() -> formats, Opening.BY_LOCATION)::open)
                .open(m_source, options);
    }

    private static byte[] read(final SignalFile file, final int index) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final long rowBytes = file.signals().get(index).rowBytes();
        file.read(
                index,
                rows -> {
                    assertEquals(0, rows.remaining() % rowBytes, "whole rows");
                    assertEquals(ByteOrder.LITTLE_ENDIAN, rows.order());
                    final byte[] block = new byte[rows.remaining()];
                    rows.get(block);
                    out.writeBytes(block);
                },
                Progress.NONE);
        return out.toByteArray();
    }

    /** Values one by one in C order: planes, the planes' further axes, lines, columns. */
    private static byte[] expected(final FakeImage image) {
        final List<String> labels = image.planar().stream().map(FakeAxis::label).toList();
        long planes = 1;
        for (final FakeAxis a : image.others()) {
            planes *= a.length();
        }
        final int x = labels.indexOf("X");
        final int y = labels.indexOf("Y");
        final int c = labels.indexOf("Channel");
        final long colors = c < 0 ? 1 : image.planar().get(c).length();
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final long[] at = new long[labels.size()];
        // the made-up format puts values in its own order of bytes
        final ByteBuffer one = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        for (long p = 0; p < planes; p++) {
            for (long color = 0; color < colors; color++) {
                for (long line = 0; line < image.planar().get(y).length(); line++) {
                    for (long column = 0; column < image.planar().get(x).length(); column++) {
                        at[x] = column;
                        at[y] = line;
                        if (c >= 0) {
                            at[c] = color;
                        }
                        one.clear();
                        image.put(at, p, one);
                        out.write(one.array(), 0, one.position());
                    }
                }
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void everyTypeAndOrderOfBytes(final int type) {
        for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            final FakeImage image =
                    new FakeImage("cells", type, order, xy(), List.of(new FakeAxis("Z", 3)));
            try (SignalFile file = open(new FakeFormats(image))) {
                final SignalSpec spec = file.signals().get(0);
                assertEquals(TYPES.get(type), spec.type());
                assertEquals("cells", spec.title());
                assertEquals(12, spec.rows());
                assertArrayEquals(expected(image), read(file, 0), type + " " + order);
            }
        }
    }

    @Test
    void axesAreSlowestFirst() {
        final FakeImage image =
                new FakeImage(
                        null,
                        UINT16,
                        ByteOrder.BIG_ENDIAN,
                        xy(),
                        List.of(
                                new FakeAxis("Channel", 2),
                                new FakeAxis("Z", 3, "µm", 0.5, 1),
                                new FakeAxis("Time", 4, "ms", 20, 0),
                                new FakeAxis("Unknown", 2),
                                new FakeAxis("Unknown", 2)));
        try (SignalFile file = open(new FakeFormats(image))) {
            final SignalSpec spec = file.signals().get(0);
            assertEquals(
                    List.of(
                            new Axis("axis", "", 2, 1, 0, AxisRole.NAVIGATION),
                            new Axis("axis 2", "", 2, 1, 0, AxisRole.NAVIGATION),
                            new Axis("t", "s", 4, 0.02, 0, AxisRole.NAVIGATION),
                            new Axis("z", "nm", 3, 500, 1000, AxisRole.NAVIGATION),
                            new Axis("channel", "", 2, 1, 0, AxisRole.NAVIGATION),
                            new Axis("y", "", 4, 1, 0, AxisRole.SIGNAL),
                            new Axis("x", "", 5, 1, 0, AxisRole.SIGNAL)),
                    spec.axes());
            assertEquals("", spec.title());
            assertArrayEquals(expected(image), read(file, 0));
        }
    }

    @Test
    void colorsWithinAPlaneBecomeImages() {
        final FakeAxis c = new FakeAxis("Channel", 3);
        final FakeAxis x = new FakeAxis("X", 5);
        final FakeAxis y = new FakeAxis("Y", 4);
        for (final List<FakeAxis> planar :
                List.of(List.of(c, x, y), List.of(x, c, y), List.of(x, y, c), List.of(y, x, c))) {
            final FakeImage image =
                    new FakeImage(
                            null,
                            UINT16,
                            ByteOrder.BIG_ENDIAN,
                            planar,
                            List.of(new FakeAxis("Time", 2)));
            final FakeFormats formats = new FakeFormats(image);
            try (SignalFile file = open(formats)) {
                assertEquals(
                        List.of("t", "channel", "y", "x"),
                        file.signals().get(0).axes().stream().map(Axis::name).toList());
                assertArrayEquals(expected(image), read(file, 0), planar.toString());
                assertEquals(
                        2,
                        formats.m_calls.stream().filter(s -> s.startsWith("plane")).count(),
                        "a plane that fits into a band is decoded once for all its colors");
            }
        }
    }

    @Test
    void calibrationIsNeverGuessed() {
        final List<FakeAxis> planar =
                List.of(
                        new FakeAxis("X", 5, "micron", 0.25, -2),
                        new FakeAxis("Y", 4, null, 0.25, -2));
        final List<FakeAxis> others =
                List.of(
                        new FakeAxis("Z", 4, "µm", i -> i * i),
                        new FakeAxis("Time", 2, "s", Double.NaN, 0),
                        new FakeAxis("Lifetime", 2, "null", 0, 0),
                        new FakeAxis("Spectra", 3, "furlong", 2, 400));
        try (SignalFile file =
                open(
                        new FakeFormats(
                                new FakeImage(
                                        "", FLOAT, ByteOrder.LITTLE_ENDIAN, planar, others)))) {
            assertEquals(
                    List.of(
                            new Axis("spectra", "furlong", 3, 2, 400, AxisRole.NAVIGATION),
                            new Axis("lifetime", "", 2, 1, 0, AxisRole.NAVIGATION),
                            new Axis("t", "", 2, 1, 0, AxisRole.NAVIGATION),
                            new Axis("z", "", 4, 1, 0, AxisRole.NAVIGATION),
                            new Axis("y", "", 4, 0.25, -2, AxisRole.SIGNAL),
                            new Axis("x", "nm", 5, 250, -2000, AxisRole.SIGNAL)),
                    file.signals().get(0).axes());
        }
    }

    @Test
    void whatIsNoSignalIsListedWithItsReason() {
        final FakeImage good =
                new FakeImage("good", UINT8, ByteOrder.LITTLE_ENDIAN, xy(), List.of());
        final FakeImage colored =
                new FakeImage("false colors", UINT8, ByteOrder.LITTLE_ENDIAN, xy(), List.of());
        final FakeImage palette =
                new FakeImage("palette", UINT8, ByteOrder.LITTLE_ENDIAN, xy(), List.of());
        final FakeImage small =
                new FakeImage(null, UINT8, ByteOrder.LITTLE_ENDIAN, xy(), List.of());
        final FakeImage line =
                new FakeImage(
                        "line",
                        UINT8,
                        ByteOrder.LITTLE_ENDIAN,
                        List.of(new FakeAxis("X", 5), new FakeAxis("Lifetime", 4)),
                        List.of());
        final FakeFormats formats =
                new FakeFormats(
                        palette.indexed(false),
                        good,
                        small.thumbnail(),
                        colored.indexed(true),
                        line);
        try (SignalFile file = open(formats)) {
            assertEquals(
                    List.of("good", "false colors"),
                    file.signals().stream().map(SignalSpec::title).toList());
            assertArrayEquals(expected(colored), read(file, 1));
            assertEquals(
                    List.of("palette", "image 2", "line"),
                    file.skipped().stream().map(s -> s.name()).toList());
            assertTrue(file.skipped().get(0).reason().contains("color table"));
            assertTrue(file.skipped().get(1).reason().contains("thumbnail"));
            assertTrue(file.skipped().get(2).reason().contains("[X, Lifetime]"));
        }
        assertEquals("close", formats.m_calls.get(formats.m_calls.size() - 1));
    }

    @Test
    void theMetadataAreKept() {
        final FakeImage image =
                new FakeImage(null, UINT8, ByteOrder.LITTLE_ENDIAN, xy(), List.of())
                        .with(
                                Map.of(
                                        "gain",
                                        2.5,
                                        "lines",
                                        new int[] {1, 2},
                                        "long",
                                        "x".repeat(5000)));
        try (SignalFile file = open(new FakeFormats(image))) {
            final Map<String, String> tags = file.signals().get(0).metadata().tags();
            assertEquals("Made-up Format", tags.get("scifio.format"));
            assertEquals("made-up", tags.get("scifio.file.Microscope"));
            assertEquals("200", tags.get("scifio.file.Voltage"));
            assertEquals("2.5", tags.get("scifio.image.gain"));
            assertEquals("[1, 2]", tags.get("scifio.image.lines"));
            assertEquals(1000, tags.get("scifio.image.long").length());
            assertEquals("cells.lif", file.signals().get(0).metadata().sources().get(0).name());
        }
    }

    @Test
    void planesAreReadWhenTheyAreAskedForAndInBands() {
        final FakeImage image =
                new FakeImage(
                        null,
                        UINT16,
                        ByteOrder.BIG_ENDIAN,
                        List.of(new FakeAxis("X", 4096), new FakeAxis("Y", 5000)),
                        List.of());
        final FakeFormats formats = new FakeFormats(image);
        formats.m_tileHeight = 600;
        try (SignalFile file = open(formats)) {
            assertTrue(formats.m_calls.stream().noneMatch(s -> s.startsWith("plane")));
            final long[] rows = new long[1];
            file.read(
                    0,
                    block -> rows[0] += block.remaining() / file.signals().get(0).rowBytes(),
                    Progress.NONE);
            assertEquals(5000, rows[0]);
            // 16 MB are 2048 lines: three whole tiles
            assertEquals(
                    List.of(
                            "plane 0 lines 0..1799",
                            "plane 0 lines 1800..3599",
                            "plane 0 lines 3600..4999"),
                    formats.m_calls.stream().filter(s -> s.startsWith("plane")).toList());
        }
    }

    @Test
    void bothWaysToNameAFile() {
        final FakeImage image =
                new FakeImage(null, UINT8, ByteOrder.LITTLE_ENDIAN, xy(), List.of());
        for (final Opening opening : Opening.values()) {
            final FakeFormats formats = new FakeFormats(image);
            try (SignalFile file =
                    new ScifioImages(() -> formats, opening).open(m_source, ReadOptions.DEFAULT)) {
                assertArrayEquals(expected(image), read(file, 0));
            }
            final String word = opening == Opening.BY_NAME ? "name " : "location ";
            final String path = m_source.path().toAbsolutePath().toString();
            assertEquals(
                    List.of("format of " + word + path, "parse " + word + path),
                    formats.m_calls.subList(0, 2));
        }
        // the stand-in has both; the newer one is preferred
        assertEquals(Opening.BY_LOCATION, Opening.installed());
    }

    @Test
    void aSignalFileIsWrittenOfIt() {
        final FakeImage image =
                new FakeImage(
                        "stack", FLOAT, ByteOrder.BIG_ENDIAN, xy(), List.of(new FakeAxis("Z", 2)));
        final Path target = m_temp.resolve("stack.arrow");
        try (SignalFile file = open(new FakeFormats(image))) {
            file.copy(0, target, Progress.NONE);
        }
        try (Signal signal = Signal.open(target)) {
            assertEquals(
                    List.of("z", "y", "x"), signal.spec().axes().stream().map(Axis::name).toList());
            final ByteBuffer all = ByteBuffer.wrap(expected(image)).order(ByteOrder.LITTLE_ENDIAN);
            final float[] row = new float[5];
            for (int r = 0; r < 8; r++) {
                signal.plane().read(r, 0, row.length, row, 0);
                for (int i = 0; i < row.length; i++) {
                    assertEquals(all.getFloat(), row[i], r + " " + i);
                }
            }
            assertFalse(signal.spec().metadata().sources().get(0).sha256().isEmpty());
        }
    }

    @Test
    void anEnergyAxisIsRefusedAsForOtherImages() {
        final ReadOptions options =
                new ReadOptions(
                        new AxisOverride(
                                OptionalDouble.of(1), OptionalDouble.of(2), Optional.empty()),
                        TextOptions.DEFAULT);
        final FakeFormats formats =
                new FakeFormats(
                        new FakeImage(null, UINT8, ByteOrder.LITTLE_ENDIAN, xy(), List.of()));
        final FormatException e = assertThrows(FormatException.class, () -> open(formats, options));
        assertEquals("cells.lif", e.file());
        assertEquals("close", formats.m_calls.get(formats.m_calls.size() - 1));
    }
}
