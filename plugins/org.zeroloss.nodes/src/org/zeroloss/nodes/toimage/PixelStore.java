package org.zeroloss.nodes.toimage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Spectra that come in any order, on disk until they can be written in the order of an image: a
 * table need not be sorted. One spectrum is in memory at a time.
 */
final class PixelStore implements AutoCloseable {

    private final FileChannel m_channel;
    private final int m_width;
    private final double m_missing;
    private final BitSet m_present = new BitSet();
    private final ByteBuffer m_bytes;
    private final double[] m_spectrum;
    private int m_row = -1;

    /**
     * @param file temporary file to create; deleted on closing
     * @param width channels of a spectrum
     * @param missing what stands where nothing was put
     * @throws IOException if it cannot be created
     */
    PixelStore(final Path file, final int width, final double missing) throws IOException {
        m_channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
        m_width = width;
        m_missing = missing;
        m_bytes = ByteBuffer.allocate(width * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        m_spectrum = new double[width];
    }

    /**
     * @param row row of the image
     * @return its spectrum, to be changed in place until another row is asked for
     * @throws IOException if the disk fails
     */
    double[] edit(final int row) throws IOException {
        if (row != m_row) {
            flush();
            read(row, m_spectrum);
            m_row = row;
        }
        return m_spectrum;
    }

    /**
     * Reads a spectrum after the last {@link #flush}.
     *
     * @param row row of the image
     * @param spectrum takes its values
     * @return whether anything was put there
     * @throws IOException if the disk fails
     */
    boolean read(final int row, final double[] spectrum) throws IOException {
        if (!m_present.get(row)) {
            Arrays.fill(spectrum, m_missing);
            return false;
        }
        transfer(row, false);
        m_bytes.flip();
        m_bytes.asDoubleBuffer().get(spectrum);
        return true;
    }

    /**
     * Writes the last spectrum.
     *
     * @throws IOException if the disk fails
     */
    void flush() throws IOException {
        if (m_row < 0) {
            return;
        }
        m_bytes.clear();
        m_bytes.asDoubleBuffer().put(m_spectrum);
        transfer(m_row, true);
        m_present.set(m_row);
        m_row = -1;
    }

    private void transfer(final int row, final boolean write) throws IOException {
        m_bytes.clear();
        long at = (long) row * m_width * Double.BYTES;
        while (m_bytes.hasRemaining()) {
            final int n = write ? m_channel.write(m_bytes, at) : m_channel.read(m_bytes, at);
            if (n < 0) {
                throw new IOException("The temporary file of spectra ended before row " + row);
            }
            at += n;
        }
    }

    @Override
    public void close() throws IOException {
        m_channel.close();
    }
}
