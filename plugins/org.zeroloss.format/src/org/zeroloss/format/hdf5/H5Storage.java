package org.zeroloss.format.hdf5;

import io.jhdf.Superblock;
import io.jhdf.storage.HdfBackingStorage;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * What jHDF reads a file's structures through. Every read is checked against the file's length and
 * a limit before anything is allocated, and all reads together are limited, so that structures that
 * point back at themselves end. Raw data are not read through here.
 */
final class H5Storage implements HdfBackingStorage {

    /** Longest single structure: a heap of texts or a node of a tree. */
    private static final int MAX_STRUCTURE = 16 << 20;

    private static final long MIN_TOTAL = 128L << 20;

    private final SeekableBytes m_in;
    private final Superblock m_superblock;
    private final long m_most;
    private long m_total;
    private long m_last;

    H5Storage(final SeekableBytes in, final Superblock superblock) {
        m_in = in;
        m_superblock = superblock;
        m_most = Math.max(MIN_TOTAL, in.length());
    }

    SeekableBytes in() {
        return m_in;
    }

    /** Where the last structure was read: near what is wrong, if something is. */
    long last() {
        return m_last;
    }

    @Override
    public ByteBuffer readBufferFromAddress(final long address, final int length) {
        return read(address + m_superblock.getBaseAddressByte(), length);
    }

    @Override
    public ByteBuffer map(final long address, final long length) {
        return read(address + m_superblock.getBaseAddressByte(), length);
    }

    @Override
    public ByteBuffer mapNoOffset(final long address, final long length) {
        return read(address, length);
    }

    private ByteBuffer read(final long address, final long length) {
        final String what = "a structure of HDF5";
        m_in.require(address, length, what);
        m_last = address;
        if (length > MAX_STRUCTURE) {
            throw FormatException.at(
                    m_in.name(),
                    address,
                    what + " of at most " + MAX_STRUCTURE + " bytes",
                    length + " bytes");
        }
        // at least a little, lest empty structures go round for ever
        m_total += length + 16;
        if (m_total > m_most) {
            throw FormatException.at(
                    m_in.name(),
                    address,
                    "structures of HDF5 that come to an end",
                    "more of them than the file has room for; they point at each other");
        }
        return ByteBuffer.wrap(m_in.bytes(address, (int) length, what))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public long getUserBlockSize() {
        return m_superblock.getBaseAddressByte();
    }

    @Override
    public Superblock getSuperblock() {
        return m_superblock;
    }

    @Override
    public FileChannel getFileChannel() {
        throw new UnsupportedOperationException(
                "Expected reads of a given place and size, which are checked against the file's"
                        + " length, found a request for its channel; read through"
                        + " readBufferFromAddress or map");
    }

    @Override
    public int getSizeOfOffsets() {
        return m_superblock.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return m_superblock.getSizeOfLengths();
    }

    @Override
    public void close() {
        m_in.close();
    }

    @Override
    public long size() {
        return m_in.length();
    }

    @Override
    public boolean inMemory() {
        return false;
    }
}
