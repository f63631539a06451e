package org.zeroloss.standin.table;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.DataContainerException;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table as bytes, in blocks of some 10^5 bytes. Small tables stay in memory; when a
 * table grows beyond {@value #MEMORY} bytes all its blocks go to a file, so that its size is
 * limited by the disk only. A file is opened for each block that is read and not held open, so that
 * it can be deleted at any time on any system.
 */
public final class RowStore {

    private static final int BLOCK = 1 << 17;
    private static final long MEMORY = 1L << 24;

    /** A block: its bytes, or where they lie in the file. */
    record Block(byte[] bytes, long offset, int length, int rows) {}

    private final int columns;
    private final Path folder;
    private final List<Block> blocks = new ArrayList<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(BLOCK);
    private final DataOutputStream out = new DataOutputStream(pending);
    private Path file;
    private int pendingRows;
    private long bytes;
    private long size;

    /**
     * Creates an empty store.
     *
     * @param columns number of cells in each row
     * @param folder where a large table puts its file
     */
    public RowStore(final int columns, final Path folder) {
        this.columns = columns;
        this.folder = folder;
    }

    /** Adds a row, which has as many cells as the table has columns. */
    public void add(final DataRow row) {
        try {
            CellCode.writeText(row.getKey().getString(), out);
            for (final DataCell cell : row) {
                CellCode.write(cell, out);
            }
            size++;
            pendingRows++;
            if (pending.size() >= BLOCK) {
                endBlock();
            }
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    /** Ends the table. */
    public void finish() {
        try {
            if (pendingRows > 0) {
                endBlock();
            }
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    private void endBlock() throws IOException {
        final byte[] block = pending.toByteArray();
        blocks.add(place(block, pendingRows));
        bytes += block.length;
        pending.reset();
        pendingRows = 0;
        if (file == null && bytes > MEMORY) {
            file = Files.createTempFile(folder, "table", ".rows");
            bytes = 0;
            for (int i = 0; i < blocks.size(); i++) {
                final Block inMemory = blocks.get(i);
                blocks.set(i, place(inMemory.bytes, inMemory.rows));
                bytes += inMemory.length;
            }
        }
    }

    private Block place(final byte[] block, final int rows) throws IOException {
        if (file == null) {
            return new Block(block, 0, block.length, rows);
        }
        Files.write(file, block, StandardOpenOption.APPEND);
        return new Block(null, bytes, block.length, rows);
    }

    ByteBuffer read(final Block block) throws IOException {
        if (block.bytes != null) {
            return ByteBuffer.wrap(block.bytes);
        }
        final ByteBuffer buffer = ByteBuffer.allocate(block.length);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, block.offset + buffer.position()) < 0) {
                    throw new IOException("The file of a table ends early: " + file);
                }
            }
        }
        return buffer.flip();
    }

    /** The number of rows. */
    public long size() {
        return size;
    }

    /** Runs through the rows of the ended table. */
    public CloseableRowIterator iterator() {
        return new RowReader(this, columns, blocks.iterator());
    }

    /** Whether a row that was added has the identifier; runs through all of them. */
    boolean contains(final String key) {
        final List<Block> all = new ArrayList<>(blocks);
        all.add(new Block(pending.toByteArray(), 0, pending.size(), pendingRows));
        try (CloseableRowIterator rows = new RowReader(this, columns, all.iterator())) {
            while (rows.hasNext()) {
                if (rows.next().getKey().getString().equals(key)) {
                    return true;
                }
            }
            return false;
        }
    }

    static DataContainerException failed(final IOException e) {
        return new DataContainerException("The rows of a table cannot be stored: " + e, e);
    }
}
