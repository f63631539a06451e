package org.zeroloss.learn.cluster;

/** The mean row and size of each cluster, summed block by block. */
final class ClusterMeans {

    private final double[][] centroids;
    private final long[] sizes;

    ClusterMeans(final RowBlocks blocks, final int[] labels, final int clusters) {
        final int width = blocks.width();
        final double[][][] sums = new double[blocks.count()][clusters][width];
        blocks.each(
                (block, from, to, row) -> {
                    for (int i = from; i < to; i++) {
                        blocks.source().read(i, row);
                        final double[] sum = sums[block][labels[i]];
                        for (int d = 0; d < width; d++) {
                            sum[d] += row[d];
                        }
                    }
                });
        centroids = new double[clusters][width];
        sizes = new long[clusters];
        for (final int label : labels) {
            sizes[label]++;
        }
        for (int c = 0; c < clusters; c++) {
            for (int d = 0; d < width; d++) {
                double sum = 0;
                for (final double[][] block : sums) {
                    sum += block[c][d];
                }
                centroids[c][d] = sum / sizes[c];
            }
        }
    }

    double[][] centroids() {
        return centroids;
    }

    long[] sizes() {
        return sizes;
    }

    /** Σ ‖row − centroid‖². */
    static double cost(final RowBlocks blocks, final int[] labels, final double[][] centroids) {
        final double[] costs = new double[blocks.count()];
        blocks.each(
                (block, from, to, row) -> {
                    for (int i = from; i < to; i++) {
                        blocks.source().read(i, row);
                        costs[block] += Distances.squared(row, centroids[labels[i]]);
                    }
                });
        double sum = 0;
        for (final double c : costs) {
            sum += c;
        }
        return sum;
    }
}
