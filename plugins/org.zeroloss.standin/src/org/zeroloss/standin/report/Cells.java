package org.zeroloss.standin.report;

import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;

/** Cells for the eye. */
public final class Cells {

    private Cells() {}

    /**
     * @param type a column's type
     * @return whether its cells are numbers
     */
    public static boolean isNumber(final DataType type) {
        return type.isCompatible(DoubleValue.class) && !type.isCompatible(BooleanValue.class);
    }

    /**
     * @param cell any cell
     * @param digits significant digits of a floating-point number
     * @return its text, {@code ?} if it is missing, as KNIME shows it
     */
    public static String text(final DataCell cell, final int digits) {
        if (cell.isMissing()) {
            return "?";
        }
        final boolean exact =
                cell instanceof BooleanValue
                        || cell instanceof IntValue
                        || cell instanceof LongValue;
        if (!exact && cell instanceof DoubleValue v) {
            return Numbers.text(v.getDoubleValue(), digits);
        }
        return cell.toString();
    }
}
