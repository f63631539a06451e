package org.zeroloss.signal;

import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.zeroloss.base.CanceledException;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a file's footer and the small header of each record batch, and checks all of it against the
 * file's length before anything is mapped. Flatbuffers of a damaged file can point anywhere: they
 * are parsed on the heap, where a wild pointer is an exception and not a crash.
 */
final class SignalFileReader {

    private static final int CLOSING = Integer.BYTES + ArrowEncoder.MAGIC.length;

    private final Path m_file;
    private final FileChannel m_channel;
    private final long m_length;

    private SignalFileReader(final Path file, final FileChannel channel) throws IOException {
        m_file = file;
        m_channel = channel;
        m_length = channel.size();
    }

    static SignalFile read(final Path file) {
        if (Files.isDirectory(file)) {
            throw new SignalException("Expected a signal file, found a directory: " + file);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new SignalFileReader(file, channel).read();
        } catch (final ClosedByInterruptException e) {
            // whoever interrupts a thread wants its work to stop; the flag stays set
            throw new CanceledException();
        } catch (final NoSuchFileException e) {
            throw new SignalException("Expected a signal file, found none at " + file, e);
        } catch (final IOException e) {
            throw new SignalException("Could not read signal file " + file + ": " + e, e);
        }
    }

    private SignalFile read() throws IOException {
        final long footerAt = footerStart();
        final Parsed parsed = parse(footerAt);
        final List<BatchLayout> layouts = new ArrayList<>();
        final long[] firstRows = new long[parsed.blocks().size() + 1];
        for (int i = 0; i < parsed.blocks().size(); i++) {
            final ArrowBlock block = parsed.blocks().get(i);
            final BatchLayout layout = layout(block, parsed.columns());
            layouts.add(layout);
            firstRows[i + 1] = firstRows[i] + layout.rows();
        }
        final long rows = firstRows[layouts.size()];
        if (rows != parsed.spec().rows()) {
            throw damaged(
                    parsed.spec().rows() + " rows, as the axes say",
                    rows + " in the record batches",
                    footerAt,
                    null);
        }
        return new SignalFile(
                m_file,
                m_length,
                parsed.spec(),
                parsed.columns(),
                new SignalFile.Batches(firstRows, parsed.blocks(), layouts));
    }

    /** What the footer says. */
    private record Parsed(SignalSpec spec, List<Column> columns, List<ArrowBlock> blocks) {}

    /** Checks both magics and the footer's length. */
    private long footerStart() throws IOException {
        final int head = ArrowEncoder.HEAD;
        if (m_length < head + ArrowEncoder.PREFIX + CLOSING) {
            throw damaged("an Arrow file", "only " + m_length + " bytes", 0, null);
        }
        magic(bytes(0, ArrowEncoder.MAGIC.length), 0, "no Arrow file");
        final long lengthAt = m_length - CLOSING;
        final ByteBuffer closing = bytes(lengthAt, CLOSING);
        final int length = closing.getInt();
        magic(closing, lengthAt + Integer.BYTES, "the file is truncated or was never finished");
        if (length < 8 || length > lengthAt - head || length > ArrowEncoder.MAX_METADATA) {
            throw damaged(
                    "a footer of 8 to "
                            + Math.min(lengthAt - head, ArrowEncoder.MAX_METADATA)
                            + " bytes",
                    length + " bytes",
                    lengthAt,
                    null);
        }
        return lengthAt - length;
    }

    private void magic(final ByteBuffer bytes, final long at, final String meaning) {
        final byte[] found = new byte[ArrowEncoder.MAGIC.length];
        bytes.get(found);
        if (!Arrays.equals(found, ArrowEncoder.MAGIC)) {
            throw damaged(
                    "the bytes 'ARROW1'", Arrays.toString(found) + " (" + meaning + ")", at, null);
        }
    }

    private Parsed parse(final long footerAt) throws IOException {
        final ByteBuffer bytes = bytes(footerAt, (int) (m_length - CLOSING - footerAt));
        try {
            final Footer footer = Footer.getRootAsFooter(bytes);
            if (footer.version() != MetadataVersion.V5 && footer.version() != MetadataVersion.V4) {
                throw new SignalException(
                        "Expected Arrow metadata version V4 or V5, found number "
                                + footer.version());
            }
            if (footer.schema() == null) {
                throw new SignalException("Expected a schema, found none");
            }
            ArrowSchema.requireSignal(footer.schema());
            final List<Column> columns = ArrowSchema.columns(footer.schema());
            final List<ArrowBlock> blocks = new ArrayList<>();
            for (int i = 0; i < footer.recordBatchesLength(); i++) {
                final Block b = footer.recordBatches(i);
                blocks.add(
                        checked(
                                new ArrowBlock(b.offset(), b.metaDataLength(), b.bodyLength()),
                                footerAt));
            }
            return new Parsed(ArrowSchema.spec(footer.schema(), columns), columns, blocks);
        } catch (final NotASignalException e) {
            throw new NotASignalException(
                    e.getMessage() + "; in " + m_file + ", footer at " + hex(footerAt));
        } catch (final SignalException e) {
            throw new SignalException(
                    e.getMessage() + "; in " + m_file + ", footer at " + hex(footerAt), e);
        } catch (final IndexOutOfBoundsException
                | IllegalArgumentException
                | NegativeArraySizeException
                | BufferUnderflowException e) {
            throw damaged("a valid footer", "a damaged one (" + e + ")", footerAt, e);
        }
    }

    private static ArrowBlock checked(final ArrowBlock b, final long end) {
        if (b.offset() < ArrowEncoder.HEAD
                || b.offset() % 8 != 0
                || b.metadataLength() <= ArrowEncoder.PREFIX
                || b.metadataLength() > ArrowEncoder.MAX_METADATA
                || b.metadataLength() % 8 != 0
                || b.bodyLength() < 0
                || b.offset() > end - b.metadataLength()
                || b.bodyLength() > end - b.metadataLength() - b.offset()) {
            throw new SignalException(
                    "Expected record batches within the " + hex(end) + " bytes before, found " + b);
        }
        if (b.bodyLength() > Integer.MAX_VALUE) {
            throw new SignalException(
                    "Expected record batches of less than 2 GiB, found "
                            + b
                            + "; write the file with smaller ones");
        }
        return b;
    }

    private BatchLayout layout(final ArrowBlock block, final List<Column> columns)
            throws IOException {
        final ByteBuffer bytes = bytes(block.offset(), block.metadataLength());
        try {
            return BatchHeader.read(bytes, block, columns);
        } catch (final SignalException e) {
            throw new SignalException(
                    e.getMessage() + "; in " + m_file + " at " + hex(block.offset()), e);
        } catch (final IndexOutOfBoundsException
                | IllegalArgumentException
                | NegativeArraySizeException
                | BufferUnderflowException e) {
            throw damaged("a valid record batch", "a damaged one (" + e + ")", block.offset(), e);
        }
    }

    private ByteBuffer bytes(final long at, final int count) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (m_channel.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("the file ended at " + hex(at + bytes.position()));
            }
        }
        return bytes.flip();
    }

    private SignalException damaged(
            final String expected, final String found, final long at, final Throwable cause) {
        return new SignalException(
                "Expected " + expected + ", found " + found + "; in " + m_file + " at " + hex(at),
                cause);
    }

    private static String hex(final long offset) {
        return String.format("0x%X", offset);
    }
}
