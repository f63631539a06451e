package org.zeroloss.imaging.optics;

/** Convolution of a square grid with a Gaussian, one direction after the other. */
final class GridBlur {

    private GridBlur() {}

    /**
     * @param grid square grid; values beyond its border are 0
     * @param sigma standard deviation in steps; 0 for none
     * @return the blurred grid, or the same if there is nothing to blur
     */
    static double[][] gaussian(final double[][] grid, final double sigma) {
        if (sigma <= 0) {
            return grid;
        }
        final int reach = (int) Math.ceil(5 * sigma);
        final double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = StrictMath.exp(-0.5 * i * i / (sigma * sigma));
            sum += kernel[i + reach];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return transposedRows(transposedRows(grid, kernel), kernel);
    }

    private static double[][] transposedRows(final double[][] grid, final double[] kernel) {
        final int n = grid.length;
        final int reach = kernel.length / 2;
        final double[][] out = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                final int from = Math.max(0, i - reach);
                final int to = Math.min(n - 1, i + reach);
                double s = 0;
                for (int k = from; k <= to; k++) {
                    s += grid[j][k] * kernel[k - i + reach];
                }
                out[i][j] = s;
            }
        }
        return out;
    }
}
