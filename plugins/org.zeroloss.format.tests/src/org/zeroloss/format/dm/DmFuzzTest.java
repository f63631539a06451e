package org.zeroloss.format.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.format.Mutations;
import org.zeroloss.format.TestData;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Damaged dm files: refused, or what their (damaged) header says. */
class DmFuzzTest {

    private static final Map<Long, DataType> TYPES =
            Map.ofEntries(
                    Map.entry(1L, DataType.INT16),
                    Map.entry(2L, DataType.FLOAT32),
                    Map.entry(6L, DataType.UINT8),
                    Map.entry(7L, DataType.INT32),
                    Map.entry(9L, DataType.INT8),
                    Map.entry(10L, DataType.UINT16),
                    Map.entry(11L, DataType.UINT32),
                    Map.entry(12L, DataType.FLOAT64),
                    Map.entry(14L, DataType.UINT8),
                    Map.entry(39L, DataType.INT64),
                    Map.entry(40L, DataType.UINT64));

    @TempDir private Path m_temp;

    @ParameterizedTest
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    @ValueSource(
            strings = {
                "3D/test-1.dm3",
                "3D/test-11.dm4",
                "2D/test-9.dm3",
                "2D/test-7.dm4",
                "1D/test-23.dm3",
                "2D/test-3.dm4",
                "3D/test-13.dm3",
                "test_STEM_image.dm3"
            })
    void small(final String name) throws IOException {
        fuzz(name, 60, 300);
    }

    @ParameterizedTest
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    @ValueSource(strings = {"EELS_SI.dm4", "EELS_STO.dm3", "1D/test-1.dm4"})
    void large(final String name) throws IOException {
        fuzz(name, 30, 120);
    }

    private void fuzz(final String name, final int cuts, final int flips) throws IOException {
        final Path sample = TestData.path("data/formats/dm/" + name);
        final Mutations m = new Mutations(sample, m_temp, DmFuzzTest::check);
        // the format declares the length of everything
        m.truncate(cuts, (int) Files.size(sample), UnaryOperator.identity());
        // and so does each of its parts
        m.truncate(cuts, (int) Files.size(sample), DmFuzzTest::declareWhatIsLeft);
        assertEquals(0, m.read());
        final int before = m.refused();
        final DmOracle tags = new DmOracle(Files.readAllBytes(sample));
        m.flip(64, flips, at -> !tags.isInArray(at));
        assertTrue(m.refused() > before, "no flip was noticed");
    }

    /** Makes the length in the head fit the file. */
    private static byte[] declareWhatIsLeft(final byte[] content) {
        if (content.length > 24) {
            final ByteBuffer head = ByteBuffer.wrap(content);
            if (head.getInt(0) == 4) {
                head.putLong(4, content.length - 24L);
            } else {
                head.putInt(4, content.length - 16);
            }
        }
        return content;
    }

    private static void check(final byte[] content, final SignalSpec spec, final byte[] rows) {
        final DmOracle file = new DmOracle(content);
        if (!spec.axes().get(0).labels().isEmpty()) {
            checkParts(file, spec, rows);
            return;
        }
        final List<Long> sizes = spec.axes().stream().map(Axis::size).sorted().toList();
        final long sum = sum(rows, 0, rows.length, spec.type().bytes(), ByteOrder.LITTLE_ENDIAN);
        assertTrue(
                file.images().stream()
                        .anyMatch(
                                i ->
                                        TYPES.get(i.dataType()) == spec.type()
                                                && i.sizes().stream()
                                                        .sorted()
                                                        .toList()
                                                        .equals(sizes)
                                                && i.bytes() == rows.length
                                                && sum
                                                        == sum(
                                                                content,
                                                                i.offset(),
                                                                i.bytes(),
                                                                spec.type().bytes(),
                                                                file.order())),
                () -> spec + " agrees with none of " + file.images());
    }

    /** Pixels of several numbers: the first axis is theirs. */
    private static void checkParts(final DmOracle file, final SignalSpec spec, final byte[] rows) {
        final boolean colors = spec.axes().get(0).name().equals("color");
        final List<Long> sizes = spec.axes().stream().skip(1).map(Axis::size).sorted().toList();
        final int bytes = colors ? rows.length / 3 * 4 : rows.length;
        final List<Long> types = colors ? List.of(8L, 23L) : List.of(3L, 13L);
        assertTrue(
                file.images().stream()
                        .anyMatch(
                                i ->
                                        types.contains(i.dataType())
                                                && i.sizes().stream()
                                                        .sorted()
                                                        .toList()
                                                        .equals(sizes)
                                                && i.bytes() == bytes),
                () -> spec + " agrees with none of " + file.images());
    }

    /** A sum that does not depend on the order of the values. */
    private static long sum(
            final byte[] content,
            final int offset,
            final int length,
            final int bytes,
            final ByteOrder order) {
        final ByteBuffer b = ByteBuffer.wrap(content).order(order);
        long sum = 0;
        for (int at = offset; at < offset + length; at += bytes) {
            sum +=
                    switch (bytes) {
                        case 1 -> b.get(at);
                        case 2 -> b.getShort(at);
                        case 4 -> b.getInt(at);
                        default -> b.getLong(at);
                    };
        }
        return sum;
    }
}
