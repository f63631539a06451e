package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.numeric.Check;

/**
 * The truth about one place of a micrograph.
 *
 * @param x position along a line in pixels: 0 is the middle of the first pixel
 * @param y position across the lines in pixels: 0 is the middle of the first line
 * @param column what is there, with its position in Å
 * @param electrons electrons that are expected to be detected of the column, above the background
 */
public record ColumnLabel(double x, double y, AtomColumn column, double electrons) {

    /** Validates every component. */
    public ColumnLabel {
        Check.finite(x, "x of a label in pixels");
        Check.finite(y, "y of a label in pixels");
        Check.present(column, "column of a label");
        Check.notNegative(electrons, "electrons of a label");
    }
}
