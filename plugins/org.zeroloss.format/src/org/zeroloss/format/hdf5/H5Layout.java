package org.zeroloss.format.hdf5;

import io.jhdf.btree.BTreeV1;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.DatasetInfo;
import io.jhdf.dataset.chunked.indexing.BTreeIndex;
import io.jhdf.dataset.chunked.indexing.ExtensibleArrayIndex;
import io.jhdf.dataset.chunked.indexing.FixedArrayIndex;
import io.jhdf.dataset.chunked.indexing.ImplicitChunkIndex;
import io.jhdf.dataset.chunked.indexing.SingleChunkIndex;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a dataset is cut into chunks.
 *
 * @param chunk values of a chunk along each dimension
 * @param bytes bytes of a chunk once decoded
 * @param filters what a chunk went through when it was written, in that order
 * @param index finds all chunks that were written
 */
record H5Layout(
        int[] chunk, int bytes, List<FilterInfo> filters, Supplier<Collection<Chunk>> index) {

    /** Longest decoded chunk. */
    private static final long MAX_CHUNK = 256L << 20;

    private static final long UNDEFINED = -1L;
    private static final int MAX_ENTRIES_AT = 8;
    private static final int MAX_INDEX_SET_AT = 12 + 4 * 8;

    static H5Layout of(final H5Dataset dataset, final DataLayoutMessage layout) {
        final int[] chunk;
        final Supplier<Collection<Chunk>> index;
        if (layout instanceof ChunkedDataLayoutMessage) {
            final ChunkedDataLayoutMessage m = (ChunkedDataLayoutMessage) layout;
            chunk = m.getChunkDimensions();
            index = () -> tree(dataset, m.getBTreeAddress());
        } else if (layout instanceof ChunkedDataLayoutMessageV4) {
            final ChunkedDataLayoutMessageV4 m = (ChunkedDataLayoutMessageV4) layout;
            final int[] all = m.getChunkDimensions();
            // the last one is the size of a value
            chunk = Arrays.copyOf(all, Math.max(0, all.length - 1));
            index = () -> index(dataset, m, chunk);
        } else {
            throw dataset.wrong("a layout that is not known");
        }
        if (chunk.length != dataset.rank()) {
            throw dataset.wrong("chunks of " + chunk.length + " dimensions");
        }
        long bytes = dataset.bytes();
        for (final int n : chunk) {
            if (n < 1) {
                throw dataset.wrong("chunks of shape " + Arrays.toString(chunk));
            }
            bytes = H5Data.times(bytes, n);
        }
        if (bytes > MAX_CHUNK) {
            throw dataset.wrong(
                    "chunks of " + bytes + " bytes; Zeroloss reads at most " + MAX_CHUNK);
        }
        return new H5Layout(chunk, (int) bytes, dataset.filters(), index);
    }

    private static Collection<Chunk> tree(final H5Dataset dataset, final long address) {
        return address == UNDEFINED
                ? List.of()
                : BTreeV1.createDataBTree(dataset.storage(), address, dataset.rank()).getChunks();
    }

    private static Collection<Chunk> index(
            final H5Dataset dataset, final ChunkedDataLayoutMessageV4 m, final int[] chunk) {
        if (m.getAddress() == UNDEFINED) {
            return List.of();
        }
        int bytes = dataset.bytes();
        for (final int n : chunk) {
            bytes = Math.multiplyExact(bytes, n);
        }
        final DatasetInfo info = new DatasetInfo(bytes, dataset.shape(), chunk);
        final H5Storage storage = dataset.storage();
        return switch (m.getIndexingType()) {
            case 1 -> new SingleChunkIndex(m, info).getAllChunks();
            case 2 -> {
                check(dataset, chunks(dataset.shape(), chunk));
                yield new ImplicitChunkIndex(m.getAddress(), info).getAllChunks();
            }
            case 3 -> {
                check(dataset, declared(storage, m.getAddress() + MAX_ENTRIES_AT));
                yield new FixedArrayIndex(storage, m.getAddress(), info).getAllChunks();
            }
            case 4 -> {
                check(dataset, declared(storage, m.getAddress() + MAX_INDEX_SET_AT));
                yield new ExtensibleArrayIndex(storage, m.getAddress(), info).getAllChunks();
            }
            case 5 -> new BTreeIndex(storage, m.getAddress(), info).getAllChunks();
            default -> throw dataset.wrong("an index of chunks of type " + m.getIndexingType());
        };
    }

    private static long declared(final H5Storage storage, final long address) {
        final int size = storage.getSizeOfLengths();
        final ByteBuffer b = storage.readBufferFromAddress(address, size);
        return size == Long.BYTES ? b.getLong() : Integer.toUnsignedLong(b.getInt());
    }

    private static long chunks(final long[] shape, final int[] chunk) {
        long n = 1;
        for (int d = 0; d < chunk.length; d++) {
            n = H5Data.times(n, (shape[d] + chunk[d] - 1) / chunk[d]);
        }
        return n;
    }

    /** An index is built in memory: no more entries than the file has room for. */
    private static void check(final H5Dataset dataset, final long entries) {
        if (entries < 0 || entries > dataset.storage().size() / Integer.BYTES) {
            throw dataset.wrong("an index of " + entries + " chunks, more than the file can hold");
        }
    }
}
