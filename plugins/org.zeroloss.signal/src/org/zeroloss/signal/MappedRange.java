package org.zeroloss.signal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a file, memory-mapped for reading until it is closed. */
public final class MappedRange implements AutoCloseable {

    private MappedByteBuffer m_map;

    private MappedRange(final MappedByteBuffer map) {
        m_map = map;
    }

    /**
     * @param channel file, open for reading; may be closed before the mapping
     * @param offset first byte
     * @param length how many, at most 2^31 − 1
     * @return the mapping; to be closed by the caller
     * @throws IOException if the file ends before, or cannot be mapped
     */
    public static MappedRange of(final FileChannel channel, final long offset, final long length)
            throws IOException {
        return new MappedRange(channel.map(FileChannel.MapMode.READ_ONLY, offset, length));
    }

    /**
     * @return the bytes, read-only and little endian; neither they nor a slice of them may be
     *     touched after {@link #close()}: the JVM would crash
     */
    public ByteBuffer bytes() {
        if (m_map == null) {
            throw new SignalException("The mapped part of the file is closed");
        }
        return m_map.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Unmaps; the second time does nothing. */
    @Override
    public void close() {
        if (m_map != null) {
            final MappedByteBuffer map = m_map;
            m_map = null;
            Unmapper.unmap(map);
        }
    }
}
