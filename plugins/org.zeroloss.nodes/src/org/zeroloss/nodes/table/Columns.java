package org.zeroloss.nodes.table;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * The columns of an output table, each with the way to its value in an engine's row; so the spec
 * that configure promises and the rows that execute writes cannot differ. A name that is taken
 * already gets a number.
 *
 * @param <T> the engine's row
 */
public final class Columns<T> {

    private record Column<T>(String name, DataType type, Function<T, DataCell> cell) {}

    private final List<Column<T>> m_columns = new ArrayList<>();
    private final Function<T, String> m_reason;

    /**
     * @param reason why a number of a row is missing, for the missing cell; asked for only then
     */
    public Columns(final Function<T, String> reason) {
        m_reason = reason;
    }

    /**
     * Adds a column of integers.
     *
     * @param name title
     * @param value its value
     * @return this
     */
    public Columns<T> integer(final String name, final ToIntFunction<T> value) {
        return add(name, IntCell.TYPE, r -> new IntCell(value.applyAsInt(r)));
    }

    /**
     * Adds a column of long integers.
     *
     * @param name title
     * @param value its value
     * @return this
     */
    public Columns<T> whole(final String name, final ToLongFunction<T> value) {
        return add(name, LongCell.TYPE, r -> new LongCell(value.applyAsLong(r)));
    }

    /**
     * Adds a column of numbers.
     *
     * @param name title with unit
     * @param value its value; NaN becomes a missing cell with the row's reason
     * @return this
     */
    public Columns<T> real(final String name, final ToDoubleFunction<T> value) {
        return add(
                name,
                DoubleCell.TYPE,
                r -> {
                    final double v = value.applyAsDouble(r);
                    return Double.isNaN(v) ? new MissingCell(m_reason.apply(r)) : new DoubleCell(v);
                });
    }

    /**
     * Adds a column of texts.
     *
     * @param name title
     * @param value its value, not {@code null}
     * @return this
     */
    public Columns<T> text(final String name, final Function<T, String> value) {
        return add(name, StringCell.TYPE, r -> new StringCell(value.apply(r)));
    }

    /**
     * Adds a column of texts that may be missing.
     *
     * @param name title
     * @param value its value; empty becomes a missing cell with the row's reason
     * @return this
     */
    public Columns<T> optionalText(final String name, final Function<T, Optional<String>> value) {
        return add(
                name,
                StringCell.TYPE,
                r ->
                        value.apply(r)
                                .<DataCell>map(StringCell::new)
                                .orElseGet(() -> new MissingCell(m_reason.apply(r))));
    }

    /**
     * Adds a column of long integers that may be missing.
     *
     * @param name title
     * @param value its value; empty becomes a missing cell with the row's reason
     * @return this
     */
    public Columns<T> optionalWhole(final String name, final Function<T, OptionalLong> value) {
        return add(
                name,
                LongCell.TYPE,
                r -> {
                    final OptionalLong v = value.apply(r);
                    return v.isPresent()
                            ? new LongCell(v.getAsLong())
                            : new MissingCell(m_reason.apply(r));
                });
    }

    /**
     * Adds a column of truth values.
     *
     * @param name title
     * @param value its value
     * @return this
     */
    public Columns<T> flag(final String name, final Function<T, Boolean> value) {
        return add(name, BooleanCell.TYPE, r -> BooleanCell.get(value.apply(r)));
    }

    private Columns<T> add(
            final String name, final DataType type, final Function<T, DataCell> cell) {
        String unique = name;
        for (int i = 1; contains(unique); i++) {
            unique = name + " (#" + i + ")";
        }
        m_columns.add(new Column<>(unique, type, cell));
        return this;
    }

    private boolean contains(final String name) {
        return m_columns.stream().anyMatch(c -> c.name().equals(name));
    }

    /**
     * @return spec of the table
     */
    public DataTableSpec spec() {
        return new DataTableSpec(
                m_columns.stream()
                        .map(c -> new DataColumnSpecCreator(c.name(), c.type()).createSpec())
                        .toArray(DataColumnSpec[]::new));
    }

    /**
     * @param exec context of the running node
     * @param rows the engine's rows, in order
     * @param rowId identifier of each row, unique
     * @return the table
     * @throws CanceledExecutionException if the user asked to stop
     */
    public BufferedDataTable fill(
            final ExecutionContext exec, final Iterable<T> rows, final Function<T, String> rowId)
            throws CanceledExecutionException {
        final BufferedDataContainer container = exec.createDataContainer(spec());
        try {
            for (final T row : rows) {
                exec.checkCanceled();
                final DataCell[] cells = new DataCell[m_columns.size()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = m_columns.get(i).cell().apply(row);
                }
                container.addRowToTable(new DefaultRow(rowId.apply(row), cells));
            }
        } finally {
            container.close();
        }
        return container.getTable();
    }
}
