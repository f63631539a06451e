package org.zeroloss.format;

import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.nio.ByteBuffer;

/** Rows into a signal writer. */
final class SignalSink implements RowSink {

    private final SignalWriter m_target;
    private final int m_rowBytes;
    private final boolean m_vacuum;
    private final double m_isVacuum;

    /**
     * @param target writer for a spectral image of the rows' type and width
     * @param source spec of the rows
     */
    SignalSink(final SignalWriter target, final SignalSpec source) {
        this(target, source, false);
    }

    /**
     * @param target writer for a signal of the rows' type and width
     * @param source spec of the rows
     * @param vacuum what to write into the map of vacuum spectra, where the target has one
     */
    SignalSink(final SignalWriter target, final SignalSpec source, final boolean vacuum) {
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
        m_vacuum = to.hasMap(MapColumn.VACUUM);
        m_isVacuum = vacuum ? 1 : 0;
    }

    @Override
    public void accept(final ByteBuffer rows) {
        while (rows.hasRemaining()) {
            final int count = Math.min(rows.remaining() / m_rowBytes, m_target.batchRows());
            final SignalBlock block = m_target.newBlock(count);
            block.band().setRaw(rows);
            if (m_vacuum) {
                for (int r = 0; r < count; r++) {
                    block.map(MapColumn.VACUUM).set(r, 0, m_isVacuum);
                }
            }
            m_target.write(block);
        }
    }
}
