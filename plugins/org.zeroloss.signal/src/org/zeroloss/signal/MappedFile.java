package org.zeroloss.signal;

import org.zeroloss.base.CanceledException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.StampedLock;

/**
 * The mapped record batches of an open file. A batch is mapped when first read; the file is open
 * only while that happens, so an interrupted thread cannot close it for the others. Readers hold a
 * shared lock while they touch a mapping: closing waits for them, and then unmaps.
 */
final class MappedFile {

    private final SignalFile m_file;
    private final AtomicReferenceArray<MappedByteBuffer> m_maps;
    private final StampedLock m_lock = new StampedLock();
    private boolean m_closed;

    MappedFile(final SignalFile file) {
        m_file = file;
        m_maps = new AtomicReferenceArray<>(file.batches().count());
    }

    SignalFile file() {
        return m_file;
    }

    /** Begins a read; {@link #end} must follow, and no other read by this thread between them. */
    long begin() {
        final long stamp = m_lock.readLock();
        if (m_closed) {
            m_lock.unlockRead(stamp);
            throw new SignalException("The signal is closed: " + m_file.file());
        }
        return stamp;
    }

    void end(final long stamp) {
        m_lock.unlockRead(stamp);
    }

    /** The body of a batch, little endian; only between {@link #begin} and {@link #end}. */
    ByteBuffer batch(final int index) {
        final MappedByteBuffer map = m_maps.get(index);
        return map != null ? map : map(index);
    }

    private ByteBuffer map(final int index) {
        final ArrowBlock block = m_file.batches().blocks().get(index);
        synchronized (m_maps) {
            final MappedByteBuffer other = m_maps.get(index);
            if (other != null) {
                return other;
            }
            try (FileChannel channel = FileChannel.open(m_file.file(), StandardOpenOption.READ)) {
                if (channel.size() != m_file.length()) {
                    throw new SignalException(
                            "Expected "
                                    + m_file.length()
                                    + " bytes in "
                                    + m_file.file()
                                    + " as when it was opened, found "
                                    + channel.size());
                }
                final MappedByteBuffer map =
                        channel.map(
                                FileChannel.MapMode.READ_ONLY, block.body(), block.bodyLength());
                map.order(ByteOrder.LITTLE_ENDIAN);
                m_maps.set(index, map);
                return map;
            } catch (final ClosedByInterruptException e) {
                // whoever interrupts a thread wants its work to stop; the flag stays set
                throw new CanceledException();
            } catch (final IOException e) {
                throw new SignalException(
                        String.format(
                                "Could not map %d bytes of %s at 0x%X: %s",
                                block.bodyLength(), m_file.file(), block.body(), e),
                        e);
            }
        }
    }

    /** Unmaps everything; the second time does nothing. */
    void close() {
        final long stamp = m_lock.writeLock();
        try {
            if (m_closed) {
                return;
            }
            m_closed = true;
            for (int i = 0; i < m_maps.length(); i++) {
                final MappedByteBuffer map = m_maps.getAndSet(i, null);
                if (map != null) {
                    Unmapper.unmap(map);
                }
            }
        } finally {
            m_lock.unlockWrite(stamp);
        }
    }
}
