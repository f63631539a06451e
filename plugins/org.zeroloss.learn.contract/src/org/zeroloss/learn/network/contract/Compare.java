package org.zeroloss.learn.network.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.WeightArray;
import org.zeroloss.learn.network.Weights;

/** Assertions on arrays: the largest difference, relative to the largest value expected. */
public final class Compare {

    private Compare() {}

    /**
     * @param expected values
     * @param found values
     * @return largest difference over the largest size of an expected value
     */
    public static double difference(final double[] expected, final double[] found) {
        double largest = 1e-300;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            final double d = Math.abs(expected[i] - found[i]);
            difference = Double.isNaN(d) ? Double.POSITIVE_INFINITY : Math.max(difference, d);
        }
        return difference / largest;
    }

    /**
     * @param what is compared
     * @param expected by parameter
     * @param found by parameter
     * @param tolerance of each parameter's {@link #difference}
     */
    public static void close(
            final String what,
            final Weights expected,
            final Weights found,
            final double tolerance) {
        assertEquals(expected.names(), found.names(), what);
        for (final String name : expected.names()) {
            final double d =
                    difference(expected.get(name).toDoubles(), found.get(name).toDoubles());
            assertTrue(
                    d <= tolerance,
                    what + ": " + name + " differs by " + d + " of its largest value");
        }
    }

    /**
     * @param what is compared
     * @param expected values
     * @param found values
     * @param tolerance of the {@link #difference}
     */
    public static void close(
            final String what, final Tensor expected, final Tensor found, final double tolerance) {
        assertEquals(expected.toString(), found.toString(), what);
        final double d = difference(doubles(expected), doubles(found));
        assertTrue(d <= tolerance, what + " differs by " + d + " of its largest value");
    }

    /**
     * Derivatives by central differences of the training loss.
     *
     * @param session in double; its weights are the same afterwards
     * @param batch images and targets
     * @param name of the parameter
     * @param every takes each {@code every}-th value, the others are NaN
     * @return derivatives
     */
    public static double[] finiteDifferences(
            final TrainingSession session,
            final TrainingBatch batch,
            final String name,
            final int every) {
        final Weights start = session.weights();
        final WeightArray array = start.get(name);
        final double[] result = new double[array.size()];
        final double h = 1e-5;
        for (int i = 0; i < result.length; i++) {
            if (i % every != 0) {
                result[i] = Double.NaN;
                continue;
            }
            final double[] v = array.toDoubles();
            final double middle = v[i];
            v[i] = middle + h;
            session.weights(start.with(name, new WeightArray(array.shape(), v)));
            final double above = session.gradients(batch).loss();
            v[i] = middle - h;
            session.weights(start.with(name, new WeightArray(array.shape(), v)));
            result[i] = (above - session.gradients(batch).loss()) / (2 * h);
        }
        session.weights(start);
        return result;
    }

    private static double[] doubles(final Tensor t) {
        final double[] d = new double[t.values().length];
        for (int i = 0; i < d.length; i++) {
            d[i] = t.values()[i];
        }
        return d;
    }
}
