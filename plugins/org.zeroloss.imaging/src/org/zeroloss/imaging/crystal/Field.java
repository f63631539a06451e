package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.numeric.Check;

/**
 * A rectangle of the specimen in Å.
 *
 * @param minX left border
 * @param minY upper border
 * @param maxX right border
 * @param maxY lower border
 */
public record Field(double minX, double minY, double maxX, double maxY) {

    /** Validates the order. */
    public Field {
        Check.ascending(minX, maxX, "left and right border of a field in Å");
        Check.ascending(minY, maxY, "upper and lower border of a field in Å");
    }

    /**
     * @param marginA margin in Å
     * @return the rectangle with the margin on each side
     */
    public Field grown(final double marginA) {
        return new Field(minX - marginA, minY - marginA, maxX + marginA, maxY + marginA);
    }

    /**
     * @return width in Å
     */
    public double width() {
        return maxX - minX;
    }

    /**
     * @return height in Å
     */
    public double height() {
        return maxY - minY;
    }

    /**
     * @return area in Å²
     */
    public double area() {
        return width() * height();
    }

    /**
     * @param x position in Å
     * @param y position in Å
     * @return whether it lies inside
     */
    public boolean contains(final double x, final double y) {
        return x >= minX && x < maxX && y >= minY && y < maxY;
    }
}
