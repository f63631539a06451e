package org.zeroloss.standin.table;

import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataValueComparator;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.NominalValue;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Collects the domains of columns from their rows, as KNIME does: bounds of ordered values, not
 * counting missing cells and NaN; possible values of nominal ones in the order of appearance, up to
 * {@value #MAX_VALUES} of them.
 */
public final class Domains {

    private static final int MAX_VALUES = 60;

    private final DataTableSpec spec;
    private final Column[] columns;

    /** Starts for the columns; what their spec says of domains does not count. */
    public Domains(final DataTableSpec spec) {
        this.spec = spec;
        this.columns = new Column[spec.getNumColumns()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(spec.getColumnSpec(i));
        }
    }

    /** Takes a row. */
    public void add(final DataRow row) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].add(row.getCell(i));
        }
    }

    /** The columns with their domains. */
    public DataTableSpec spec() {
        final DataTableSpecCreator creator = new DataTableSpecCreator(spec).dropAllColumns();
        for (final Column column : columns) {
            creator.addColumns(column.spec());
        }
        return creator.createSpec();
    }

    private static final class Column {

        private final DataColumnSpec spec;
        private final boolean bounded;
        private final DataValueComparator order;
        private Set<DataCell> values;
        private DataCell lower;
        private DataCell upper;

        Column(final DataColumnSpec spec) {
            this.spec = spec;
            this.bounded = spec.getType().isCompatible(BoundedValue.class);
            this.order = spec.getType().getComparator();
            if (spec.getType().isCompatible(NominalValue.class)) {
                values = new LinkedHashSet<>();
            }
        }

        void add(final DataCell cell) {
            if (cell.isMissing()) {
                return;
            }
            if (values != null && values.add(cell) && values.size() > MAX_VALUES) {
                values = null;
            }
            if (bounded && !(cell instanceof DoubleValue d && Double.isNaN(d.getDoubleValue()))) {
                if (lower == null || order.compare(cell, lower) < 0) {
                    lower = cell;
                }
                if (upper == null || order.compare(cell, upper) > 0) {
                    upper = cell;
                }
            }
        }

        DataColumnSpec spec() {
            final DataColumnDomainCreator domain = new DataColumnDomainCreator(lower, upper);
            domain.setValues(values);
            final DataColumnSpecCreator creator = new DataColumnSpecCreator(spec);
            creator.setDomain(domain.createDomain());
            return creator.createSpec();
        }
    }
}
