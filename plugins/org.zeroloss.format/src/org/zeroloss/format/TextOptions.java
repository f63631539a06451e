package org.zeroloss.format;

import java.util.Objects;

/**
 * How to understand plain text where it does not say so itself.
 *
 * @param layout whether a line or a column holds a spectrum
 * @param energyColumn column with the energies, counted from 1; 0 finds it: the one column whose
 *     values step evenly
 * @param decimalMark what separates a number's whole part from its decimals
 */
public record TextOptions(Layout layout, int energyColumn, DecimalMark decimalMark) {

    /** Everything found out from the text. */
    public static final TextOptions DEFAULT = new TextOptions(Layout.AUTO, 0, DecimalMark.AUTO);

    /** What a line holds. */
    public enum Layout {
        /** Told from the text where only one reading is possible; else an error. */
        AUTO,
        /** Each line is a spectrum. */
        SPECTRUM_A_LINE,
        /** Each column is a spectrum, but for a column of energies. */
        SPECTRUM_A_COLUMN
    }

    /** Decimal mark. */
    public enum DecimalMark {
        /** Told from the text where only one reading is possible; else an error. */
        AUTO,
        /** 1.5 */
        POINT,
        /** 1,5 */
        COMMA
    }

    /** Checks the parts. */
    public TextOptions {
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(decimalMark, "decimalMark");
        if (energyColumn < 0) {
            throw new IllegalArgumentException(
                    "The energy column is counted from 1, or 0 to find it; found " + energyColumn);
        }
        if (energyColumn > 0 && layout == Layout.SPECTRUM_A_LINE) {
            throw new IllegalArgumentException(
                    "A column of energies needs one spectrum a column, found energy column "
                            + energyColumn
                            + " with one spectrum a line");
        }
    }
}
