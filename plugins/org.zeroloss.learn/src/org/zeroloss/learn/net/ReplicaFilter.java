package org.zeroloss.learn.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Tells replicas whose training went wrong from the others. A failed replica is dropped. Of the
 * others, one is dropped when the logarithm of its training or validation loss exceeds the median
 * by more than k robust standard deviations, 1.4826 · MAD of these logarithms (the losses spread
 * over decades) but at least {@value #LEAST_SPREAD}; the worst first, and never more than half of
 * the replicas that did not fail.
 *
 * @param k distance in robust standard deviations, &gt; 0; infinite = only failed ones are dropped
 */
public record ReplicaFilter(double k) {

    /** Losses that differ by less than about one per cent are alike. */
    private static final double LEAST_SPREAD = 0.01;

    /** From the median absolute deviation to the standard deviation of a normal distribution. */
    private static final double MAD_TO_SIGMA = 1.4826;

    /**
     * What was kept and why.
     *
     * @param kept the replicas that passed, in order
     * @param failed numbers of the replicas without a finite loss, ascending
     * @param outliers numbers of the replicas dropped for their loss, ascending
     * @param trainLimit largest training loss that passes
     * @param validationLimit largest validation loss that passes; NaN without validation data
     */
    public record Outcome(
            List<ReplicaResult> kept,
            List<Integer> failed,
            List<Integer> outliers,
            double trainLimit,
            double validationLimit) {

        /** Copies the lists. */
        public Outcome {
            kept = List.copyOf(kept);
            failed = List.copyOf(failed);
            outliers = List.copyOf(outliers);
        }
    }

    /** Where the logarithm of a loss lies and how far it spreads. */
    private record Spread(double median, double sigma) {
        double distance(final double loss) {
            return Double.isNaN(median) ? 0 : (logarithm(loss) - median) / sigma;
        }
    }

    /** Validates the distance. */
    public ReplicaFilter {
        if (!(k > 0)) {
            throw new IllegalArgumentException("Replica filter: k must be > 0, found " + k);
        }
    }

    /**
     * @param results an ensemble
     * @return what passes
     */
    public Outcome apply(final List<ReplicaResult> results) {
        final List<Integer> failed = new ArrayList<>();
        final List<ReplicaResult> valid = new ArrayList<>();
        for (final ReplicaResult r : results) {
            if (r.failed()) {
                failed.add(r.replica());
            } else {
                valid.add(r);
            }
        }
        final Spread train = spread(valid, r -> r.training().trainLoss());
        final Spread validation = spread(valid, r -> r.training().validationLoss());
        final ToDoubleFunction<ReplicaResult> distance =
                r ->
                        Math.max(
                                train.distance(r.training().trainLoss()),
                                validation.distance(r.training().validationLoss()));
        final List<Integer> outliers =
                valid.stream()
                        .filter(r -> distance.applyAsDouble(r) > k)
                        .sorted(Comparator.comparingDouble(distance).reversed())
                        .limit(valid.size() / 2)
                        .map(ReplicaResult::replica)
                        .sorted()
                        .collect(Collectors.toList());
        final List<ReplicaResult> kept =
                valid.stream().filter(r -> !outliers.contains(r.replica())).toList();
        return new Outcome(kept, failed, outliers, limit(train), limit(validation));
    }

    private double limit(final Spread s) {
        return StrictMath.exp(s.median() + k * s.sigma());
    }

    private static Spread spread(
            final List<ReplicaResult> valid, final ToDoubleFunction<ReplicaResult> loss) {
        final double[] logs =
                valid.stream().mapToDouble(loss).map(ReplicaFilter::logarithm).sorted().toArray();
        final double median = median(logs);
        final double[] deviations =
                Arrays.stream(logs).map(v -> Math.abs(v - median)).sorted().toArray();
        return new Spread(median, Math.max(LEAST_SPREAD, MAD_TO_SIGMA * median(deviations)));
    }

    private static double logarithm(final double loss) {
        return StrictMath.log(Math.max(loss, Double.MIN_NORMAL));
    }

    private static double median(final double[] sorted) {
        final int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
