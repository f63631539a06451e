package org.zeroloss.signal.browse;

/**
 * An image in memory that coarser ones are made of.
 *
 * @param values its pixels, line by line
 * @param width columns
 * @param height lines
 */
record CoarseImage(float[] values, int width, int height) {

    /** Means of blocks of 2<sup>level</sup> pixels; blocks at the ends hold what there is. */
    float[] mean(final int level, final int x, final int y, final int columns, final int lines) {
        final float[] means = new float[Math.multiplyExact(columns, lines)];
        for (int line = 0; line < lines; line++) {
            for (int column = 0; column < columns; column++) {
                means[line * columns + column] = block(level, x + column, y + line);
            }
        }
        return means;
    }

    private float block(final int level, final int column, final int line) {
        final int right = Math.min(width, (column + 1) << level);
        final int bottom = Math.min(height, (line + 1) << level);
        double sum = 0;
        int count = 0;
        for (int y = line << level; y < bottom; y++) {
            for (int x = column << level; x < right; x++) {
                final float v = values[y * width + x];
                if (!Float.isNaN(v)) {
                    sum += v;
                    count++;
                }
            }
        }
        return count == 0 ? Float.NaN : (float) (sum / count);
    }
}
