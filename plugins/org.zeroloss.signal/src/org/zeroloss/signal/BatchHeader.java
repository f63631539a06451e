package org.zeroloss.signal;

import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;

import java.nio.ByteBuffer;
import java.util.List;

/** Reads the message of one record batch and checks it against its columns and its body. */
final class BatchHeader {

    private final RecordBatch m_batch;
    private final ArrowBlock m_block;
    private int m_node;
    private int m_buffer;

    private BatchHeader(final RecordBatch batch, final ArrowBlock block) {
        m_batch = batch;
        m_block = block;
    }

    /** {@code bytes} holds the message with its prefix. */
    static BatchLayout read(
            final ByteBuffer bytes, final ArrowBlock block, final List<Column> columns) {
        final int mark = bytes.getInt();
        final int length = bytes.getInt();
        if (mark != ArrowEncoder.CONTINUATION
                || length != block.metadataLength() - ArrowEncoder.PREFIX) {
            throw new SignalException(
                    "Expected a message of "
                            + (block.metadataLength() - ArrowEncoder.PREFIX)
                            + " bytes after the mark -1, found mark "
                            + mark
                            + " and length "
                            + length);
        }
        final Message m = Message.getRootAsMessage(bytes);
        if (m.headerType() != MessageHeader.RecordBatch || m.bodyLength() != block.bodyLength()) {
            throw new SignalException(
                    "Expected a record batch with a body of "
                            + block.bodyLength()
                            + " bytes, found message type "
                            + m.headerType()
                            + " with "
                            + m.bodyLength());
        }
        final RecordBatch batch = (RecordBatch) m.header(new RecordBatch());
        if (batch == null || batch.compression() != null) {
            throw new SignalException(
                    "Expected an uncompressed record batch, found "
                            + (batch == null ? "none" : "a compressed one")
                            + "; write the file without compression");
        }
        return new BatchHeader(batch, block).layout(columns);
    }

    private BatchLayout layout(final List<Column> columns) {
        final long rows = m_batch.length();
        final long[] offsets = new long[columns.size()];
        if (rows < 0 || rows > Integer.MAX_VALUE) {
            throw new SignalException("Expected 0 to 2^31 - 1 rows in a batch, found " + rows);
        }
        for (int i = 0; i < offsets.length; i++) {
            final Column c = columns.get(i);
            if (c.list()) {
                node(c, rows);
                m_buffer++;
            }
            node(c, rows * c.width());
            m_buffer++;
            offsets[i] = values(c, rows * c.rowBytes());
        }
        if (m_node != m_batch.nodesLength() || m_buffer != m_batch.buffersLength()) {
            throw new SignalException(
                    "Expected "
                            + m_node
                            + " field nodes and "
                            + m_buffer
                            + " buffers, found "
                            + m_batch.nodesLength()
                            + " and "
                            + m_batch.buffersLength());
        }
        return new BatchLayout(columns, rows, offsets, m_block.bodyLength());
    }

    private void node(final Column c, final long length) {
        if (m_node >= m_batch.nodesLength()) {
            throw new SignalException("Expected a field node for " + c + ", found no more");
        }
        final FieldNode node = m_batch.nodes(m_node++);
        if (node.length() != length || node.nullCount() != 0) {
            throw new SignalException(
                    "Expected "
                            + length
                            + " values without nulls in column '"
                            + c.name()
                            + "', found "
                            + node.length()
                            + " with "
                            + node.nullCount()
                            + " nulls");
        }
    }

    private long values(final Column c, final long bytes) {
        if (m_buffer >= m_batch.buffersLength()) {
            throw new SignalException("Expected a buffer for " + c + ", found no more");
        }
        final Buffer b = m_batch.buffers(m_buffer++);
        if (b.offset() < 0
                || b.offset() % 8 != 0
                || b.length() < bytes
                || b.length() > m_block.bodyLength()
                || b.offset() > m_block.bodyLength() - b.length()) {
            throw new SignalException(
                    "Expected "
                            + bytes
                            + " bytes of column '"
                            + c.name()
                            + "' within the body of "
                            + m_block.bodyLength()
                            + ", found "
                            + b.length()
                            + " at "
                            + b.offset());
        }
        return b.offset();
    }
}
