package org.zeroloss.standin.report;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numeric columns of a table, the leading rows of them. A missing value is NaN.
 *
 * @param names the columns' names
 * @param integer whether a column holds integers
 * @param values one array per column, all of one length
 * @param rows how many rows the whole table has
 */
record Columns(List<String> names, List<Boolean> integer, List<double[]> values, long rows) {

    /** Bounds the memory: 128 MB of numbers; a map of a million pixels with 16 columns fits. */
    private static final int MAX_VALUES = 16_000_000;

    Columns {
        names = List.copyOf(names);
        integer = List.copyOf(integer);
        values = List.copyOf(values);
    }

    static Columns of(final BufferedDataTable table) {
        final DataTableSpec spec = table.getDataTableSpec();
        final List<Integer> indices = new ArrayList<>();
        final List<String> names = new ArrayList<>();
        final List<Boolean> integer = new ArrayList<>();
        for (int c = 0; c < spec.getNumColumns(); c++) {
            final DataColumnSpec column = spec.getColumnSpec(c);
            if (Cells.isNumber(column.getType())) {
                indices.add(c);
                names.add(column.getName());
                integer.add(column.getType().isCompatible(IntValue.class));
            }
        }
        final int n = (int) Math.min(MAX_VALUES / Math.max(1, names.size()), table.size());
        final List<double[]> values = new ArrayList<>();
        indices.forEach(i -> values.add(new double[n]));
        try (CloseableRowIterator rows = table.iterator()) {
            for (int r = 0; r < n; r++) {
                final DataRow row = rows.next();
                for (int c = 0; c < values.size(); c++) {
                    values.get(c)[r] = number(row.getCell(indices.get(c)));
                }
            }
        }
        return new Columns(names, integer, values, table.size());
    }

    private static double number(final DataCell cell) {
        return cell.isMissing() ? Double.NaN : ((DoubleValue) cell).getDoubleValue();
    }

    boolean isComplete() {
        return values.isEmpty() || values.get(0).length == rows;
    }

    /** The finite values of a column in ascending order. */
    double[] sorted(final int column) {
        return Arrays.stream(values.get(column)).filter(Double::isFinite).sorted().toArray();
    }
}
