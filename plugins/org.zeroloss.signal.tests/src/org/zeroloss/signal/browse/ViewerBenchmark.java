package org.zeroloss.signal.browse;

import org.zeroloss.base.Workers;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Times what a view asks; see {@code benchmarks/viewer}. */
public final class ViewerBenchmark {

    private static final int PICKS = 200;
    private static final int MAPS = 15;

    private final SpectrumBrowser m_browser;
    private final int m_columns;
    private final int m_lines;
    private final int m_channels;
    private final SplittableRandom m_random = new SplittableRandom(1);

    private ViewerBenchmark(final SignalSpec spec, final Path file) {
        m_browser = new SpectrumBrowser(spec, () -> Signal.open(file), Workers.standard());
        m_columns = (int) m_browser.grid().x().size();
        m_lines = (int) m_browser.grid().y().size();
        m_channels = spec.width();
    }

    private interface Question {
        void ask();
    }

    /**
     * @param args columns, lines, channels, type, folder; all optional
     * @throws IOException if the image cannot be written
     */
    public static void main(final String[] args) throws IOException {
        final int columns = args.length > 0 ? Integer.parseInt(args[0]) : 512;
        final int lines = args.length > 1 ? Integer.parseInt(args[1]) : 512;
        final int channels = args.length > 2 ? Integer.parseInt(args[2]) : 2048;
        final Path folder =
                args.length > 4 ? Path.of(args[4]) : Path.of(System.getProperty("java.io.tmpdir"));
        final DataType type = args.length > 3 ? DataType.valueOf(args[3]) : DataType.FLOAT32;
        final Path file = Files.createTempFile(folder, "zeroloss-viewer-", ".arrow");
        Files.delete(file);
        final SignalSpec spec =
                SignalSpec.spectralImage(
                        "",
                        "",
                        List.of(
                                new Axis("y", "nm", lines, 1, 0, AxisRole.NAVIGATION),
                                new Axis("x", "nm", columns, 1, 0, AxisRole.NAVIGATION),
                                new Axis("Energy loss", "eV", channels, 0.01, 0, AxisRole.SIGNAL)),
                        type,
                        SignalMetadata.EMPTY);
        try {
            write(file, spec);
            System.out.printf(
                    Locale.ROOT,
                    "%d x %d pixels, %d channels, %s, %.2f GB, %d threads, heap %d MB%n",
                    columns,
                    lines,
                    channels,
                    type,
                    spec.dataBytes() / 1e9,
                    Workers.standard().threads(),
                    Runtime.getRuntime().maxMemory() >> 20);
            new ViewerBenchmark(spec, file).run();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void write(final Path file, final SignalSpec spec) {
        final SplittableRandom random = new SplittableRandom(7);
        try (SignalWriter w = SignalWriter.create(file, spec)) {
            for (long row = 0; row < spec.rows(); ) {
                final SignalBlock b = w.newBlock();
                final int rows = (int) Math.min(b.rows(), spec.rows() - row);
                for (int r = 0; r < rows; r++) {
                    for (int c = 0; c < spec.width(); c++) {
                        b.band().set(r, c, 100 + (random.nextInt() & 63));
                    }
                }
                w.write(b);
                row += rows;
            }
            w.finish();
        }
    }

    private void run() {
        line("first pixel", 1, this::pixel);
        line("pixel", PICKS, this::pixel);
        line("first map of all channels (reads everything once)", 1, () -> window(m_channels));
        line("map of all channels", MAPS, () -> window(m_channels));
        for (final int width : new int[] {m_channels / 2, 255, 64, 8}) {
            line("map of " + width + " channels", MAPS, () -> window(width));
        }
        line("mean of a region of 64 x 64", MAPS, this::region);
    }

    private void pixel() {
        m_browser.spectrum("signal", 0, m_random.nextInt(m_columns), m_random.nextInt(m_lines));
    }

    private void window(final int width) {
        final int from = width == m_channels ? 0 : m_random.nextInt(m_channels - width);
        m_browser.window(0, from, from + width);
    }

    private void region() {
        final int x = m_random.nextInt(Math.max(1, m_columns - 64));
        final int y = m_random.nextInt(Math.max(1, m_lines - 64));
        m_browser.region(
                "signal",
                0,
                new PixelRegion(
                        x, y, Math.min(m_columns, x + 64) - 1, Math.min(m_lines, y + 64) - 1));
    }

    private static void line(final String what, final int times, final Question question) {
        final double[] ms = new double[times];
        final long computed = processor();
        for (int i = 0; i < times; i++) {
            final long start = System.nanoTime();
            question.ask();
            ms[i] = (System.nanoTime() - start) / 1e6;
        }
        final double used = (processor() - computed) / 1e6 / times;
        Arrays.sort(ms);
        System.out.printf(
                Locale.ROOT,
                "%-52s median %7.1f ms, longest %7.1f ms, processor %7.1f ms (%d)%n",
                what,
                ms[times / 2],
                ms[times - 1],
                used,
                times);
    }

    /** Nanoseconds that the process has computed so far, compiler and collector included. */
    private static long processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
}
