package org.zeroloss.eels.cluster;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.learn.cluster.Clustering;
import org.zeroloss.learn.cluster.Kmeans;
import org.zeroloss.learn.cluster.RowSource;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * K-means of whole spectra, from memory and from a mapped signal, beside scikit-learn's Lloyd from
 * the same start on the same number of threads, in turn. Arguments: {@code [pixels [repetitions
 * [folder]]]}; the property {@code zeroloss.peer} names the script that runs the peer.
 */
public final class KmeansBenchmark {

    private static final int WIDTH = LowLossSpectra.WIDTH;
    private static final int CLUSTERS = 8;
    private static final int MOST = 1000;
    private static final int THREADS = 2;

    private KmeansBenchmark() {}

    /**
     * @param args pixels, repetitions, folder for the data
     * @throws IOException if the data cannot be written, or the peer fails
     */
    public static void main(final String[] args) throws IOException {
        final int n = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        final int repetitions = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        final Path folder =
                Files.createTempDirectory(
                        Path.of(args.length > 2 ? args[2] : System.getProperty("java.io.tmpdir")),
                        "zeroloss-kmeans-");
        try {
            run(n, repetitions, folder);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (final Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static void run(final int n, final int repetitions, final Path folder)
            throws IOException {
        final float[][] rows = LowLossSpectra.of(n);
        final Path data = write(rows, folder.resolve("data.f32"));
        final Path file = folder.resolve("data.arrow");
        writeSignal(rows, file);
        final SplittableRandom random = Seeds.stream(11L);
        final float[][] first = new float[CLUSTERS][];
        final double[][] start = new double[CLUSTERS][WIDTH];
        for (int c = 0; c < CLUSTERS; c++) {
            first[c] = rows[random.nextInt(n)];
            for (int d = 0; d < WIDTH; d++) {
                start[c][d] = first[c][d];
            }
        }
        final Path init = write(first, folder.resolve("start.f32"));
        final double[][] times = new double[3][repetitions];
        final RowSource memory = memory(rows);
        Clustering ours = fit(memory, start);
        try (Signal signal = Signal.open(file)) {
            for (int i = 0; i < repetitions; i++) {
                final int at = i;
                ours = timed(() -> fit(memory, start), times[0], at);
                timed(() -> fit(rows(signal), start), times[1], at);
                writeLabels(ours, folder.resolve("labels.i32"));
                times[2][at] = peer(data, init, folder.resolve("labels.i32"), THREADS);
            }
        }
        final double peer = median(times[2]);
        say(
                "%d spectra of %d float32, k = %d, %d threads, medians of %d%n",
                n, WIDTH, CLUSTERS, THREADS, repetitions);
        say(
                "ours, in memory      %8.3f s  %d iterations, cost %.9g, %.1f x scikit-learn%n",
                median(times[0]), ours.iterations(), ours.cost(), peer / median(times[0]));
        say(
                "ours, mapped signal  %8.3f s  %.1f x scikit-learn%n",
                median(times[1]), peer / median(times[1]));
        say("scikit-learn Lloyd   %8.3f s%n", peer);
    }

    private static RowSource memory(final float[][] rows) {
        return source(
                rows.length, (row, dst) -> System.arraycopy(rows[(int) row], 0, dst, 0, WIDTH));
    }

    private static RowSource rows(final Signal signal) {
        return source(signal.rows(), (row, dst) -> signal.plane().read(row, 0, WIDTH, dst, 0));
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface Reading {
        void read(long row, float[] dst);
    }

    private static RowSource source(final long count, final Reading reading) {
        return new RowSource() {
            @Override
            public long rows() {
                return count;
            }

            @Override
            public int width() {
                return WIDTH;
            }

            @Override
            public void read(final long row, final float[] dst) {
                reading.read(row, dst);
            }
        };
    }

    private static Clustering fit(final RowSource rows, final double[][] start) {
        return new Kmeans(CLUSTERS, 1, MOST, 0)
                .fit(rows, start, new Workers(THREADS), Progress.NONE);
    }

    /** Something to time. */
    @FunctionalInterface
    private interface Fit {
        Clustering get();
    }

    private static Clustering timed(final Fit fit, final double[] times, final int at) {
        final long begin = System.nanoTime();
        final Clustering c = fit.get();
        times[at] = 1e-9 * (System.nanoTime() - begin);
        return c;
    }

    private static double peer(
            final Path data, final Path start, final Path labels, final int threads)
            throws IOException {
        final ProcessBuilder python =
                new ProcessBuilder(
                                System.getProperty("zeroloss.python", "python3"),
                                System.getProperty("zeroloss.peer"),
                                data.toString(),
                                start.toString(),
                                labels.toString(),
                                String.valueOf(WIDTH),
                                String.valueOf(MOST))
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        python.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        python.environment().put("OPENBLAS_NUM_THREADS", String.valueOf(threads));
        final Process process = python.start();
        final List<String> lines =
                new String(process.getInputStream().readAllBytes()).lines().toList();
        if (lines.isEmpty()) {
            throw new IOException("the peer failed; python3 with scikit-learn is needed");
        }
        say("%s%n", lines.get(lines.size() - 1));
        return Double.parseDouble(lines.get(lines.size() - 1).split(" ")[0]);
    }

    private static Path write(final float[][] rows, final Path file) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(4 * WIDTH).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (final float[] row : rows) {
                bytes.clear().asFloatBuffer().put(row);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
        }
        return file;
    }

    private static void writeLabels(final Clustering clusters, final Path file) throws IOException {
        final ByteBuffer bytes =
                ByteBuffer.allocate(4 * clusters.labels().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(clusters.labels());
        Files.write(file, bytes.array());
    }

    private static void writeSignal(final float[][] rows, final Path file) {
        final SignalSpec spec =
                SignalSpec.spectralImage(
                        "k-means",
                        "Counts",
                        List.of(
                                new Axis("x", "", rows.length, 1, 0, AxisRole.NAVIGATION),
                                new Axis("Energy loss", "eV", WIDTH, 0.05, -5, AxisRole.SIGNAL)),
                        DataType.FLOAT32,
                        SignalMetadata.EMPTY);
        try (SignalWriter writer = SignalWriter.create(file, spec)) {
            while (writer.remainingRows() > 0) {
                final SignalBlock block = writer.newBlock();
                for (int r = 0; r < block.rows(); r++) {
                    block.band().setRow(r, rows[(int) writer.writtenRows() + r]);
                }
                writer.write(block);
            }
            writer.finish();
        }
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
