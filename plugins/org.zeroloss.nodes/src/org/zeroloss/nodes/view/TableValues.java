package org.zeroloss.nodes.view;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a small table that a node kept for its view. */
final class TableValues {

    private final Map<String, List<String>> m_texts = new LinkedHashMap<>();
    private final Map<String, double[]> m_numbers = new LinkedHashMap<>();
    private final int m_size;

    /**
     * @param table all of it is read
     */
    TableValues(final BufferedDataTable table) {
        m_size = Math.toIntExact(table.size());
        final var spec = table.getDataTableSpec();
        final int width = spec.getNumColumns();
        final List<double[]> numbers = new ArrayList<>();
        final List<List<String>> texts = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            final boolean number = spec.getColumnSpec(c).getType().isCompatible(DoubleValue.class);
            numbers.add(number ? new double[m_size] : null);
            texts.add(number ? null : new ArrayList<>());
        }
        try (CloseableRowIterator rows = table.iterator()) {
            for (int r = 0; r < m_size; r++) {
                final DataRow row = rows.next();
                for (int c = 0; c < width; c++) {
                    final DataCell cell = row.getCell(c);
                    if (numbers.get(c) == null) {
                        texts.get(c).add(cell instanceof MissingCell ? "" : cell.toString());
                    } else {
                        numbers.get(c)[r] =
                                cell instanceof DoubleValue v ? v.getDoubleValue() : Double.NaN;
                    }
                }
            }
        }
        for (int c = 0; c < width; c++) {
            final String name = spec.getColumnSpec(c).getName();
            if (numbers.get(c) == null) {
                m_texts.put(name, List.copyOf(texts.get(c)));
            } else {
                m_numbers.put(name, numbers.get(c));
            }
        }
    }

    int size() {
        return m_size;
    }

    /** Names of the columns of numbers. */
    List<String> names() {
        return List.copyOf(m_numbers.keySet());
    }

    /** All columns of texts. */
    Map<String, List<String>> texts() {
        return m_texts;
    }

    /** Values of a column of numbers or truth values (0 and 1), NaN where they are missing. */
    double[] numbers(final String column) {
        return m_numbers.get(column);
    }

    /** Values of a column of texts, empty where they are missing. */
    List<String> texts(final String column) {
        return m_texts.get(column);
    }

    /** A column of numbers as a page gets it. */
    byte[] bytes(final String column) {
        return FloatBytes.of(m_numbers.get(column));
    }

    /** The rows in which a column has one value, in order. */
    int[] rows(final String column, final double value) {
        final double[] all = m_numbers.get(column);
        final int[] some = new int[m_size];
        int n = 0;
        for (int r = 0; r < m_size; r++) {
            if (all[r] == value) {
                some[n++] = r;
            }
        }
        return Arrays.copyOf(some, n);
    }

    /** Some rows of a column of numbers as a page gets them. */
    byte[] bytes(final String column, final int[] rows) {
        final double[] all = m_numbers.get(column);
        final double[] some = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = all[rows[i]];
        }
        return FloatBytes.of(some);
    }
}
