package org.zeroloss.standin.report;

import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/**
 * The leading rows of a table, to be sorted by any column ({@code table.js}). Numbers are rounded
 * for the eye; a cell keeps the whole number where rounding changes it, so that the order is exact.
 */
final class TableHtml {

    private static final int CELLS = 40_000;
    private static final int ROWS = 2_000;
    private static final int COLUMNS = 40;
    private static final int DIGITS = 6;

    private final BufferedDataTable table;
    private final StringBuilder b = new StringBuilder();

    private TableHtml(final BufferedDataTable table) {
        this.table = table;
    }

    static String of(final String name, final BufferedDataTable table) {
        return new TableHtml(table).html(name);
    }

    private String html(final String name) {
        final DataTableSpec spec = table.getDataTableSpec();
        final int columns = Math.min(COLUMNS, spec.getNumColumns());
        final long rows = Math.min(table.size(), Math.min(ROWS, CELLS / Math.max(1, columns + 1)));
        b.append("<details class=\"rows\"><summary>").append(counted(rows, columns));
        b.append("</summary><div class=\"scroll tall\" role=\"region\" tabindex=\"0\"");
        b.append(" aria-label=\"").append(Html.escape(name)).append("\">");
        b.append("<table class=\"sortable\"><thead><tr>");
        heading("RowID", false);
        for (int c = 0; c < columns; c++) {
            final DataColumnSpec column = spec.getColumnSpec(c);
            heading(column.getName(), Cells.isNumber(column.getType()));
        }
        b.append("</tr></thead><tbody>\n");
        try (CloseableRowIterator all = table.iterator()) {
            for (long r = 0; r < rows; r++) {
                row(all.next(), columns);
            }
        }
        b.append("</tbody></table></div></details>\n");
        return b.toString();
    }

    private String counted(final long rows, final int columns) {
        final int all = table.getDataTableSpec().getNumColumns();
        final String less = columns < all ? ", %d of %d columns".formatted(columns, all) : "";
        return rows < table.size() || columns < all
                ? "Rows: the first %d of %d%s; the CSV has all".formatted(rows, table.size(), less)
                : "Rows (%d)".formatted(rows);
    }

    private void heading(final String name, final boolean number) {
        b.append("<th scope=\"col\" aria-sort=\"none\"");
        b.append(number ? " data-type=\"number\"" : "").append("><button type=\"button\">");
        b.append(Html.escape(name)).append("</button></th>");
    }

    private void row(final DataRow row, final int columns) {
        b.append("<tr><th scope=\"row\">").append(Html.escape(row.getKey().getString()));
        b.append("</th>");
        for (int c = 0; c < columns; c++) {
            cell(row.getCell(c));
        }
        b.append("</tr>\n");
    }

    private void cell(final DataCell cell) {
        final String text = Cells.text(cell, DIGITS);
        b.append("<td");
        if (cell.isMissing()) {
            b.append(" class=\"missing\"");
        } else if (cell instanceof DoubleValue v && !(cell instanceof BooleanValue)) {
            final String whole = Double.toString(v.getDoubleValue());
            if (Double.parseDouble(text) != v.getDoubleValue()) {
                b.append(" data-v=\"").append(whole).append('"');
            }
        } else if (!(cell instanceof DoubleValue)) {
            b.append(" class=\"words\"");
        }
        b.append('>').append(Html.escape(text)).append("</td>");
    }
}
