package org.zeroloss.format.hdf5;

import io.jhdf.dataset.chunked.Chunk;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FormatException;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values in chunks, each filtered by itself. Chunks that were never written are zeros. A few
 * decoded chunks are kept, since neighbouring parts share them.
 */
final class H5Chunked extends H5Data {

    private static final int BUDGET = 32 << 20;
    private static final int KEPT = 32 << 20;

    private final H5Dataset m_dataset;
    private final H5Layout m_layout;
    private final ChunkDecoder m_decoder;
    private Map<List<Long>, Chunk> m_index;
    private final Map<List<Long>, byte[]> m_kept = new LinkedHashMap<>(16, 0.75f, true);

    H5Chunked(final H5Dataset dataset, final H5Layout layout, final ByteOrder order) {
        super(dataset.path(), dataset.shape(), dataset.bytes(), order);
        m_dataset = dataset;
        m_layout = layout;
        m_decoder = new ChunkDecoder(dataset, layout);
        final long most = times(dataset.file().in().length(), m_decoder.largestRatio());
        if (total() > most) {
            throw dataset.wrong(
                    "a file of "
                            + dataset.file().in().length()
                            + " bytes, which cannot hold "
                            + total()
                            + " bytes even compressed");
        }
    }

    @Override
    int together(final int dimension) {
        return m_layout.chunk()[dimension];
    }

    @Override
    int budget() {
        return BUDGET;
    }

    @Override
    void read(
            final long[] from,
            final int[] count,
            final byte[] target,
            final int[] strides,
            final Progress progress) {
        final int rank = rank();
        final int[] chunk = m_layout.chunk();
        final int[] steps = new int[rank];
        int step = 1;
        for (int d = rank - 1; d >= 0; d--) {
            steps[d] = step;
            step *= chunk[d];
        }
        // the chunk that the walk is at, by the index of its first value
        final long[] at = new long[rank];
        for (int d = 0; d < rank; d++) {
            at[d] = from[d] / chunk[d] * chunk[d];
        }
        final long[] start = at.clone();
        while (true) {
            progress.checkCanceled();
            copy(at, from, count, target, strides, steps);
            int d = rank - 1;
            while (d >= 0) {
                at[d] += chunk[d];
                if (at[d] < from[d] + count[d]) {
                    break;
                }
                at[d] = start[d];
                d--;
            }
            if (d < 0) {
                return;
            }
        }
    }

    private void copy(
            final long[] at,
            final long[] from,
            final int[] count,
            final byte[] target,
            final int[] strides,
            final int[] steps) {
        final int[] size = new int[at.length];
        int source = 0;
        int to = 0;
        for (int d = 0; d < at.length; d++) {
            final long first = Math.max(at[d], from[d]);
            final long end = Math.min(at[d] + m_layout.chunk()[d], from[d] + count[d]);
            size[d] = (int) (end - first);
            source += (int) (first - at[d]) * steps[d];
            to += (int) (first - from[d]) * strides[d];
        }
        copy(size, decoded(at), source, steps, target, to, strides, bytes());
    }

    private byte[] decoded(final long[] at) {
        final List<Long> key = Arrays.stream(at).boxed().toList();
        final byte[] kept = m_kept.get(key);
        if (kept != null) {
            return kept;
        }
        while (!m_kept.isEmpty() && (m_kept.size() + 1L) * m_layout.bytes() > KEPT) {
            m_kept.remove(m_kept.keySet().iterator().next());
        }
        final Chunk chunk = index().get(key);
        final byte[] values = chunk == null ? new byte[m_layout.bytes()] : m_decoder.decode(chunk);
        m_kept.put(key, values);
        return values;
    }

    private Map<List<Long>, Chunk> index() {
        if (m_index == null) {
            final Map<List<Long>, Chunk> index = new HashMap<>();
            m_dataset
                    .file()
                    .guarded("the chunks of " + path(), m_layout.index()::get)
                    .forEach(c -> put(index, c));
            m_index = index;
        }
        return m_index;
    }

    /** An index entry without an address stands for a chunk that was never written. */
    @SuppressWarnings("resource") // the file is its owner's to close
    private void put(final Map<List<Long>, Chunk> index, final Chunk chunk) {
        if (chunk.getAddress() == -1L) {
            return;
        }
        final long[] at = chunk.getChunkOffset();
        for (int d = 0; d < at.length; d++) {
            if (at[d] < 0 || at[d] >= shape()[d] || at[d] % m_layout.chunk()[d] != 0) {
                throw FormatException.at(
                        m_dataset.file().name(),
                        m_dataset.storage().last(),
                        "chunks of " + path() + " that lie on the grid of chunks",
                        "one at " + Arrays.toString(at));
            }
        }
        index.put(Arrays.stream(at).boxed().toList(), chunk);
    }
}
