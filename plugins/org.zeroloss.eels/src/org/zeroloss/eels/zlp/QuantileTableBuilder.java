package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.numeric.Quantiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;

/**
 * Tabulates the quantiles of a zero-loss model, on a grid that follows from the error: energies per
 * channel are doubled, and intervals of L halved, until ln of every quantile at the middle of each
 * interval is the interpolated one to {@value #SHARE_OF_BAND} of half the 68 % band or {@value
 * #LEAST_ERROR}, whichever is more. The middles are then nodes as well, which leaves a quarter of
 * that error where the curves are smooth, and half of it where two replicas change places.
 * Intervals of L in which no spectrum lies stay as they are, and what is not halved in the middle
 * is split at the spectrum next to it: an image of a few spectra gets a node at each.
 */
final class QuantileTableBuilder {

    /** Error of ln at the middle of an interval that is tolerated, as a share of half the band. */
    static final double SHARE_OF_BAND = 0.15;

    /** Error of ln at the middle of an interval that is tolerated anywhere. */
    static final double LEAST_ERROR = 4e-4;

    /** ln may change by as much from node to node, for the polynomial of the table. */
    private static final double LARGEST_STEP = 0.25;

    private static final double[] PROBABILITIES = {0.5, Quantiles.P16, Quantiles.P84};
    private static final int MOST_PHASES = 16;
    private static final double SMALLEST_INTERVAL = 0.004;
    private static final int CHUNK = 64;
    private static final int MOST_VALUES = 1 << 22;
    private static final String MESSAGE = "Tabulating zero-loss peaks";

    private final ZeroLossModel m_model;
    private final double m_coreEv;
    private final DoubleBinaryOperator m_ownError;
    private final Workers m_workers;
    private final Progress m_progress;
    private final TreeMap<Double, double[][]> m_nodes = new TreeMap<>();
    private EnergyGrid m_grid;
    private double[] m_spectra;
    private double m_error;

    /**
     * @param model what to tabulate
     * @param grid energies; the phases are chosen here
     * @param coreEv energy up to which the matched peak is the spectrum itself, so that errors do
     *     not matter
     * @param ownError standard deviation of ln of a spectrum's peak from its own noise, a function
     *     of L and of d ln z/dE per eV; it widens the band
     * @param workers threads; the table does not depend on their number
     * @param progress asked for cancellation
     */
    QuantileTableBuilder(
            final ZeroLossModel model,
            final EnergyGrid grid,
            final double coreEv,
            final DoubleBinaryOperator ownError,
            final Workers workers,
            final Progress progress) {
        m_model = model;
        m_grid = grid;
        m_coreEv = coreEv;
        m_ownError = ownError;
        m_workers = workers;
        m_progress = progress;
    }

    /**
     * @param spectra L of the spectra it is for, ascending, one at least
     * @param kinks L within their range where the model has a kink
     * @return the table for these
     */
    QuantileTable buildFor(final double[] spectra, final double... kinks) {
        m_spectra = spectra;
        final double last = spectra[spectra.length - 1];
        return build(
                DoubleStream.concat(
                                DoubleStream.of(spectra[0], last, last + SMALLEST_INTERVAL),
                                DoubleStream.of(kinks))
                        .sorted()
                        .distinct()
                        .toArray());
    }

    /**
     * @param lnZlps L of the first nodes, two at least, ascending: the smallest and the largest
     *     that are needed, and where the model has a kink
     * @return the table for all L between
     */
    QuantileTable build(final double... lnZlps) {
        final double[] first = lnZlps.clone();
        choosePhases(first);
        List<double[]> open = new ArrayList<>();
        for (int i = 1; i < first.length; i++) {
            if (first[i] > first[i - 1]) {
                open.add(new double[] {first[i - 1], first[i]});
            }
        }
        open.removeIf(i -> Double.isNaN(split(i)));
        while (!open.isEmpty()) {
            final List<double[]> next = new ArrayList<>();
            final int most =
                    (int) Math.max(1, MOST_VALUES / ((long) m_model.replicas() * m_grid.size()));
            for (int i = 0; i < open.size(); i += most) {
                halve(open.subList(i, Math.min(open.size(), i + most)), next);
            }
            open = next;
        }
        return new QuantileTable(
                m_grid,
                m_nodes.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                m_nodes.values().toArray(double[][][]::new),
                m_error);
    }

    /** Doubles the energies per channel until those between are where the others put them. */
    private void choosePhases(final double[] lnZlps) {
        if (m_grid.shared()) {
            addNodes(lnZlps);
            return;
        }
        double error;
        do {
            m_grid = m_grid.withPhases(2 * m_grid.phases());
            addNodes(lnZlps);
            error = 0;
            for (final double[][] at : m_nodes.values()) {
                error = Math.max(error, error(at));
            }
        } while (error > 1 && m_grid.phases() < MOST_PHASES);
        m_error = error;
    }

    /** Error of every other energy, from its neighbours, in units of what is tolerated. */
    private double error(final double[][] at) {
        double error = 0;
        for (int t = 1; t < at[0].length - 1; t += 2) {
            final double tolerated = tolerated(at, t);
            for (final double[] q : at) {
                final double step = Math.abs(q[t + 1] - q[t - 1]) / 2 / LARGEST_STEP;
                final double off = Math.abs(q[t] - (q[t - 1] + q[t + 1]) / 2) / tolerated;
                error = Math.max(error, Math.max(step, off));
            }
        }
        return error;
    }

