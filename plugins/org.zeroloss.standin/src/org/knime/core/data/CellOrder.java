package org.knime.core.data;

/** The orders of the cells that the stand-in knows. */
final class CellOrder {

    static final DataValueComparator INTEGERS =
            new DataValueComparator() {
                @Override
                protected int compareDataValues(final DataValue v1, final DataValue v2) {
                    return Long.compare(
                            ((LongValue) v1).getLongValue(), ((LongValue) v2).getLongValue());
                }
            };

    static final DataValueComparator NUMBERS =
            new DataValueComparator() {
                @Override
                protected int compareDataValues(final DataValue v1, final DataValue v2) {
                    return Double.compare(
                            ((DoubleValue) v1).getDoubleValue(),
                            ((DoubleValue) v2).getDoubleValue());
                }
            };

    static final DataValueComparator TEXTS =
            new DataValueComparator() {
                @Override
                protected int compareDataValues(final DataValue v1, final DataValue v2) {
                    return v1.toString().compareTo(v2.toString());
                }
            };

    private CellOrder() {}

    static DataValueComparator of(final DataType type) {
        if (type.isCompatible(LongValue.class)) {
            return INTEGERS;
        }
        return type.isCompatible(DoubleValue.class) ? NUMBERS : TEXTS;
    }
}
