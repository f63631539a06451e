package org.zeroloss.format.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.format.Collected;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Arrays in all layouts and orders of dimensions. */
class LayoutsTest {

    @TempDir private Path m_temp;

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest"})
    void allThatH5pyWrites(final String version) throws IOException {
        final String script;
        try (InputStream in = LayoutsTest.class.getResourceAsStream("layouts.py")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        final Path path = m_temp.resolve("layouts.hspy");
        final List<String> expected = H5pyFiles.run(script, path.toString(), version);
        try (SignalFile file = new SignalReaders().open(SourceFile.of(path), ReadOptions.DEFAULT)) {
            final TreeMap<String, String> found = new TreeMap<>();
            for (int i = 0; i < file.signals().size(); i++) {
                final SignalSpec spec = file.signals().get(i);
                final Collected rows = new Collected();
                file.read(i, rows, Progress.NONE);
                found.put(spec.title(), Collected.sha256(rows.bytes()));
                assertEquals("value29", spec.metadata().tags().get("original_metadata.key29"));
            }
            assertEquals(
                    expected,
                    found.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
            assertEquals(List.of("complex"), file.skipped().stream().map(s -> s.name()).toList());
            assertTrue(file.skipped().get(0).reason().contains("complex"));
        }
    }

    /** Chunks at the edge, with and without compression, as another writer lays them out. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void chunksOfJhdf(final boolean compressed) {
        final float[][][] values = new float[11][6][13];
        final SplittableRandom random = Seeds.stream(3, 1, 1);
        for (final float[][] plane : values) {
            for (final float[] row : plane) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = random.nextInt(100);
                }
            }
        }
        final Path path = m_temp.resolve("jhdf.hspy");
        try (WritableHdfFile file = HdfFile.write(path)) {
            final WritableGroup group = file.putGroup("Experiments").putGroup("a");
            final DatasetCreationOptions.Builder options =
                    DatasetCreationOptions.builder().chunkDimensions(4, 5, 3);
            group.putDataset(
                    "data",
                    values,
                    compressed ? options.shuffle().deflate(4).build() : options.build());
        }
        try (SignalFile file = new SignalReaders().open(SourceFile.of(path), ReadOptions.DEFAULT)) {
            final SignalSpec spec = file.signals().get(0);
            // no word on any axis: a stack of images
            assertEquals(
                    List.of(AxisRole.NAVIGATION, AxisRole.SIGNAL, AxisRole.SIGNAL),
                    spec.axes().stream().map(a -> a.role()).toList());
            final Collected rows = new Collected();
            file.read(0, rows, Progress.NONE);
            final double[] v = rows.values(spec.type());
            int at = 0;
            for (final float[][] plane : values) {
                for (final float[] row : plane) {
                    for (final float expected : row) {
                        assertEquals(expected, v[at++]);
                    }
                }
            }
            assertEquals(v.length, at);
        }
    }

    /** Every order of three dimensions, in slabs of one position and of all. */
    @Test
    void everyOrder() {
        final int[] shape = {4, 3, 5};
        for (final int budget : new int[] {1, 40, 1000}) {
            for (final int[] order :
                    new int[][] {
                        {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
                    }) {
                final Collected rows = new Collected();
                new SlabReader(new Counted(shape, budget), order).read(rows, Progress.NONE);
                final byte[] expected = new byte[60];
                final int[] at = new int[3];
                int n = 0;
                for (at[0] = 0; at[0] < shape[order[0]]; at[0]++) {
                    for (at[1] = 0; at[1] < shape[order[1]]; at[1]++) {
                        for (at[2] = 0; at[2] < shape[order[2]]; at[2]++) {
                            final int[] in = new int[3];
                            for (int a = 0; a < 3; a++) {
                                in[order[a]] = at[a];
                            }
                            expected[n++] = (byte) ((in[0] * 3 + in[1]) * 5 + in[2]);
                        }
                    }
                }
                assertArrayEquals(expected, rows.bytes());
            }
        }
    }

    /** Bytes that count up. */
    private static final class Counted extends H5Data {

        private final int m_budget;

        Counted(final int[] shape, final int budget) {
            super("counted", new long[] {shape[0], shape[1], shape[2]}, 1, ByteOrder.LITTLE_ENDIAN);
            m_budget = budget;
        }

        @Override
        int together(final int dimension) {
            return 2;
        }

        @Override
        int budget() {
            return m_budget;
        }

        @Override
        void read(
                final long[] from,
                final int[] count,
                final byte[] target,
                final int[] strides,
                final Progress progress) {
            final byte[] all = new byte[(int) total()];
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) i;
            }
            final int first = (int) ((from[0] * shape()[1] + from[1]) * shape()[2] + from[2]);
            final int[] steps = {(int) (shape()[1] * shape()[2]), (int) shape()[2], 1};
            copy(count, all, first, steps, target, 0, strides, 1);
        }
    }
}
