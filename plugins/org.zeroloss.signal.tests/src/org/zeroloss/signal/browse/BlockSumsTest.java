package org.zeroloss.signal.browse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Plane;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class BlockSumsTest {

    private static final int ROWS = 50;
    private static final int WIDTH = 203;
    private static final int CHANNELS = 64;

    @TempDir private Path m_dir;

    private Path write(final DataType type) {
        final SignalSpec spec =
                SignalSpec.spectralImage(
                        "",
                        "",
                        List.of(
                                new Axis("x", "nm", ROWS, 1, 0, AxisRole.NAVIGATION),
                                new Axis("E", "eV", WIDTH, 1, 0, AxisRole.SIGNAL)),
                        type,
                        SignalMetadata.EMPTY);
        final SplittableRandom random = new SplittableRandom(3);
        final Path file = m_dir.resolve("a.arrow");
        try (SignalWriter w = SignalWriter.create(file, spec)) {
            final SignalBlock b = w.newBlock();
            for (int r = 0; r < ROWS; r++) {
                for (int c = 0; c < WIDTH; c++) {
                    // the whole range of the type, as far as a float has it exactly
                    b.band().set(r, c, value(type, random));
                }
            }
            w.write(b);
            w.finish();
        }
        return file;
    }

    private static double value(final DataType type, final SplittableRandom random) {
        return switch (type) {
            case INT8 -> random.nextInt(-128, 128);
            case UINT8 -> random.nextInt(256);
            case INT16 -> random.nextInt(-32768, 32768);
            case UINT16 -> random.nextInt(65536);
            case INT32, INT64 -> random.nextInt(-1 << 24, 1 << 24);
            case UINT32, UINT64 -> random.nextInt(1 << 24);
            case FLOAT32, FLOAT64 -> (float) random.nextDouble(-10, 1e6);
        };
    }

    private static void check(final Plane plane, final int first, final int count) {
        final int blocks = plane.width() / CHANNELS;
        final float[] sums = new float[3 + count * blocks + 1];
        Arrays.fill(sums, -1);
        new BlockSums(plane, CHANNELS).put(first, count, sums, 3);
        assertEquals(-1, sums[2]);
        assertEquals(-1, sums[sums.length - 1]);
        for (int r = 0; r < count; r++) {
            for (int b = 0; b < blocks; b++) {
                double sum = 0;
                double magnitude = 0;
                for (int c = b * CHANNELS; c < (b + 1) * CHANNELS; c++) {
                    sum += plane.get(first + r, c);
                    magnitude += Math.abs(plane.get(first + r, c));
                }
                assertEquals(sum, sums[3 + r * blocks + b], 2e-7 * magnitude);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void everyBlockOfEveryTypeIsTheSumOfItsChannels(final DataType type) {
        try (Signal signal = Signal.open(write(type))) {
            check(signal.plane(), 0, ROWS);
            check(signal.plane(), 17, 5);
            check(signal.plane(), ROWS, 0);
            // parts of rows do not lie together in the file
            check(signal.crop(1, 31, 198).plane(), 3, 40);
        }
    }

    @Test
    void sumsOfAnyLength() {
        final float[] values = new float[40];
        final SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(1 << 18);
        }
        for (int from = 0; from < 10; from++) {
            for (int to = from; to <= values.length; to++) {
                double sum = 0;
                for (int i = from; i < to; i++) {
                    sum += values[i];
                }
                assertEquals(sum, BlockSums.sum(values, from, to));
            }
        }
    }
}
