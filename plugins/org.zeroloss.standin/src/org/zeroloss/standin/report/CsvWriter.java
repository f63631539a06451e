package org.zeroloss.standin.report;

import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A table as CSV by RFC 4180: a header that starts with {@code RowID}, lines that end with CRLF,
 * numbers with all their digits, a missing value as an empty field and an empty text as {@code ""}.
 */
final class CsvWriter {

    private static final String EOL = "\r\n";
    private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");

    private CsvWriter() {}

    /**
     * @param table what to write
     * @param file where to
     * @throws IOException if the file cannot be written
     */
    static void write(final BufferedDataTable table, final Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(table, out);
        }
    }

    /**
     * @param table what to write
     * @param out where to; not closed
     * @throws IOException if it cannot be written
     */
    static void write(final BufferedDataTable table, final Writer out) throws IOException {
        try (CloseableRowIterator rows = table.iterator()) {
            out.write("RowID");
            for (final DataColumnSpec column : table.getDataTableSpec()) {
                out.write(',');
                text(column.getName(), out);
            }
            out.write(EOL);
            while (rows.hasNext()) {
                final DataRow row = rows.next();
                text(row.getKey().getString(), out);
                for (final DataCell cell : row) {
                    out.write(',');
                    field(cell, out);
                }
                out.write(EOL);
            }
        }
    }

    private static void field(final DataCell cell, final Writer out) throws IOException {
        if (cell.isMissing()) {
            return;
        }
        // An integer and a truth value are double values too, and must not get a decimal point.
        final boolean exact =
                cell instanceof BooleanValue
                        || cell instanceof IntValue
                        || cell instanceof LongValue;
        if (!exact && cell instanceof DoubleValue v) {
            out.write(Double.toString(v.getDoubleValue()));
        } else {
            text(cell.toString(), out);
        }
    }

    private static void text(final String s, final Writer out) throws IOException {
        if (s.isEmpty() || SPECIAL.matcher(s).find()) {
            out.write('"' + s.replace("\"", "\"\"") + '"');
        } else {
            out.write(s);
        }
    }
}
