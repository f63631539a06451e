package org.zeroloss.learn.cluster;

/**
 * The mean row and size of each cluster and the cost, from one reading of all rows, block by block.
 * With any point r near a cluster's mean m, Σ ‖row − m‖² = Σ ‖row − r‖² − n ‖m − r‖².
 */
final class ClusterMeans {

    private final double[][] centroids;
    private final long[] sizes;
    private final double cost;

    /** {@code near}: points near the means. */
    ClusterMeans(final RowBlocks blocks, final int[] labels, final double[][] near) {
        final int clusters = near.length;
        final int width = blocks.width();
        final double[][][] sums = new double[blocks.count()][clusters][width];
        final double[] costs = new double[blocks.count()];
        blocks.each(
                (block, from, to, row) -> {
                    for (int i = from; i < to; i++) {
                        blocks.source().read(i, row);
                        add(row, sums[block][labels[i]]);
                        costs[block] += Distances.squared(row, near[labels[i]]);
                    }
                });
        centroids = new double[clusters][width];
        sizes = new long[clusters];
        for (final int label : labels) {
            sizes[label]++;
        }
        double total = 0;
        for (final double c : costs) {
            total += c;
        }
        for (int c = 0; c < clusters; c++) {
            for (int d = 0; d < width; d++) {
                double sum = 0;
                for (final double[][] block : sums) {
                    sum += block[c][d];
                }
                centroids[c][d] = sum / sizes[c];
            }
            final double apart = Distances.between(centroids[c], near[c]);
            total -= sizes[c] * apart * apart;
        }
        cost = Math.max(0, total);
    }

    private static void add(final float[] row, final double[] sum) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += row[d];
        }
    }

    double[][] centroids() {
        return centroids;
    }

    long[] sizes() {
        return sizes;
    }

    /** Σ ‖row − centroid‖². */
    double cost() {
        return cost;
    }
}
