package org.zeroloss.format;

import org.zeroloss.signal.RowRange;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalCopy;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.nio.ByteBuffer;

/** Rows into a signal writer. */
final class SignalSink implements RowSink {

    private final SignalWriter m_target;
    private final int m_rowBytes;
    private final SignalCopy.Filler m_filler;
    private long m_rows;

    /**
     * @param target writer for a signal of the rows' type and width
     * @param source spec of the rows
     * @param filler sets the other columns of the target
     */
    SignalSink(final SignalWriter target, final SignalSpec source, final SignalCopy.Filler filler) {
        final SignalSpec to = target.spec();
        if (to.type() != source.type() || to.width() != source.width()) {
            throw new IllegalArgumentException(
                    "Expected a writer for rows of "
                            + source.width()
                            + " values of "
                            + source.type()
                            + ", found one for "
                            + to.width()
                            + " of "
                            + to.type());
        }
        m_target = target;
        m_rowBytes = Math.multiplyExact(source.width(), source.type().bytes());
        m_filler = filler;
    }

    @Override
    public void accept(final ByteBuffer rows) {
        while (rows.hasRemaining()) {
            final int count = Math.min(rows.remaining() / m_rowBytes, m_target.batchRows());
            final SignalBlock block = m_target.newBlock(count);
            block.band().setRaw(rows);
            m_filler.fill(new RowRange(m_rows, count), block);
            m_target.write(block);
            m_rows += count;
        }
    }
}
