package org.zeroloss.eels.cluster;

import org.zeroloss.learn.cluster.Kmeans1d;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times the exact clusters of one number per pixel, the logarithm of a sum over the zero-loss peak:
 * the first time in a process, when the code has not been compiled yet, as in a workflow that
 * clusters one image, and after that. Arguments: {@code clusters [pixels [repetitions]]}.
 */
public final class LineBenchmark {

    private static final int FIRST = 80;
    private static final int LAST = 120;

    private LineBenchmark() {}

    /**
     * @param args clusters, pixels, repetitions
     */
    public static void main(final String[] args) {
        final int clusters = Integer.parseInt(args[0]);
        final int n = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        final int repetitions = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        final double[] sums = sums(LowLossSpectra.of(n));
        final double[][] first = times(sums, clusters, 1);
        final double[][] later = times(sums, clusters, repetitions);
        System.out.printf(
                Locale.ROOT,
                "ln of sums of %d pixels, k = %2d: first call %5.1f ms (processor %5.1f), then"
                        + " %5.1f ms (processor %5.1f), medians of %d%n",
                n,
                clusters,
                first[0][0],
                first[1][0],
                median(later[0]),
                median(later[1]),
                repetitions);
    }

    private static double[] sums(final float[][] rows) {
        final double[] sums = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double sum = 0;
            for (int c = FIRST; c < LAST; c++) {
                sum += rows[i][c];
            }
            sums[i] = StrictMath.log(sum);
        }
        return sums;
    }

    /** Milliseconds that passed, and that this thread computed. */
    private static double[][] times(final double[] sums, final int clusters, final int count) {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        final double[][] times = new double[2][count];
        for (int i = 0; i < count; i++) {
            final long computed = threads.getCurrentThreadCpuTime();
            final long begin = System.nanoTime();
            Kmeans1d.fit(sums, clusters);
            times[0][i] = 1e-6 * (System.nanoTime() - begin);
            times[1][i] = 1e-6 * (threads.getCurrentThreadCpuTime() - computed);
        }
        return times;
    }

    private static double median(final double[] values) {
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
}
