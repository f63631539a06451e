package org.knime.core.data;

import java.util.Comparator;

/** An order of cells; a missing cell comes before all others. */
public abstract class DataValueComparator implements Comparator<DataCell> {

    /** Creates the comparator. */
    protected DataValueComparator() {}

    @Override
    public final int compare(final DataCell c1, final DataCell c2) {
        if (c1.isMissing() || c2.isMissing()) {
            return Boolean.compare(c2.isMissing(), c1.isMissing());
        }
        return compareDataValues(c1, c2);
    }

    /** Compares values that are not missing. */
    protected abstract int compareDataValues(DataValue v1, DataValue v2);
}
