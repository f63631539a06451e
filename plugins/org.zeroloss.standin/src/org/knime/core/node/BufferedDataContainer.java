package org.knime.core.node;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.DataContainerException;
import org.knime.core.data.container.RowAppender;
import org.zeroloss.standin.table.Domains;
import org.zeroloss.standin.table.RowKeys;
import org.zeroloss.standin.table.RowStore;

import java.nio.file.Path;

/** Takes the rows of a table one by one. */
public class BufferedDataContainer implements RowAppender {

    private final DataTableSpec spec;
    private final Domains domains;
    private final RowStore rows;
    private final RowKeys keys;
    private BufferedDataTable table;

    BufferedDataContainer(final DataTableSpec spec, final boolean initDomain, final Path tempDir) {
        this.spec = spec;
        this.domains = initDomain ? null : new Domains(spec);
        this.rows = new RowStore(spec.getNumColumns(), tempDir);
        this.keys = new RowKeys(rows);
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if its cells do not fit the columns
     * @throws org.knime.core.util.DuplicateKeyException if a row has the same identifier
     */
    @Override
    public void addRowToTable(final DataRow row) {
        if (isClosed()) {
            throw new IllegalStateException("The table is closed, no row can be added");
        }
        check(row);
        keys.add(row.getKey().getString());
        rows.add(row);
        if (domains != null) {
            domains.add(row);
        }
    }

    private void check(final DataRow row) {
        if (row.getNumCells() != spec.getNumColumns()) {
            throw new IllegalArgumentException(
                    "Row "
                            + row.getKey()
                            + " has "
                            + row.getNumCells()
                            + " cells, the table has "
                            + spec.getNumColumns()
                            + " columns");
        }
        for (int i = 0; i < spec.getNumColumns(); i++) {
            final DataCell cell = row.getCell(i);
            if (cell == null) {
                throw new DataContainerException(
                        "Cell " + i + " of row " + row.getKey() + " is null; put a missing cell");
            }
            final DataType expected = spec.getColumnSpec(i).getType();
            if (!cell.isMissing() && !expected.isASuperTypeOf(cell.getType())) {
                throw new DataContainerException(
                        "The column \""
                                + spec.getColumnSpec(i).getName()
                                + "\" holds "
                                + expected
                                + ", found "
                                + cell.getType()
                                + " in row "
                                + row.getKey());
            }
        }
    }

    /** Ends the table; no row can be added any more. */
    public void close() {
        if (!isClosed()) {
            rows.finish();
            table = new BufferedDataTable(domains == null ? spec : domains.spec(), rows);
        }
    }

    /** Whether rows can be added. */
    public boolean isOpen() {
        return table == null;
    }

    /** Whether the table is ended. */
    public boolean isClosed() {
        return table != null;
    }

    /** The number of rows. */
    public long size() {
        return rows.size();
    }

    /** The columns. */
    public DataTableSpec getTableSpec() {
        return table == null ? spec : table.getDataTableSpec();
    }

    /**
     * The table.
     *
     * @throws IllegalStateException if it is not yet closed
     */
    public BufferedDataTable getTable() {
        if (table == null) {
            throw new IllegalStateException("The table is not closed");
        }
        return table;
    }
}
