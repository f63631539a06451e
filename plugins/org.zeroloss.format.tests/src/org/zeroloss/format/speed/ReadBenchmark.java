package org.zeroloss.format.speed;

import org.zeroloss.base.Progress;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Plane;
import org.zeroloss.signal.RowRange;
import org.zeroloss.signal.Signal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Opens a large file and sums every value, beside a plain sequential read of the same file: one
 * after the other, several times in turn, after both were done once. {@code [size in MB
 * [repetitions [folder [layout …]]]]}.
 */
public final class ReadBenchmark {

    private static final int[] BLOCKS = {1 << 20, 4 << 20};

    private final int m_repetitions;
    private double m_expected;

    private ReadBenchmark(final int repetitions) {
        m_repetitions = repetitions;
    }

    /**
     * @param args size of a file in MB (1024² bytes), repetitions, folder for the files, layouts
     * @throws IOException if a file cannot be written or read
     */
    public static void main(final String[] args) throws IOException {
        final int rows = Math.max(1, (args.length > 0 ? Integer.parseInt(args[0]) : 4096) / 4);
        final int repetitions = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        final Path folder =
                Files.createTempDirectory(
                        Path.of(args.length > 2 ? args[2] : System.getProperty("java.io.tmpdir")),
                        "zeroloss-read-");
        final List<LargeFile> layouts =
                args.length > 3
                        ? Arrays.stream(args, 3, args.length).map(LargeFile::valueOf).toList()
                        : List.of(LargeFile.values());
        try {
            new ReadBenchmark(repetitions).run(folder, rows, layouts);
        } finally {
            delete(folder);
        }
    }

    private static void delete(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (final Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void run(final Path folder, final int rows, final List<LargeFile> layouts)
            throws IOException {
        final Path arrow = folder.resolve("content.arrow");
        m_expected = LargeFile.makeArrow(arrow, rows);
        say(
                "%d x %d x %d float32, %.2f GB; %d repetitions, medians; GB/s of values, plain read"
                        + " in GB/s of the file%n",
                rows,
                LargeFile.COLUMNS,
                LargeFile.WIDTH,
                4e-9 * rows * LargeFile.COLUMNS * LargeFile.WIDTH,
                m_repetitions);
        say(
                "%-22s %9s %9s %10s %9s %9s%n",
                "", "file GB", "open ms", "plain GB/s", "sum GB/s", "of plain");
        for (final LargeFile layout : layouts) {
            final Path file = layout.in(folder);
            layout.make(file, rows, arrow);
            LargeFile.settle(file);
            time(layout, layout.words(), file, rows, ReadBenchmark::sum);
            if (layout == LargeFile.ARROW) {
                time(layout, "Arrow, rows of a plane", file, rows, ReadBenchmark::sumPlane);
            }
            Files.delete(file);
        }
        say("heap limited to %d MB%n", Runtime.getRuntime().maxMemory() >> 20);
    }

    /** Opens a file and sums it. */
    @FunctionalInterface
    private interface Sum {
        double of(Path file, long[] opened);
    }

    private void time(
            final LargeFile layout,
            final String name,
            final Path file,
            final int rows,
            final Sum way)
            throws IOException {
        final double values = 4.0 * rows * LargeFile.COLUMNS * LargeFile.WIDTH;
        final double[][] plain = new double[BLOCKS.length][m_repetitions];
        final double[] sums = new double[m_repetitions];
        final double[] open = new double[m_repetitions];
        for (int i = -1; i < m_repetitions; i++) {
            for (int b = 0; b < BLOCKS.length; b++) {
                final long start = System.nanoTime();
                plainRead(file, BLOCKS[b]);
                put(plain[b], i, Files.size(file) / (double) (System.nanoTime() - start));
            }
            final long[] opened = new long[1];
            final long start = System.nanoTime();
            final double sum = way.of(file, opened);
            put(sums, i, values / (System.nanoTime() - start));
            put(open, i, (opened[0] - start) * 1e-6);
            if (sum != m_expected) {
                throw new IllegalStateException(
                        name + ": expected the sum " + m_expected + ", found " + sum);
            }
        }
        // of each turn, the faster of the plain reads: what else the machine does hits both alike
        final double[] read = new double[m_repetitions];
        final double[] part = new double[m_repetitions];
        for (int i = 0; i < m_repetitions; i++) {
            for (final double[] rates : plain) {
                read[i] = Math.max(read[i], rates[i]);
            }
            part[i] = 100 * sums[i] / read[i];
        }
        say(
                "%-22s %9.2f %9.1f %10.2f %9.2f %8.0f%%%s%n",
                name,
                Files.size(file) * 1e-9,
                median(open),
                median(read),
                median(sums),
                median(part),
                layout.isMapped() ? "" : "  (not mapped)");
    }

    private static void put(final double[] values, final int i, final double value) {
        if (i >= 0) {
            values[i] = value;
        }
    }

    private static void plainRead(final Path file, final int block) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(block);
        long total = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int n = channel.read(bytes); n >= 0; n = channel.read(bytes.clear())) {
                total += n;
            }
        }
        if (total != Files.size(file)) {
            throw new IOException("expected " + Files.size(file) + " bytes, read " + total);
        }
    }

    /** As a reader node: through the reader that the file's content asks for. */
    private static double sum(final Path file, final long[] opened) {
        final SumSink sink = new SumSink();
        try (SignalFile signals =
                new SignalReaders().open(SourceFile.of(file), ReadOptions.DEFAULT)) {
            opened[0] = System.nanoTime();
            signals.read(0, sink, Progress.NONE);
        }
        return sink.total();
    }

    /** As every other node: through the values of an open signal. */
    private static double sumPlane(final Path file, final long[] opened) {
        final SumSink sink = new SumSink();
        try (Signal signal = Signal.open(file)) {
            opened[0] = System.nanoTime();
            final Plane plane = signal.plane();
            final int rows = Math.max(1, (1 << 12) / plane.width());
            final float[] values = new float[rows * plane.width()];
            for (final RowRange range : signal.blocks()) {
                for (int done = 0; done < range.count(); done += rows) {
                    final int n = Math.min(rows, range.count() - done);
                    plane.readRows(range.first() + done, n, values, 0);
                    sink.add(values, n * plane.width());
                }
            }
        }
        return sink.total();
    }

    private static double median(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void say(final String format, final Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
