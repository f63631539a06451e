package org.knime.core.node;

import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.zeroloss.standin.table.RowStore;

import javax.swing.JComponent;

/** The table at a port. */
public final class BufferedDataTable implements DataTable, PortObject {

    /** The type of a port with a table. */
    public static final PortType TYPE =
            PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class);

    /** The type of a port with a table that need not be connected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class, true);

    private final DataTableSpec spec;
    private final RowStore rows;

    BufferedDataTable(final DataTableSpec spec, final RowStore rows) {
        this.spec = spec;
        this.rows = rows;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return spec;
    }

    @Override
    public DataTableSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return "Rows: " + size() + ", Cols: " + spec.getNumColumns();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public CloseableRowIterator iterator() {
        return rows.iterator();
    }

    /** The number of rows. */
    public long size() {
        return rows.size();
    }
}
