package org.zeroloss.signal;

import java.nio.file.Path;
import java.util.List;

/**
 * Writes one signal file, block by block, in bounded memory. Blocks may have any number of rows;
 * the file's record batches have {@link #batchRows()} rows each, so the same values give the same
 * bytes however they were cut into blocks. Not safe for concurrent use (the columns of a block
 * are).
 *
 * <pre>{@code
 * try (SignalWriter writer = SignalWriter.create(file, spec)) {
 *     while (writer.remainingRows() > 0) {
 *         SignalBlock block = writer.newBlock();
 *         for (int r = 0; r < block.rows(); r++) {
 *             block.band().setRow(r, spectrum(writer.writtenRows() + r));
 *         }
 *         writer.write(block);
 *     }
 *     writer.finish();
 * }
 * }</pre>
 */
public final class SignalWriter implements AutoCloseable {

    /** A batch has at most as many bytes, unless a single row has more. */
    private static final long BATCH_BYTES = 16L << 20;

    private enum State {
        OPEN,
        FINISHED,
        CLOSED
    }

    private final Path m_path;
    private final SignalSpec m_spec;
    private final List<Column> m_columns;
    private final BatchFile m_file;
    private final int m_batchRows;
    private State m_state = State.OPEN;
    private long m_written;

    /** Rows of blocks that did not fill a batch; null while there are none. */
    private SignalBlock m_pending;

    private int m_pendingRows;

    private SignalWriter(final Path file, final SignalSpec spec) {
        m_path = file;
        m_spec = spec;
        m_columns = Column.of(spec).subList(0, spec.bands().size() + spec.maps().size());
        final long fit = Math.max(1, BATCH_BYTES / spec.rowBytes());
        m_batchRows = (int) Math.min(fit, spec.rows());
        m_file = new BatchFile(file, spec);
    }

    /**
     * Creates a file.
     *
     * @param file where; must not exist yet
     * @param spec what will be written
     * @return a writer; closed before {@link #finish()}, it deletes the file
     * @throws SignalException if the file exists or cannot be created
     */
    public static SignalWriter create(final Path file, final SignalSpec spec) {
        return new SignalWriter(
                Check.notNull(file, "file to write"), Check.notNull(spec, "signal spec"));
    }

    /**
     * @return the file
     */
    public Path file() {
        return m_path;
    }

    /**
     * @return what is being written
     */
    public SignalSpec spec() {
        return m_spec;
    }

    /**
     * @return rows of each record batch but the last: as many as fit into 16 MB, at least 1
     */
    public int batchRows() {
        return m_batchRows;
    }

    /**
     * @return rows given to {@link #write} so far
     */
    public long writtenRows() {
        return m_written;
    }

    /**
     * @return rows still to be written
     */
    public long remainingRows() {
        return m_spec.rows() - m_written;
    }

    /**
     * @return bytes on disk so far
     */
    public long bytesOnDisk() {
        return m_file.size();
    }

    /**
     * @return a block of zeros with as many rows as a record batch, or as remain if that is less
     * @throws SignalException if no row remains
     */
    public SignalBlock newBlock() {
        if (remainingRows() == 0) {
            throw new SignalException(
                    "All " + m_spec.rows() + " rows of " + m_path + " are written already");
        }
        return newBlock((int) Math.min(m_batchRows, remainingRows()));
    }

    /**
     * @param rows at least 1
     * @return a block of zeros
     */
    public SignalBlock newBlock(final int rows) {
        return new SignalBlock(m_columns, rows);
    }

    /**
     * Appends a block's rows. The block may be filled anew and written again.
     *
     * @param block from {@link #newBlock} of this writer
     * @throws SignalException if there are more rows than the spec says, or the disk fails
     */
    public void write(final SignalBlock block) {
        checkOpen();
        if (!block.columns().stream().map(HeapColumn::column).toList().equals(m_columns)) {
            throw new SignalException(
                    "Expected a block made by the writer of " + m_path + ", found one of another");
        }
        if (block.rows() > remainingRows()) {
            throw new SignalException(
                    "Expected "
                            + m_spec.rows()
                            + " rows in "
                            + m_path
                            + ", found "
                            + block.rows()
                            + " more after "
                            + m_written);
        }
        if (m_pendingRows == 0 && block.rows() == nextBatchRows()) {
            m_file.writeBatch(block, block.rows(), m_written);
            m_written += block.rows();
            return;
        }
        for (int done = 0; done < block.rows(); ) {
            done += collect(block, done);
        }
    }

    /** Takes rows up to the end of the batch, which it writes when full. */
    private int collect(final SignalBlock block, final int from) {
        if (m_pending == null) {
            m_pending = newBlock(m_batchRows);
        }
        final int batch = nextBatchRows();
        final int n = Math.min(block.rows() - from, batch - m_pendingRows);
        for (int i = 0; i < m_columns.size(); i++) {
            m_pending.columns().get(i).copy(m_pendingRows, block.columns().get(i), from, n);
        }
        m_pendingRows += n;
        m_written += n;
        if (m_pendingRows == batch) {
            m_file.writeBatch(m_pending, batch, m_written - batch);
            m_pendingRows = 0;
        }
        return n;
    }

    private int nextBatchRows() {
        return (int) Math.min(m_batchRows, remainingRows() + m_pendingRows);
    }

    /**
     * Completes the file.
     *
     * @throws SignalException if rows are missing, or the disk fails
     */
    public void finish() {
        checkOpen();
        if (remainingRows() > 0) {
            throw new SignalException(
                    "Expected "
                            + m_spec.rows()
                            + " rows in "
                            + m_path
                            + ", found "
                            + m_written
                            + " when finished");
        }
        m_file.finish();
        m_pending = null;
        m_state = State.FINISHED;
    }

    private void checkOpen() {
        if (m_state != State.OPEN) {
            throw new SignalException("The writer of " + m_path + " is " + m_state);
        }
    }

    /** Releases the file; before {@link #finish()}, deletes it. */
    @Override
    public void close() {
        final State before = m_state;
        m_state = State.CLOSED;
        m_pending = null;
        if (before == State.OPEN) {
            m_file.discard();
        }
    }
}
