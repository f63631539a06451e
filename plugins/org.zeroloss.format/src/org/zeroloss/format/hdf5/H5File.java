package org.zeroloss.format.hdf5;

import io.jhdf.ObjectHeader;
import io.jhdf.Superblock;
import io.jhdf.Superblock.SuperblockV0V1;
import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.SymbolTableEntry;

import org.zeroloss.base.CanceledException;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.format.SourceFile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Supplier;

/** An open HDF5 file: its root group, and the turning of whatever goes wrong into one exception. */
final class H5File implements AutoCloseable {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int SUPERBLOCK = 256;

    private final SeekableBytes m_in;
    private final H5Storage m_storage;
    private final H5Group m_root;

    private H5File(final SeekableBytes in, final long offset) {
        m_in = in;
        final Superblock superblock = superblock(in, offset);
        m_storage = new H5Storage(in, superblock);
        m_root = new H5Group(this, "", guarded("the root group", () -> root(superblock)));
    }

    static H5File open(final SourceFile source) {
        final SeekableBytes in = SeekableBytes.open(source);
        boolean done = false;
        try {
            final H5File file = new H5File(in, signature(in));
            done = true;
            return file;
        } finally {
            if (!done) {
                in.close();
            }
        }
    }

    /** Whether the signature stands at one of the places where HDF5 allows it. */
    static boolean isSignature(final byte[] head) {
        for (int at = 0; at + SIGNATURE.length <= head.length; at = at == 0 ? 512 : 2 * at) {
            if (Arrays.equals(head, at, at + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
                return true;
            }
        }
        return false;
    }

    private static long signature(final SeekableBytes in) {
        for (long at = 0; at + SIGNATURE.length <= in.length(); at = at == 0 ? 512 : 2 * at) {
            if (Arrays.equals(in.bytes(at, SIGNATURE.length, "the signature"), SIGNATURE)) {
                return at;
            }
        }
        throw FormatException.at(in.name(), 0, "the signature of HDF5", "none");
    }

    private static Superblock superblock(final SeekableBytes in, final long offset) {
        final int length = (int) Math.min(SUPERBLOCK, in.length() - offset);
        final ByteBuffer bytes =
                ByteBuffer.wrap(in.bytes(offset, length, "the superblock"))
                        .order(ByteOrder.LITTLE_ENDIAN);
        final Superblock superblock;
        try {
            superblock = Superblock.readSuperblock(bytes);
        } catch (final RuntimeException e) {
            throw FormatException.at(in.name(), offset, "a superblock of HDF5", text(e));
        }
        if (superblock.getBaseAddressByte() != offset) {
            throw FormatException.at(
                    in.name(),
                    offset,
                    "a superblock that lies at its base address",
                    "base address 0x" + Long.toHexString(superblock.getBaseAddressByte()));
        }
        for (final int size :
                new int[] {superblock.getSizeOfOffsets(), superblock.getSizeOfLengths()}) {
            if (size != 4 && size != 8) {
                throw FormatException.at(
                        in.name(),
                        offset,
                        "addresses and lengths of 4 or 8 bytes",
                        size + " bytes");
            }
        }
        final long end = superblock.getEndOfFileAddress();
        if (end > in.length()) {
            throw FormatException.at(
                    in.name(),
                    in.length(),
                    "a file of " + end + " bytes, as its superblock says",
                    "its end; it is truncated");
        }
        return superblock;
    }

    private ObjectHeader root(final Superblock superblock) {
        final long address;
        if (superblock instanceof SuperblockV0V1) {
            final long entry = ((SuperblockV0V1) superblock).getRootGroupSymbolTableAddress();
            address =
                    new SymbolTableEntry(m_storage, entry - superblock.getBaseAddressByte())
                            .getObjectHeaderAddress();
        } else {
            address = ((SuperblockV2V3) superblock).getRootGroupObjectHeaderAddress();
        }
        return ObjectHeader.readObjectHeader(m_storage, address);
    }

    String name() {
        return m_in.name();
    }

    SeekableBytes in() {
        return m_in;
    }

    H5Storage storage() {
        return m_storage;
    }

    H5Group root() {
        return m_root;
    }

    /**
     * Runs what uses jHDF. It trusts the file: whatever a damaged structure makes it throw, deep
     * recursion included, becomes a {@link FormatException} with the place read last.
     */
    <T> T guarded(final String what, final Supplier<T> read) {
        try {
            return read.get();
        } catch (final FormatException | CanceledException e) {
            throw e;
        } catch (final RuntimeException | StackOverflowError e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof FormatException) {
                    throw (FormatException) t;
                }
            }
            throw FormatException.at(
                    name(),
                    m_storage.last(),
                    "a sound HDF5 structure for " + what,
                    e instanceof StackOverflowError ? "one that contains itself" : text(e));
        }
    }

    private static String text(final Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null || root.getMessage().isBlank()
                ? "a damaged one (" + root.getClass().getSimpleName() + ")"
                : "a damaged one: " + root.getMessage();
    }

    @Override
    public void close() {
        m_in.close();
    }
}
