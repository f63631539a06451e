package org.knime.core.data;

/** Rows under a spec. */
public interface DataTable extends Iterable<DataRow> {

    /** The columns. */
    DataTableSpec getDataTableSpec();

    @Override
    RowIterator iterator();
}
