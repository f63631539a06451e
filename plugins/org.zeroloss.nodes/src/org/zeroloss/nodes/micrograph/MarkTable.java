package org.zeroloss.nodes.micrograph;

import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.zeroloss.nodes.table.Columns;
import org.zeroloss.nodes.view.Mark;

import java.util.ArrayList;
import java.util.List;

/** The table that a node keeps for its view: objects in pixels, under names of its own. */
public final class MarkTable {

    private static final Columns<Mark> COLUMNS =
            new Columns<Mark>(m -> "not given")
                    .real("x (px)", Mark::x)
                    .real("y (px)", Mark::y)
                    .real("width (px)", Mark::width)
                    .real("height (px)", Mark::height)
                    .real("probability", Mark::probability)
                    .real("image", Mark::image)
                    .text("class", Mark::kind);

    private MarkTable() {}

    /** The rows of a table that have a position, and how many have none. */
    record Read(List<Mark> marks, long skipped) {}

    static Read read(
            final BufferedDataTable table, final MarkColumns columns, final ExecutionContext exec)
            throws CanceledExecutionException {
        final List<Mark> marks = new ArrayList<>();
        long skipped = 0;
        long done = 0;
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                exec.checkCanceled();
                final Mark mark = columns.mark(rows.next());
                if (Double.isNaN(mark.x()) || Double.isNaN(mark.y())) {
                    skipped++;
                } else {
                    marks.add(mark);
                }
                done++;
                exec.setProgress((double) done / table.size(), "Reading objects");
            }
        }
        return new Read(marks, skipped);
    }

    /**
     * @param marks objects
     * @param exec context of the running node
     * @return a table with a row for each
     * @throws CanceledExecutionException if the user asked to stop
     */
    public static BufferedDataTable write(final List<Mark> marks, final ExecutionContext exec)
            throws CanceledExecutionException {
        final int[] next = {0};
        return COLUMNS.fill(exec, marks, m -> "object" + next[0]++);
    }

    /**
     * @param table what {@link #write} made
     * @return the objects
     */
    public static List<Mark> restore(final BufferedDataTable table) {
        final List<Mark> marks = new ArrayList<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                final DataRow r = rows.next();
                marks.add(
                        new Mark(
                                value(r, 0),
                                value(r, 1),
                                value(r, 2),
                                value(r, 3),
                                value(r, 4),
                                value(r, 5),
                                ((StringValue) r.getCell(6)).getStringValue()));
            }
        }
        return marks;
    }

    private static double value(final DataRow row, final int column) {
        return row.getCell(column).isMissing()
                ? Double.NaN
                : ((DoubleValue) row.getCell(column)).getDoubleValue();
    }
}
