package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.signal.BlockColumn;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.util.Arrays;

/**
 * The loop of a subtraction over the blocks of an image. Two blocks of each output are in memory:
 * while the workers fill one, two of them begin by writing the other.
 */
final class SubtractionBlocks {

    /** Rows that a worker takes at a time; their spectra stay in its cache. */
    private static final int CHUNK = 16;

    private static final int WRITES = 2;

    private final Signal m_image;
    private final ImageBackground m_background;
    private final Clipping m_clipping;
    private final SignalWriter m_rest;
    private final SignalWriter m_peak;

    /** A block of both outputs. */
    private record Pair(SignalBlock rest, SignalBlock peak, long first) {}

    SubtractionBlocks(
            final Signal image,
            final ImageBackground background,
            final Clipping clipping,
            final SignalWriter rest,
            final SignalWriter peak) {
        m_image = image;
        m_background = background;
        m_clipping = clipping;
        m_rest = rest;
        m_peak = peak;
    }

    void write(final Workers workers, final Progress progress) {
        final long rows = m_image.rows();
        final int most = m_rest.batchRows();
        Pair filled = null;
        Pair written = null;
        for (long first = 0; first < rows || filled != null; first += most) {
            final int n = (int) Math.max(0, Math.min(most, rows - first));
            final Pair ready = filled;
            filled = n == 0 ? null : pair(written, n, first);
            step(ready, filled, workers, part(progress, first, n));
            written = ready;
        }
    }

    private Progress part(final Progress progress, final long first, final int n) {
        final double rows = m_image.rows();
        return progress.part(Math.min(1, first / rows), Math.min(1, (first + n) / rows));
    }

    /** A block for the next rows: the one that was written before the last, if it fits. */
    private Pair pair(final Pair free, final int rows, final long first) {
        return free != null && free.rest().rows() == rows
                ? new Pair(free.rest(), free.peak(), first)
                : new Pair(m_rest.newBlock(rows), m_peak.newBlock(rows), first);
    }

    private void step(
            final Pair ready, final Pair next, final Workers workers, final Progress progress) {
        final int writes = ready == null ? 0 : WRITES;
        final int chunks = next == null ? 0 : (next.rest().rows() + CHUNK - 1) / CHUNK;
        workers.run(
                writes + (long) chunks,
                progress,
                "Subtracting",
                i -> {
                    if (i >= writes) {
                        fill(next, (int) (i - writes) * CHUNK);
                    } else if (i == 0) {
                        m_rest.write(ready.rest());
                    } else {
                        m_peak.write(ready.peak());
                    }
                });
    }

    private void fill(final Pair block, final int from) {
        final int n = Math.min(CHUNK, block.rest().rows() - from);
        final int width = m_image.width();
        final float[] counts = new float[width];
        final float[] median = new float[width];
        final float[] low = new float[width];
        final float[] high = new float[width];
        final RowBackground rows = m_background.newRows();
        for (int i = from; i < from + n; i++) {
            final long row = block.first() + i;
            m_image.plane().read(row, 0, width, counts, 0);
            if (rows.find(row, counts, median, low, high)) {
                if (m_clipping == Clipping.AT_SIGNAL) {
                    clip(counts, median);
                    clip(counts, low);
                    clip(counts, high);
                }
                set(block.peak(), i, median, low, high);
                subtract(counts, median);
                subtract(counts, low);
                subtract(counts, high);
                set(block.rest(), i, median, high, low);
            } else {
                Arrays.fill(median, 0);
                set(block.peak(), i, median, median, median);
                set(block.rest(), i, counts, counts, counts);
            }
        }
        copyMaps(block, from, n);
    }

    private static void clip(final float[] counts, final float[] background) {
        for (int i = 0; i < background.length; i++) {
            background[i] = Math.min(background[i], counts[i]);
        }
    }

    private static void subtract(final float[] counts, final float[] background) {
        for (int i = 0; i < background.length; i++) {
            background[i] = counts[i] - background[i];
        }
    }

    private static void set(
            final SignalBlock block,
            final int at,
            final float[] median,
            final float[] low,
            final float[] high) {
        block.band(SignalSpec.SIGNAL).setRow(at, median);
        block.band(BackgroundSubtractor.P16).setRow(at, low);
        block.band(BackgroundSubtractor.P84).setRow(at, high);
    }

    private void copyMaps(final Pair block, final int from, final int n) {
        for (final MapColumn map : m_image.spec().maps()) {
            final BlockColumn rest = block.rest().map(map.name());
            final BlockColumn peak = block.peak().map(map.name());
            for (int i = from; i < from + n; i++) {
                final double value = m_image.map(map.name()).get(block.first() + i, 0);
                rest.set(i, 0, value);
                peak.set(i, 0, value);
            }
        }
    }
}
