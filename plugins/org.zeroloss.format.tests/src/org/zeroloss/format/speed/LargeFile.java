package org.zeroloss.format.speed;

import org.zeroloss.base.Progress;
import org.zeroloss.format.Overwrite;
import org.zeroloss.format.SignalWriters;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * The same {@code rows × 1024} spectra of {@value #WIDTH} float32 values in the layouts that are
 * timed.
 */
enum LargeFile {
    /** A dm4 stack of images: rows as they lie in the file. */
    DM4_STACK("dm4, image stack", "dm4", true) {
        @Override
        void make(final Path file, final int rows, final Path arrow) throws IOException {
            final Content content = new Content(WIDTH);
            LargeDm4.write(
                    file,
                    new long[] {WIDTH, COLUMNS, rows},
                    new String[] {"nm", "nm", ""},
                    i -> content.value(i / WIDTH, (int) (i % WIDTH)));
        }
    },
    /** HyperSpy, values as they are. */
    HSPY("hspy, contiguous", "hspy", true) {
        @Override
        void make(final Path file, final int rows, final Path arrow) {
            try (Signal signal = Signal.open(arrow)) {
                new SignalWriters()
                        .find(file.toString())
                        .write(signal, file, Overwrite.FAIL, Progress.NONE);
            }
        }
    },
    /** Our own. */
    ARROW("Arrow", "arrow", true) {
        @Override
        void make(final Path file, final int rows, final Path arrow) throws IOException {
            Files.createLink(file, arrow);
        }
    },
    /** HyperSpy's default: chunks, shuffled and compressed by gzip. */
    HSPY_GZIP("hspy, chunks, gzip", "hspy", false) {
        @Override
        void make(final Path file, final int rows, final Path arrow) throws IOException {
            final Path plain = file.resolveSibling("plain.hspy");
            HSPY.make(plain, rows, arrow);
            try {
                final Process python =
                        new ProcessBuilder(
                                        System.getProperty("zeroloss.python", "python3"),
                                        System.getProperty("zeroloss.gzip"),
                                        plain.toString(),
                                        file.toString())
                                .inheritIO()
                                .start();
                if (python.waitFor() != 0) {
                    throw new IOException(
                            "making the compressed file failed; python3 with h5py is needed");
                }
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            } finally {
                Files.delete(plain);
            }
        }
    },
    /** As DigitalMicrograph stores a spectrum image: energy slowest, to be transposed. */
    DM4_SPECTRA("dm4, energy slowest", "dm4", false) {
        @Override
        void make(final Path file, final int rows, final Path arrow) throws IOException {
            final Content content = new Content(WIDTH);
            final long pixels = (long) COLUMNS * rows;
            LargeDm4.write(
                    file,
                    new long[] {COLUMNS, rows, WIDTH},
                    new String[] {"nm", "nm", "eV"},
                    i -> content.value(i % pixels, (int) (i / pixels)));
        }
    };

    static final int WIDTH = 1024;
    static final int COLUMNS = 1024;

    private final String m_name;
    private final String m_ending;
    private final boolean m_mapped;

    LargeFile(final String name, final String ending, final boolean mapped) {
        m_name = name;
        m_ending = ending;
        m_mapped = mapped;
    }

    String words() {
        return m_name;
    }

    /** Whether values lie in the file as rows: what the target of 70 % is for. */
    boolean isMapped() {
        return m_mapped;
    }

    Path in(final Path folder) {
        return folder.resolve(name().toLowerCase(Locale.ROOT) + "." + m_ending);
    }

    /** Writes the file from the content, or from the Arrow file with the same content. */
    abstract void make(Path file, int rows, Path arrow) throws IOException;

    /** Writes the Arrow file that others are made from; returns the sum of all values. */
    static double makeArrow(final Path file, final int rows) throws IOException {
        final SignalSpec spec =
                SignalSpec.spectralImage(
                        "speed",
                        "Counts",
                        List.of(
                                new Axis("y", "nm", rows, 0.5, 0, AxisRole.NAVIGATION),
                                new Axis("x", "nm", COLUMNS, 0.5, 0, AxisRole.NAVIGATION),
                                new Axis("Energy loss", "eV", WIDTH, 0.1, 0, AxisRole.SIGNAL)),
                        DataType.FLOAT32,
                        SignalMetadata.EMPTY);
        final Content content = new Content(WIDTH);
        final float[] row = new float[WIDTH];
        long sum = 0;
        try (SignalWriter writer = SignalWriter.create(file, spec)) {
            while (writer.remainingRows() > 0) {
                final SignalBlock block = writer.newBlock();
                for (int r = 0; r < block.rows(); r++) {
                    for (int c = 0; c < WIDTH; c++) {
                        row[c] = content.value(writer.writtenRows() + r, c);
                        sum += (long) row[c];
                    }
                    block.band().setRow(r, row);
                }
                writer.write(block);
            }
            writer.finish();
        }
        return sum;
    }

    /** Waits until the file is on the disk, so that nothing is written while others are timed. */
    static void settle(final Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
