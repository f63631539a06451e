package org.zeroloss.standin.table;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.container.DataContainerException;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Cells as bytes: one byte for the kind of the cell, then its value. */
public final class CellCode {

    private static final int MISSING = 0;
    private static final int MISSING_WITH_REASON = 1;
    private static final int INT = 2;
    private static final int LONG = 3;
    private static final int DOUBLE = 4;
    private static final int STRING = 5;
    private static final int FALSE = 6;
    private static final int TRUE = 7;

    private CellCode() {}

    /** Writes a cell. */
    public static void write(final DataCell cell, final DataOutput out) throws IOException {
        if (cell instanceof DoubleCell c) {
            out.writeByte(DOUBLE);
            out.writeDouble(c.getDoubleValue());
        } else if (cell instanceof IntCell c) {
            out.writeByte(INT);
            out.writeInt(c.getIntValue());
        } else if (cell instanceof LongCell c) {
            out.writeByte(LONG);
            out.writeLong(c.getLongValue());
        } else if (cell instanceof StringCell c) {
            out.writeByte(STRING);
            writeText(c.getStringValue(), out);
        } else if (cell instanceof BooleanCell c) {
            out.writeByte(c.getBooleanValue() ? TRUE : FALSE);
        } else if (cell instanceof MissingCell c) {
            if (c.getError() == null) {
                out.writeByte(MISSING);
            } else {
                out.writeByte(MISSING_WITH_REASON);
                writeText(c.getError(), out);
            }
        } else {
            throw new DataContainerException(
                    "The stand-in stores numbers, texts, truth values and missing cells, found a "
                            + cell.getClass().getName());
        }
    }

    /** Reads a cell. */
    public static DataCell read(final DataInput in) throws IOException {
        final int kind = in.readUnsignedByte();
        return switch (kind) {
            case MISSING -> DataType.getMissingCell();
            case MISSING_WITH_REASON -> new MissingCell(readText(in));
            case INT -> new IntCell(in.readInt());
            case LONG -> new LongCell(in.readLong());
            case DOUBLE -> new DoubleCell(in.readDouble());
            case STRING -> new StringCell(readText(in));
            case FALSE -> BooleanCell.FALSE;
            case TRUE -> BooleanCell.TRUE;
            default -> throw new IOException("Unknown kind of cell " + kind);
        };
    }

    /** Writes a text of any length. */
    public static void writeText(final String text, final DataOutput out) throws IOException {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads a text. */
    public static String readText(final DataInput in) throws IOException {
        final int length = in.readInt();
        if (length < 0) {
            throw new IOException("Expected the length of a text, found " + length);
        }
        final byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
