package org.zeroloss.nodes.defectscorer;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.imaging.score.LabelledPoint;

import java.util.ArrayList;
import java.util.List;

/** Reads the points of a table. */
public final class PointTable {

    private final int m_x;
    private final int m_y;
    private final int m_kind;
    private final int m_image;

    /** Points that have a position, and how many rows have none. */
    public record Read(List<LabelledPoint> points, long skipped) {}

    /**
     * @param columns names of the columns
     * @param table spec of the table
     * @param what the table's name, for messages
     * @throws InvalidSettingsException if a column is missing or holds no numbers
     */
    public PointTable(final PointColumns columns, final DataTableSpec table, final String what)
            throws InvalidSettingsException {
        m_x = number(table, columns.m_x, "Column of x", what);
        m_y = number(table, columns.m_y, "Column of y", what);
        m_kind = optional(table, columns.m_kind, "Column of classes", what);
        m_image = optional(table, columns.m_image, "Column of images", what);
    }

    private static int find(
            final DataTableSpec table, final String name, final String option, final String what)
            throws InvalidSettingsException {
        final int index = table.findColumnIndex(name);
        if (index < 0) {
            throw new InvalidSettingsException(
                    "Expected a column '"
                            + name
                            + "' in the table of "
                            + what
                            + ", found "
                            + String.join(", ", table.getColumnNames())
                            + ". Choose another \""
                            + option
                            + "\", or rename the column.");
        }
        return index;
    }

    private static int optional(
            final DataTableSpec table, final String name, final String option, final String what)
            throws InvalidSettingsException {
        return name.isEmpty() ? -1 : find(table, name, option, what);
    }

    private static int number(
            final DataTableSpec table, final String name, final String option, final String what)
            throws InvalidSettingsException {
        final int index = find(table, name, option, what);
        if (!table.getColumnSpec(index).getType().isCompatible(DoubleValue.class)) {
            throw new InvalidSettingsException(
                    "Expected numbers in column '"
                            + name
                            + "' of the table of "
                            + what
                            + ", found "
                            + table.getColumnSpec(index).getType()
                            + ". Choose another \""
                            + option
                            + "\".");
        }
        return index;
    }

    /**
     * @param table the table
     * @param exec context of the running node
     * @return its points, in order
     * @throws CanceledExecutionException if the user asked to stop
     */
    public Read read(final BufferedDataTable table, final ExecutionContext exec)
            throws CanceledExecutionException {
        final List<LabelledPoint> points = new ArrayList<>();
        long skipped = 0;
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                exec.checkCanceled();
                final DataRow row = rows.next();
                final double x = value(row.getCell(m_x));
                final double y = value(row.getCell(m_y));
                if (Double.isFinite(x) && Double.isFinite(y)) {
                    points.add(new LabelledPoint(text(row, m_image), x, y, text(row, m_kind)));
                } else {
                    skipped++;
                }
            }
        }
        return new Read(points, skipped);
    }

    private static double value(final DataCell cell) {
        return cell.isMissing() ? Double.NaN : ((DoubleValue) cell).getDoubleValue();
    }

    private static String text(final DataRow row, final int column) {
        if (column < 0) {
            return "all";
        }
        final DataCell cell = row.getCell(column);
        if (cell.isMissing()) {
            return "?";
        }
        if (cell instanceof StringValue s) {
            return s.getStringValue();
        }
        final double v = value(cell);
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : cell.toString();
    }
}
