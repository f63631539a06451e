package org.zeroloss.standin.run;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.zeroloss.standin.report.Cells;

import java.util.ArrayList;
import java.util.List;

/** The first rows of a table as aligned text: numbers to the right, six significant digits. */
final class TableText {

    private static final int ROWS = 10;
    private static final int COLUMNS = 10;
    private static final int WIDTH = 28;

    private TableText() {}

    static String of(final BufferedDataTable table) {
        final int columns = Math.min(COLUMNS, table.getDataTableSpec().getNumColumns());
        final List<String[]> lines = new ArrayList<>();
        final boolean[] right = new boolean[columns + 1];
        final String[] head = new String[columns + 1];
        head[0] = "RowID";
        for (int c = 0; c < columns; c++) {
            final DataColumnSpec spec = table.getDataTableSpec().getColumnSpec(c);
            head[c + 1] = cut(spec.getName());
            right[c + 1] = Cells.isNumber(spec.getType());
        }
        lines.add(head);
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext() && lines.size() <= ROWS) {
                lines.add(line(rows.next(), columns));
            }
        }
        final StringBuilder b = new StringBuilder();
        final int[] widths = widths(lines);
        lines.forEach(line -> append(line, widths, right, b));
        final long moreRows = table.size() - (lines.size() - 1);
        final int moreColumns = table.getDataTableSpec().getNumColumns() - columns;
        if (moreRows > 0 || moreColumns > 0) {
            b.append("  ... ");
            b.append(moreRows > 0 ? moreRows + " more rows" : "");
            b.append(moreRows > 0 && moreColumns > 0 ? " and " : "");
            b.append(moreColumns > 0 ? moreColumns + " more columns" : "");
            b.append(System.lineSeparator());
        }
        return b.toString();
    }

    private static String[] line(final DataRow row, final int columns) {
        final String[] line = new String[columns + 1];
        line[0] = cut(row.getKey().getString());
        for (int c = 0; c < columns; c++) {
            final DataCell cell = row.getCell(c);
            line[c + 1] = cut(Cells.text(cell, 6));
        }
        return line;
    }

    private static String cut(final String s) {
        final String one = s.replaceAll("\\s*\\R\\s*", " ");
        return one.length() <= WIDTH ? one : one.substring(0, WIDTH - 3) + "...";
    }

    private static int[] widths(final List<String[]> lines) {
        final int[] widths = new int[lines.get(0).length];
        for (final String[] line : lines) {
            for (int c = 0; c < line.length; c++) {
                widths[c] = Math.max(widths[c], line[c].length());
            }
        }
        return widths;
    }

    private static void append(
            final String[] line, final int[] widths, final boolean[] right, final StringBuilder b) {
        final StringBuilder text = new StringBuilder();
        for (int c = 0; c < line.length; c++) {
            final String pad = " ".repeat(widths[c] - line[c].length());
            text.append("  ").append(right[c] ? pad + line[c] : line[c] + pad);
        }
        b.append(text.toString().stripTrailing()).append(System.lineSeparator());
    }
}
