package org.zeroloss.signal;

import com.google.flatbuffers.FlatBufferBuilder;

import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The framing of the Arrow IPC file format (Arrow columnar format 1.4, "IPC File Format"): magic,
 * schema message, record batches, end of stream, footer, magic. Encoded with Arrow's own generated
 * classes, but without its off-heap memory, so that no JVM flag is needed and equal signals give
 * equal bytes.
 */
final class ArrowEncoder {

    /** First bytes of the file (padded to 8) and its last ones. */
    static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    /** Bytes of the padded magic at the start. */
    static final int HEAD = 8;

    /** Bytes before each message's flatbuffer: continuation mark and length. */
    static final int PREFIX = 8;

    /** Marks the start of a message. */
    static final int CONTINUATION = -1;

    /** No footer or message is larger; damaged lengths must not exhaust the memory. */
    static final int MAX_METADATA = 1 << 27;

    private ArrowEncoder() {}

    static byte[] head() {
        return Arrays.copyOf(MAGIC, HEAD);
    }

    static byte[] schema(final SignalSpec spec, final long at) {
        final FlatBufferBuilder b = ArrowSchema.builder();
        final int schema = ArrowSchema.write(b, spec);
        return message(b, MessageHeader.Schema, schema, 0, at);
    }

    static byte[] batch(final BatchLayout layout, final long at) {
        final FlatBufferBuilder b = ArrowSchema.builder();
        final List<Column> columns = layout.columns();
        final int lists = (int) columns.stream().filter(Column::list).count();
        // vectors of structs are built from the last element to the first
        RecordBatch.startBuffersVector(b, 2 * columns.size() + lists);
        for (int i = columns.size() - 1; i >= 0; i--) {
            final Column c = columns.get(i);
            final long offset = layout.offsets()[i];
            Buffer.createBuffer(b, offset, layout.rows() * c.rowBytes());
            Buffer.createBuffer(b, offset, 0);
            if (c.list()) {
                Buffer.createBuffer(b, offset, 0);
            }
        }
        final int buffers = b.endVector();
        RecordBatch.startNodesVector(b, columns.size() + lists);
        for (int i = columns.size() - 1; i >= 0; i--) {
            final Column c = columns.get(i);
            FieldNode.createFieldNode(b, layout.rows() * c.width(), 0);
            if (c.list()) {
                FieldNode.createFieldNode(b, layout.rows(), 0);
            }
        }
        final int nodes = b.endVector();
        final int batch = RecordBatch.createRecordBatch(b, layout.rows(), nodes, buffers, 0, 0);
        return message(b, MessageHeader.RecordBatch, batch, layout.bodyLength(), at);
    }

    /** The end-of-stream mark, the footer, its length and the closing magic. */
    static byte[] tail(final SignalSpec spec, final List<ArrowBlock> blocks) {
        final FlatBufferBuilder b = ArrowSchema.builder();
        final int schema = ArrowSchema.write(b, spec);
        Footer.startDictionariesVector(b, 0);
        final int dictionaries = b.endVector();
        Footer.startRecordBatchesVector(b, blocks.size());
        for (int i = blocks.size() - 1; i >= 0; i--) {
            final ArrowBlock block = blocks.get(i);
            Block.createBlock(b, block.offset(), block.metadataLength(), block.bodyLength());
        }
        final int batches = b.endVector();
        Footer.finishFooterBuffer(
                b, Footer.createFooter(b, MetadataVersion.V5, schema, dictionaries, batches, 0));
        final byte[] footer = ArrowSchema.bytes(b);
        return ByteBuffer.allocate(PREFIX + footer.length + Integer.BYTES + MAGIC.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(CONTINUATION)
                .putInt(0)
                .put(footer)
                .putInt(footer.length)
                .put(MAGIC)
                .array();
    }

    /** Pads so that what follows, at {@code at} plus the result's length, is aligned. */
    private static byte[] message(
            final FlatBufferBuilder b,
            final byte type,
            final int header,
            final long bodyLength,
            final long at) {
        Message.finishMessageBuffer(
                b, Message.createMessage(b, MetadataVersion.V5, type, header, bodyLength, 0));
        final byte[] data = ArrowSchema.bytes(b);
        final int length = (int) (BatchLayout.aligned(at + PREFIX + data.length) - at);
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(CONTINUATION)
                .putInt(length - PREFIX)
                .put(data)
                .array();
    }
}
