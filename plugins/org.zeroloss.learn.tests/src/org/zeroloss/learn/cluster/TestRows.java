package org.zeroloss.learn.cluster;

import java.util.SplittableRandom;

/** Rows in memory. */
record TestRows(float[][] values) implements RowSource {

    @Override
    public long rows() {
        return values.length;
    }

    @Override
    public int width() {
        return values[0].length;
    }

    @Override
    public void read(final long row, final float[] dst) {
        System.arraycopy(values[(int) row], 0, dst, 0, width());
    }

    /** Rows around random centres with the given spread; row i belongs to centre i mod groups. */
    static TestRows mixture(
            final long seed, final int n, final int width, final int groups, final double spread) {
        final SplittableRandom random = new SplittableRandom(seed);
        final double[][] centers = new double[groups][width];
        for (final double[] c : centers) {
            for (int d = 0; d < width; d++) {
                c[d] = 10 * random.nextDouble();
            }
        }
        final float[][] rows = new float[n][width];
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < width; d++) {
                final double noise = random.nextDouble() + random.nextDouble() - 1;
                rows[i][d] = (float) (centers[i % groups][d] + spread * noise);
            }
        }
        return new TestRows(rows);
    }
}
