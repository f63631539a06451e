package org.zeroloss.nodes.defectcnn;

import org.zeroloss.base.Progress;
import org.zeroloss.imaging.defects.MapSink;
import org.zeroloss.imaging.defects.Window;
import org.zeroloss.nodes.micrograph.StackImages;
import org.zeroloss.nodes.path.TemporaryFolder;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a map per image and class into one stack. Tiles come with all classes at once, the stack
 * holds one class after the other: in between the maps of one image lie in files, so that memory
 * holds no more than lines, whatever the size of the image. Maps of an image that was looked at at
 * another scale are brought back to its pixels by linear interpolation.
 */
final class ProbabilityMaps implements AutoCloseable {

    private final int m_width;
    private final int m_height;
    private final SignalWriter m_writer;
    private final TemporaryFolder m_folder;
    private final List<FileChannel> m_files = new ArrayList<>();
    private double m_magnification;
    private int m_stride;
    private int m_seenWidth;
    private int m_seenHeight;

    /**
     * @param target file to create
     * @param spec what {@link #spec} gave
     * @param classes number of classes
     * @throws IOException if a file cannot be created
     */
    ProbabilityMaps(final Path target, final SignalSpec spec, final int classes)
            throws IOException {
        m_width = spec.width();
        m_height = Math.toIntExact(StackImages.down(spec).size());
        m_folder = new TemporaryFolder();
        try {
            for (int c = 0; c < classes; c++) {
                m_files.add(
                        FileChannel.open(
                                m_folder.path().resolve("class-" + c),
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE));
            }
            m_writer = SignalWriter.create(target, spec);
        } catch (final IOException | RuntimeException e) {
            closeFiles();
            throw e;
        }
    }

    /**
     * @param images spec of the images
     * @param classes names of the classes
     * @param metadata history of the maps
     * @return spec of the maps: as many for each image as there are classes
     */
    static SignalSpec spec(
            final SignalSpec images, final List<String> classes, final SignalMetadata metadata) {
        final Axis x = StackImages.across(images);
        final Axis y = StackImages.down(images);
        final long count = images.rows() / y.size();
        final List<String> names = StackImages.labels(images);
        final List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (final String c : classes) {
                labels.add((names.isEmpty() ? "image " + i : names.get(i)) + ", " + c);
            }
        }
        return new SignalSpec(
                images.kind(),
                "Probability maps",
                "Probability",
                List.of(
                        new Axis("map", "", labels.size(), 1, 0, AxisRole.NAVIGATION, labels),
                        y,
                        x),
                DataType.FLOAT32,
                List.of(SignalSpec.SIGNAL),
                List.of(),
                metadata);
    }

    /**
     * Begins an image.
     *
     * @param magnification by how much it is enlarged before it is looked at
     * @return takes its maps
     */
    MapSink image(final double magnification) {
        m_magnification = magnification;
        m_stride = (int) Math.ceil(m_width * magnification) + 1;
        m_seenWidth = 0;
        m_seenHeight = 0;
        return this::take;
    }

    private void take(final Window tile, final float[] maps) {
        m_seenWidth = Math.max(m_seenWidth, tile.x() + tile.width());
        m_seenHeight = Math.max(m_seenHeight, tile.y() + tile.height());
        final ByteBuffer line = buffer(tile.width());
        for (int c = 0; c < m_files.size(); c++) {
            for (int y = 0; y < tile.height(); y++) {
                // before the classes there is the background
                final int from = ((c + 1) * tile.height() + y) * tile.width();
                line.clear();
                line.asFloatBuffer().put(maps, from, tile.width());
                transfer(c, tile.y() + y, tile.x(), line, true);
            }
        }
    }

    private static ByteBuffer buffer(final int floats) {
        return ByteBuffer.allocate(Math.multiplyExact(floats, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private void transfer(
            final int c, final int y, final int x, final ByteBuffer line, final boolean write) {
        long at = ((long) y * m_stride + x) * Float.BYTES;
        try {
            while (line.hasRemaining()) {
                final int done =
                        write ? m_files.get(c).write(line, at) : m_files.get(c).read(line, at);
                if (done < 0) {
                    throw new IOException("A temporary file ends before its line " + y);
                }
                at += done;
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends the image: its maps go into the stack.
     *
     * @param progress asked for cancellation
     */
    void write(final Progress progress) {
        for (int c = 0; c < m_files.size(); c++) {
            int done = 0;
            while (done < m_height) {
                progress.checkCanceled();
                final SignalBlock block =
                        m_writer.newBlock(Math.min(m_writer.batchRows(), m_height - done));
                for (int r = 0; r < block.rows(); r++) {
                    block.band().set(r, 0, m_width, line(c, done + r), 0);
                }
                m_writer.write(block);
                done += block.rows();
            }
        }
    }

    private float[] line(final int c, final int y) {
        if (m_magnification == 1) {
            return read(c, y);
        }
        final double v = clamp((y + 0.5) * m_magnification - 0.5, m_seenHeight);
        final int above = (int) v;
        final float[] first = read(c, above);
        final float[] second = read(c, Math.min(above + 1, m_seenHeight - 1));
        final double down = v - above;
        final float[] line = new float[m_width];
        for (int x = 0; x < m_width; x++) {
            final double u = clamp((x + 0.5) * m_magnification - 0.5, m_seenWidth);
            final int left = (int) u;
            final int right = Math.min(left + 1, m_seenWidth - 1);
            final double across = u - left;
            line[x] =
                    (float)
                            ((1 - down) * ((1 - across) * first[left] + across * first[right])
                                    + down
                                            * ((1 - across) * second[left]
                                                    + across * second[right]));
        }
        return line;
    }

    private static double clamp(final double position, final int size) {
        return Math.max(0, Math.min(size - 1.0, position));
    }

    private float[] read(final int c, final int y) {
        final ByteBuffer bytes = buffer(m_seenWidth);
        transfer(c, y, 0, bytes, false);
        bytes.flip();
        final float[] line = new float[m_seenWidth];
        bytes.asFloatBuffer().get(line);
        return line;
    }

    /** After the last image. */
    void finish() {
        m_writer.finish();
    }

    private void closeFiles() throws IOException {
        for (final FileChannel f : m_files) {
            f.close();
        }
        m_folder.close();
    }

    @Override
    public void close() throws IOException {
        m_writer.close();
        closeFiles();
    }
}