    /** Splits some intervals, and adds the halves to be looked at next. */
    private void halve(final List<double[]> intervals, final List<double[]> next) {
        addNodes(intervals.stream().mapToDouble(this::split).toArray());
        for (final double[] i : intervals) {
            final double middle = split(i);
            final double along = (middle - i[0]) / (i[1] - i[0]);
            final double error =
                    error(m_nodes.get(i[0]), m_nodes.get(middle), m_nodes.get(i[1]), along);
            if (error > 1 && i[1] - i[0] > 2 * SMALLEST_INTERVAL) {
                for (final double[] half :
                        List.of(new double[] {i[0], middle}, new double[] {middle, i[1]})) {
                    if (!Double.isNaN(split(half))) {
                        next.add(half);
                    }
                }
            } else {
                m_error = Math.max(m_error, error);
            }
        }
    }

    /** Where to split an interval: at the spectrum next to its middle; NaN if it holds none. */
    private double split(final double[] interval) {
        final double middle = (interval[0] + interval[1]) / 2;
        if (m_spectra == null) {
            return middle;
        }
        final int found = Arrays.binarySearch(m_spectra, middle);
        final int above = found < 0 ? -found - 1 : found;
        double best = Double.NaN;
        for (int i = Math.max(0, above - 1); i < Math.min(m_spectra.length, above + 1); i++) {
            final double l = m_spectra[i];
            if (l > interval[0]
                    && l < interval[1]
                    && !(Math.abs(l - middle) >= Math.abs(best - middle))) {
                best = l;
            }
        }
        return best;
    }

    /** Error within an interval of L, in units of what is tolerated. */
    private double error(
            final double[][] below,
            final double[][] exact,
            final double[][] above,
            final double along) {
        double error = 0;
        for (int t = 0; t < exact[0].length; t++) {
            final double tolerated = tolerated(exact, t);
            for (int q = 0; q < PROBABILITIES.length; q++) {
                final double step = Math.abs(above[q][t] - below[q][t]) / 2 / LARGEST_STEP;
                final double line = below[q][t] + along * (above[q][t] - below[q][t]);
                final double off = Math.abs(exact[q][t] - line);
                error = Math.max(error, Math.max(step, off / tolerated));
            }
        }
        return error;
    }

    private double tolerated(final double[][] at, final int t) {
        return Math.abs(m_grid.firstEv() + t * m_grid.spacingEv()) < m_coreEv
                ? Double.POSITIVE_INFINITY
                : Math.max(LEAST_ERROR, SHARE_OF_BAND * (at[2][t] - at[1][t]) / 2);
    }

    /** Computes ln of the quantiles over the replicas at some L. */
    private void addNodes(final double[] lnZlps) {
        final double[][][] values = new double[m_model.replicas()][lnZlps.length][m_grid.size()];
        m_workers.run(
                values.length,
                m_progress,
                MESSAGE,
                r ->
                        m_model.lnShapes(
                                (int) r,
                                lnZlps,
                                m_grid.firstEv(),
                                m_grid.spacingEv(),
                                values[(int) r]));
        for (int l = 0; l < lnZlps.length; l++) {
            final double[][] at = quantiles(lnZlps[l], l, values);
            widen(lnZlps[l], at);
            m_nodes.put(lnZlps[l], at);
        }
    }

    private double[][] quantiles(final double lnZlp, final int at, final double[][][] values) {
        final int size = m_grid.size();
        final double[][] quantiles = new double[PROBABILITIES.length][size];
        m_workers.run(
                (size + CHUNK - 1) / CHUNK,
                m_progress,
                MESSAGE,
                c -> {
                    final double[] column = new double[values.length];
                    for (int t = (int) c * CHUNK; t < Math.min(size, (c + 1) * CHUNK); t++) {
                        for (int r = 0; r < column.length; r++) {
                            column[r] = values[r][at][t];
                        }
                        Arrays.sort(column);
                        for (int q = 0; q < PROBABILITIES.length; q++) {
                            quantiles[q][t] = checked(lnQuantile(column, PROBABILITIES[q]), lnZlp);
                        }
                    }
                });
        return quantiles;
    }

    /** Adds the error from the spectrum's own noise to the spread of the replicas, as squares. */
    private void widen(final double lnZlp, final double[][] at) {
        final double[] median = at[0];
        final int last = median.length - 1;
        for (int t = 0; t <= last; t++) {
            final int a = Math.max(0, t - 1);
            final int b = Math.min(last, t + 1);
            final double slope = (median[b] - median[a]) / ((b - a) * m_grid.spacingEv());
            final double own = m_ownError.applyAsDouble(lnZlp, slope);
            at[1][t] = median[t] - root(median[t] - at[1][t], own);
            at[2][t] = median[t] + root(at[2][t] - median[t], own);
        }
    }

    private static double root(final double a, final double b) {
        return b == 0 ? a : Math.sqrt(a * a + b * b);
    }

    private static double checked(final double ln, final double lnZlp) {
        if (!Double.isFinite(ln)) {
            throw new EelsException(
                    "Expected a zero-loss model that is finite, found ln of its intensity "
                            + ln
                            + " at a ln of the zero-loss sum of "
                            + lnZlp
                            + "; train the model again");
        }
        return ln;
    }

    /** ln of the quantile of the intensities whose sorted logarithms are given. */
    static double lnQuantile(final double[] sorted, final double p) {
        final int n = sorted.length;
        final double at = Math.max(0, Math.min(n - 1.0, p * (n + 1) - 1));
        final int i = (int) at;
        final double low = sorted[i];
        final double high = sorted[Math.min(i + 1, n - 1)];
        return high > low ? low + StrictMath.log1p((at - i) * StrictMath.expm1(high - low)) : low;
    }
}
