package org.zeroloss.format.hdf5;

import io.jhdf.dataset.chunked.Chunk;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.format.FormatException;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values in chunks, each filtered by itself. Chunks that were never written hold the dataset's fill
 * value, zeros if it has none. Those that a part needs are decoded on all threads at once, as many
 * as fit into a fixed budget. Of chunks that a part does not use up a few are kept, since
 * neighbouring parts share them.
 */
final class H5Chunked extends H5Data {

    private static final int BUDGET = 32 << 20;
    private static final int KEPT = 32 << 20;

    private final H5Dataset m_dataset;
    private final H5Layout m_layout;
    private final ChunkDecoder m_decoder;
    private final byte[] m_fill;
    private Map<List<Long>, Chunk> m_index;
    private final Map<List<Long>, byte[]> m_kept = new LinkedHashMap<>(16, 0.75f, true);

    H5Chunked(final H5Dataset dataset, final H5Layout layout, final ByteOrder order) {
        super(dataset.path(), dataset.shape(), dataset.bytes(), order);
        m_dataset = dataset;
        m_layout = layout;
        m_decoder = new ChunkDecoder(dataset, layout);
        m_fill = dataset.fill();
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
        final List<long[]> missing = new ArrayList<>();
        for (final long[] at : chunks(from, count)) {
            final byte[] kept = m_kept.get(key(at));
            if (kept == null) {
                missing.add(at);
            } else {
                copy(at, kept, from, count, target, strides, steps);
            }
        }
        final int together = Math.max(1, KEPT / m_layout.bytes());
        for (int i = 0; i < missing.size(); i += together) {
            progress.checkCanceled();
            final List<long[]> batch = missing.subList(i, Math.min(missing.size(), i + together));
            final byte[][] values =
                    decode(
                            batch,
                            (at, decoded) -> copy(at, decoded, from, count, target, strides, steps),
                            progress);
            for (int c = 0; c < values.length; c++) {
                if (!covers(batch.get(c), from, count)) {
                    keep(batch.get(c), values[c]);
                }
            }
        }
    }

    /** The chunks that a part touches, in C order, each by the index of its first value. */
    private List<long[]> chunks(final long[] from, final int[] count) {
        final int rank = rank();
        final int[] chunk = m_layout.chunk();
        final long[] at = new long[rank];
        for (int d = 0; d < rank; d++) {
            at[d] = from[d] / chunk[d] * chunk[d];
        }
        final long[] start = at.clone();
        final List<long[]> all = new ArrayList<>();
        while (true) {
            all.add(at.clone());
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
                return all;
            }
        }
    }

    /** Whether a part takes all that a chunk holds, so that nobody will ask for it again. */
    private boolean covers(final long[] at, final long[] from, final int[] count) {
        for (int d = 0; d < at.length; d++) {
            final long end = Math.min(at[d] + m_layout.chunk()[d], shape()[d]);
            if (from[d] > at[d] || from[d] + count[d] < end) {
                return false;
            }
        }
        return true;
    }

    /** Takes a decoded chunk. */
    @FunctionalInterface
    private interface Decoded {
        void accept(long[] at, byte[] values);
    }

    /** Decodes chunks on all threads; if several are damaged, the first of them is told. */
    private byte[][] decode(
            final List<long[]> chunks, final Decoded taker, final Progress progress) {
        final Map<List<Long>, Chunk> index = index();
        final byte[][] values = new byte[chunks.size()][];
        final FormatException[] damaged = new FormatException[chunks.size()];
        Workers.standard()
                .run(
                        chunks.size(),
                        cancelOnly(progress),
                        null,
                        i -> {
                            final int c = (int) i;
                            final Chunk chunk = index.get(key(chunks.get(c)));
                            try {
                                values[c] = chunk == null ? filled() : m_decoder.decode(chunk);
                                taker.accept(chunks.get(c), values[c]);
                            } catch (final FormatException e) {
                                damaged[c] = e;
                            }
                        });
        for (final FormatException e : damaged) {
            if (e != null) {
                throw e;
            }
        }
        return values;
    }

    private static Progress cancelOnly(final Progress progress) {
        return new Progress() {
            @Override
            public void update(final double fraction, final String message) {
                // the slabs are reported, not their chunks
            }

            @Override
            public void checkCanceled() {
                progress.checkCanceled();
            }
        };
    }

    private void keep(final long[] at, final byte[] values) {
        while (!m_kept.isEmpty() && (m_kept.size() + 1L) * m_layout.bytes() > KEPT) {
            m_kept.remove(m_kept.keySet().iterator().next());
        }
        m_kept.put(key(at), values);
    }

    private static List<Long> key(final long[] at) {
        return Arrays.stream(at).boxed().toList();
    }

    private void copy(
            final long[] at,
            final byte[] values,
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
        copy(size, values, source, steps, target, to, strides, bytes());
    }

    private byte[] filled() {
        final byte[] values = new byte[m_layout.bytes()];
        for (int at = 0; m_fill.length > 0 && at < values.length; at += m_fill.length) {
            System.arraycopy(m_fill, 0, values, at, m_fill.length);
        }
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
        index.put(key(at), chunk);
    }
}
