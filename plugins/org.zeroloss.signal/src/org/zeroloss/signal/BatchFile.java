package org.zeroloss.signal;

import org.zeroloss.base.CanceledException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The file under a writer: head, record batches one after the other, tail. */
final class BatchFile {

    /** Java copies what a heap buffer writes to native memory: not more than this at once. */
    private static final int WRITE_BYTES = 1 << 20;

    private final Path m_file;
    private final SignalSpec m_spec;
    private final List<Column> m_columns;
    private final FileChannel m_channel;
    private final List<ArrowBlock> m_blocks = new ArrayList<>();
    private long m_at;

    /** A write failed: what is in the file is not whole, and never will be. */
    private boolean m_broken;

    /** {@code options}: more than creating and writing, for example {@code SPARSE}. */
    BatchFile(final Path file, final SignalSpec spec, final OpenOption... options) {
        m_file = file;
        m_spec = spec;
        m_columns = Column.of(spec);
        try {
            final Set<OpenOption> all = new HashSet<>(Set.of(options));
            all.add(StandardOpenOption.CREATE_NEW);
            all.add(StandardOpenOption.WRITE);
            m_channel = FileChannel.open(file, all);
        } catch (final FileAlreadyExistsException e) {
            throw new SignalException(
                    "Expected no file at " + file + " yet: a signal file is written once", e);
        } catch (final IOException e) {
            throw failed("create", e);
        }
        try {
            writeHead();
        } catch (final RuntimeException e) {
            discard();
            throw e;
        }
    }

    private void writeHead() {
        write(ArrowEncoder.head());
        final byte[] schema = ArrowEncoder.schema(m_spec, m_at);
        if (schema.length > ArrowEncoder.MAX_METADATA / 2) {
            throw new SignalException(
                    "Axis labels and metadata may have at most "
                            + ArrowEncoder.MAX_METADATA / 2
                            + " bytes, found "
                            + schema.length
                            + " for "
                            + m_file);
        }
        write(schema);
    }

    long size() {
        return m_at;
    }

    /** Writes a batch of the block's first rows, whose first is {@code firstRow} of the signal. */
    void writeBatch(final SignalBlock block, final int rows, final long firstRow) {
        final BatchLayout layout = startBatch(rows);
        final long body = m_at;
        for (int i = 0; i < m_columns.size(); i++) {
            pad(body + layout.offsets()[i]);
            final Column c = m_columns.get(i);
            final ByteBuffer bytes =
                    i < block.columns().size()
                            ? block.columns().get(i).bytes()
                            : stackIndex(c, firstRow, rows);
            write(bytes.duplicate().limit((int) (rows * c.rowBytes())));
        }
        pad(body + layout.bodyLength());
    }

    /** Writes a batch whose values are all 0 as a hole in the file. */
    void skipBatch(final int rows) {
        final BatchLayout layout = startBatch(rows);
        m_at += layout.bodyLength();
    }

    private BatchLayout startBatch(final int rows) {
        final BatchLayout layout = BatchLayout.of(m_columns, rows);
        final long at = m_at;
        write(ArrowEncoder.batch(layout, at));
        m_blocks.add(new ArrowBlock(at, (int) (m_at - at), layout.bodyLength()));
        return layout;
    }

    /** Completes and closes the file. */
    void finish() {
        write(ArrowEncoder.tail(m_spec, m_blocks));
        try {
            m_channel.close();
        } catch (final IOException e) {
            throw failed("close", e);
        }
    }

    /** Closes and deletes the file. */
    void discard() {
        try {
            m_channel.close();
            Files.deleteIfExists(m_file);
        } catch (final IOException e) {
            throw failed("delete the unfinished", e);
        }
    }

    /** Which image, and which scan line of it, each row of an image stack is. */
    private ByteBuffer stackIndex(final Column c, final long firstRow, final int rows) {
        final HeapColumn index = new HeapColumn(c, rows);
        final long lines = m_spec.axes().get(m_spec.axes().size() - 2).size();
        for (int r = 0; r < rows; r++) {
            final long row = firstRow + r;
            index.setLong(r, 0, c.name().equals(SignalSpec.IMAGE) ? row / lines : row % lines);
        }
        return index.bytes();
    }

    private void pad(final long to) {
        if (to > m_at) {
            write(new byte[(int) (to - m_at)]);
        }
    }

    private void write(final byte[] bytes) {
        write(ByteBuffer.wrap(bytes));
    }

    private void write(final ByteBuffer bytes) {
        if (m_broken) {
            throw new SignalException("Writing " + m_file + " failed before; start again");
        }
        m_broken = true;
        try {
            final int end = bytes.limit();
            while (bytes.position() < end) {
                bytes.limit(Math.min(end, bytes.position() + WRITE_BYTES));
                m_at += m_channel.write(bytes, m_at);
            }
            m_broken = false;
        } catch (final ClosedByInterruptException e) {
            // whoever interrupts a thread wants its work to stop; the flag stays set
            throw new CanceledException();
        } catch (final IOException e) {
            throw failed("write", e);
        }
    }

    private SignalException failed(final String what, final IOException e) {
        return new SignalException("Could not " + what + " signal file " + m_file + ": " + e, e);
    }
}
