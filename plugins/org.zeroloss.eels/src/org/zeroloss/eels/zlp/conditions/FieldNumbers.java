package org.zeroloss.eels.zlp.conditions;

import org.zeroloss.eels.EelsException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link ConditionField} as a row of numbers: length of the vector, modes, replicas, features,
 * the two centres, the mean, the modes, then for each replica its two lengths, the weights of each
 * mode, and the rest.
 */
final class FieldNumbers {

    private static final int HEAD = 6;
    private static final int MOST = 1_000_000;

    private final double[] m_numbers;
    private int m_at;

    private FieldNumbers(final double[] numbers, final int at) {
        m_numbers = numbers;
        m_at = at;
    }

    static double[] write(
            final double energyCentre,
            final double exposureCentre,
            final double[] mean,
            final double[][] modes,
            final List<ConditionField.Replica> replicas) {
        final int weights = ConditionFeatures.COUNT + 2;
        final long total = total(mean.length, modes.length, replicas.size(), weights);
        final FieldNumbers out = new FieldNumbers(new double[Math.toIntExact(total)], 0);
        out.put(mean.length, modes.length, replicas.size(), weights);
        out.put(energyCentre, exposureCentre);
        out.put(mean);
        for (final double[] mode : modes) {
            out.put(mode);
        }
        for (final ConditionField.Replica r : replicas) {
            out.put(r.energyLength(), r.exposureLength());
            for (final double[] w : r.weights()) {
                out.put(w);
            }
            out.put(r.rest());
        }
        return out.m_numbers;
    }

    private static long total(
            final long size, final long modes, final long replicas, final long weights) {
        return HEAD + size * (1 + modes) + replicas * (2 + modes * weights + size);
    }

    private void put(final double... values) {
        System.arraycopy(values, 0, m_numbers, m_at, values.length);
        m_at += values.length;
    }

    private double[] take(final int count) {
        m_at += count;
        return Arrays.copyOfRange(m_numbers, m_at - count, m_at);
    }

    static ConditionField read(final double[] numbers) {
        if (numbers.length < HEAD) {
            throw new EelsException(
                    "Expected the "
                            + HEAD
                            + " first numbers of a dependence on conditions, found "
                            + numbers.length);
        }
        final int size = count(numbers[0], "the length of its vectors");
        final int modes = count(numbers[1], "the number of its modes");
        final int replicas = count(numbers[2], "the number of its replicas");
        final int weights = count(numbers[3], "the number of its weights");
        final long total = total(size, modes, replicas, weights);
        if (total != numbers.length || weights != ConditionFeatures.COUNT + 2) {
            throw new EelsException(
                    "Expected a dependence on conditions of "
                            + total
                            + " numbers and "
                            + (ConditionFeatures.COUNT + 2)
                            + " weights, found "
                            + numbers.length
                            + " and "
                            + weights);
        }
        final FieldNumbers in = new FieldNumbers(numbers, HEAD);
        final double[] mean = in.take(size);
        final double[][] vectors = new double[modes][];
        for (int m = 0; m < modes; m++) {
            vectors[m] = in.take(size);
        }
        final List<ConditionField.Replica> all = new ArrayList<>();
        for (int r = 0; r < replicas; r++) {
            final double[] lengths = in.take(2);
            final double[][] w = new double[modes][];
            for (int m = 0; m < modes; m++) {
                w[m] = in.take(weights);
            }
            all.add(new ConditionField.Replica(lengths[0], lengths[1], w, in.take(size)));
        }
        return new ConditionField(numbers[4], numbers[5], mean, vectors, all);
    }

    private static int count(final double value, final String what) {
        if (!(value >= 0 && value <= MOST && value == Math.rint(value))) {
            throw new EelsException(
                    "Expected "
                            + what
                            + " in a dependence on conditions as a whole number up to "
                            + MOST
                            + ", found "
                            + value);
        }
        return (int) value;
    }
}
