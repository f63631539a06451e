package org.zeroloss.learn.cluster;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.learn.LearnException;

/**
 * The rows in at most {@value #MOST} blocks whose borders depend on the number of rows only.
 * Whatever is summed block by block and then over the blocks in order is the same for any number of
 * threads.
 */
final class RowBlocks {

    private static final int MOST = 64;
    private static final int LEAST_ROWS = 64;

    private final RowSource source;
    private final Workers workers;
    private final Progress progress;
    private final int rows;
    private final int blocks;

    /** Work on the rows from … to−1. */
    @FunctionalInterface
    interface Work {
        void run(int block, int from, int to, float[] row);
    }

    RowBlocks(final RowSource source, final Workers workers, final Progress progress) {
        if (source.rows() < 1 || source.rows() > Integer.MAX_VALUE - 8) {
            throw new LearnException(
                    "Clustering handles 1 to "
                            + (Integer.MAX_VALUE - 8)
                            + " rows, found "
                            + source.rows());
        }
        if (source.width() < 1) {
            throw new LearnException("Clustering needs rows with values, found an empty row");
        }
        this.source = source;
        this.workers = workers;
        this.progress = progress;
        rows = (int) source.rows();
        blocks = (int) Math.min(MOST, (rows + LEAST_ROWS - 1L) / LEAST_ROWS);
    }

    RowSource source() {
        return source;
    }

    int rows() {
        return rows;
    }

    int width() {
        return source.width();
    }

    int count() {
        return blocks;
    }

    int from(final int block) {
        return (int) ((long) rows * block / blocks);
    }

    /** Runs the work for every block; asks for cancellation before each, reports nothing. */
    void each(final Work work) {
        workers.run(
                blocks,
                new Progress() {
                    @Override
                    public void update(final double fraction, final String message) {
                        // the iterations are reported, not their blocks
                    }

                    @Override
                    public void checkCanceled() {
                        progress.checkCanceled();
                    }
                },
                null,
                b ->
                        work.run(
                                (int) b,
                                from((int) b),
                                from((int) b + 1),
                                new float[source.width()]));
    }
}
