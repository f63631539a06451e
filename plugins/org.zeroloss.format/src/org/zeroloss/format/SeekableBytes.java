package org.zeroloss.format;

import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.signal.MappedRange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * A file read at long offsets through one small window, for readers of binary formats. Every access
 * is checked against the file's length before anything is allocated. Not thread-safe.
 */
public final class SeekableBytes implements ListedFile.Closing {

    private static final int WINDOW = 1 << 16;

    /** Bytes mapped at once, if a row is not longer. */
    private static final long MAPPED = 16L << 20;

    private final String m_name;
    private final FileChannel m_channel;
    private final long m_length;
    private final ByteBuffer m_window = ByteBuffer.allocate(WINDOW);
    private long m_start;

    private SeekableBytes(final String name, final FileChannel channel, final long length) {
        m_name = name;
        m_channel = channel;
        m_length = length;
        m_window.limit(0);
    }

    /**
     * @param source file to open
     * @return its bytes; to be closed by the caller
     * @throws FormatException if there is nothing to read
     */
    public static SeekableBytes open(final SourceFile source) {
        final long size = source.size();
        try {
            return new SeekableBytes(
                    source.name(), FileChannel.open(source.path(), StandardOpenOption.READ), size);
        } catch (final IOException e) {
            throw FormatException.of(
                    source.name(), "the file cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * @return name for messages
     */
    public String name() {
        return m_name;
    }

    /**
     * @return size of the file in bytes
     */
    public long length() {
        return m_length;
    }

    /**
     * Checks that the file is long enough.
     *
     * @param offset first byte
     * @param bytes how many are needed from there
     * @param what their meaning, for the message
     * @throws FormatException if the file ends before
     */
    public void require(final long offset, final long bytes, final String what) {
        if (bytes < 0 || offset < 0 || bytes > m_length - offset) {
            throw FormatException.at(
                    m_name,
                    offset,
                    what + " (" + bytes + " bytes)",
                    offset >= m_length
                            ? "the end of the file at 0x" + Long.toHexString(m_length)
                            : "only "
                                    + (m_length - offset)
                                    + " bytes before the end of the file; it is truncated or its"
                                    + " header is damaged");
        }
    }

    /**
     * @param offset byte to read
     * @param what its meaning, for the message
     * @return the byte, 0..255
     */
    public int u8(final long offset, final String what) {
        return window(offset, 1, what).get() & 0xff;
    }

    /**
     * @param offset first byte
     * @param order byte order
     * @param what its meaning, for the message
     * @return the signed 16-bit integer there
     */
    public short i16(final long offset, final ByteOrder order, final String what) {
        return window(offset, 2, what).order(order).getShort();
    }

    /**
     * @param offset first byte
     * @param order byte order
     * @param what its meaning, for the message
     * @return the signed 32-bit integer there
     */
    public int i32(final long offset, final ByteOrder order, final String what) {
        return window(offset, 4, what).order(order).getInt();
    }

    /**
     * @param offset first byte
     * @param order byte order
     * @param what its meaning, for the message
     * @return the signed 64-bit integer there
     */
    public long i64(final long offset, final ByteOrder order, final String what) {
        return window(offset, 8, what).order(order).getLong();
    }

    /**
     * @param offset first byte
     * @param count how many
     * @param what their meaning, for the message
     * @return a copy of the bytes, at most as long as the file
     */
    public byte[] bytes(final long offset, final int count, final String what) {
        require(offset, count, what);
        final byte[] copy = new byte[count];
        read(offset, ByteBuffer.wrap(copy), what);
        return copy;
    }

    /**
     * Fills a buffer from the file, past the window: for large blocks read in sequence.
     *
     * @param offset first byte
     * @param target buffer to fill from its position to its limit
     * @param what the bytes' meaning, for the message
     */
    public void read(final long offset, final ByteBuffer target, final String what) {
        require(offset, target.remaining(), what);
        long at = offset;
        try {
            while (target.hasRemaining()) {
                final int n = m_channel.read(target, at);
                if (n < 0) {
                    throw FormatException.at(
                            m_name, at, what, "the end of the file; it shrank while being read");
                }
                at += n;
            }
        } catch (final ClosedByInterruptException e) {
            throw canceled(e);
        } catch (final IOException e) {
            throw failed(at, e);
        }
    }

    /**
     * Shows a part of the file without copying it, memory-mapped piece by piece: for the values of
     * a signal.
     *
     * @param offset first byte
     * @param length how many bytes, whole rows
     * @param rowBytes bytes of a row; no piece ends within one
     * @param what the bytes' meaning, for the message
     * @param sink takes the pieces in order, little endian and read-only
     * @param progress reports and cancels, once a piece
     */
    public void stream(
            final long offset,
            final long length,
            final long rowBytes,
            final String what,
            final RowSink sink,
            final Progress progress) {
        require(offset, length, what);
        final long most = Math.max(1, MAPPED / rowBytes) * rowBytes;
        for (long done = 0; done < length; ) {
            progress.checkCanceled();
            final long piece = Math.min(most, length - done);
            try (MappedRange range = map(offset + done, piece, what)) {
                sink.accept(range.bytes());
            } catch (final InternalError e) {
                // what the JVM makes of a page that the disk cannot give any more
                throw FormatException.of(
                        m_name,
                        what
                                + " could not be read at offset 0x"
                                + Long.toHexString(offset + done)
                                + ": the file shrank while being read, or its disk failed",
                        e);
            }
            done += piece;
            progress.update((double) done / length, "Reading " + m_name);
        }
    }

    private MappedRange map(final long offset, final long length, final String what) {
        try {
            if (m_channel.size() < offset + length) {
                throw FormatException.at(
                        m_name, offset, what, "the end of the file; it shrank while being read");
            }
            return MappedRange.of(m_channel, offset, length);
        } catch (final ClosedByInterruptException e) {
            throw canceled(e);
        } catch (final IOException e) {
            throw failed(offset, e);
        }
    }

    /** Whoever interrupts the thread wants the work to stop. */
    private static CanceledException canceled(final ClosedByInterruptException e) {
        final CanceledException canceled = new CanceledException();
        canceled.initCause(e);
        return canceled;
    }

    private FormatException failed(final long at, final IOException e) {
        return FormatException.of(
                m_name,
                "reading at offset 0x" + Long.toHexString(at) + " failed: " + e.getMessage(),
                e);
    }

    private ByteBuffer window(final long offset, final int bytes, final String what) {
        require(offset, bytes, what);
        if (offset < m_start || offset + bytes > m_start + m_window.limit()) {
            m_window.clear();
            m_window.limit((int) Math.min(WINDOW, m_length - offset));
            read(offset, m_window, what);
            m_start = offset;
        }
        m_window.position((int) (offset - m_start));
        return m_window;
    }

    @Override
    public void close() {
        try {
            m_channel.close();
        } catch (final IOException e) {
            throw FormatException.of(m_name, "the file could not be closed: " + e.getMessage(), e);
        }
    }
}
