package org.zeroloss.eels.zlp.conditions;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.numeric.Check;

import java.util.List;

/**
 * A vector that depends on the conditions, as an ensemble of functions: replica r gives one vector
 * for every beam energy and exposure time. The spread of the replicas is what the training images
 * leave open: small between their conditions, growing with the distance outside. Immutable and
 * thread-safe. Made by {@link ConditionFieldFitter}.
 */
public final class ConditionField {

    private final double m_energyCentre;
    private final double m_exposureCentre;
    private final double[] m_mean;
    private final double[][] m_modes;
    private final List<Replica> m_replicas;

    /**
     * One function.
     *
     * @param energyLength ℓ of ln beam energy
     * @param exposureLength ℓ of ln exposure time
     * @param weights of the features of each mode, then its constant and its scatter
     * @param rest what does not depend on the conditions
     */
    record Replica(double energyLength, double exposureLength, double[][] weights, double[] rest) {}

    ConditionField(
            final double energyCentre,
            final double exposureCentre,
            final double[] mean,
            final double[][] modes,
            final List<Replica> replicas) {
        Check.finite(energyCentre, "centre of ln beam energy");
        Check.finite(exposureCentre, "centre of ln exposure time");
        m_energyCentre = energyCentre;
        m_exposureCentre = exposureCentre;
        m_mean = mean;
        m_modes = modes;
        m_replicas = Check.list(replicas, "replicas");
        for (final double[] mode : modes) {
            length(mode, mean.length, "a mode");
        }
        for (final Replica r : m_replicas) {
            length(r.rest(), mean.length, "the rest of a replica");
            if (r.weights().length != modes.length) {
                throw new EelsException(
                        "Expected the weights of "
                                + modes.length
                                + " modes, found "
                                + r.weights().length);
            }
            for (final double[] w : r.weights()) {
                length(w, ConditionFeatures.COUNT + 2, "the weights of a mode");
            }
        }
    }

    private static void length(final double[] values, final int expected, final String what) {
        if (values.length != expected) {
            throw new EelsException(
                    "Expected " + expected + " numbers as " + what + ", found " + values.length);
        }
    }

    /**
     * @return number of replicas
     */
    public int replicas() {
        return m_replicas.size();
    }

    /**
     * @return length of the vector
     */
    public int size() {
        return m_mean.length;
    }

    /**
     * @param replica 0 … replicas−1
     * @param conditions where
     * @return the replica's vector there
     */
    public double[] value(final int replica, final Conditions conditions) {
        final Replica r = m_replicas.get(replica);
        final double[] features =
                new ConditionFeatures(
                                m_energyCentre,
                                m_exposureCentre,
                                r.energyLength(),
                                r.exposureLength())
                        .at(conditions);
        final double[] v = m_mean.clone();
        for (int i = 0; i < v.length; i++) {
            v[i] += r.rest()[i];
        }
        for (int m = 0; m < m_modes.length; m++) {
            final double[] w = r.weights()[m];
            double score = w[features.length] + w[features.length + 1];
            for (int k = 0; k < features.length; k++) {
                score += w[k] * features[k];
            }
            for (int i = 0; i < v.length; i++) {
                v[i] += score * m_modes[m][i];
            }
        }
        return v;
    }

    /**
     * @param kept which replicas, in their new order
     * @return a field of these alone
     */
    public ConditionField of(final List<Integer> kept) {
        return new ConditionField(
                m_energyCentre,
                m_exposureCentre,
                m_mean,
                m_modes,
                kept.stream().map(m_replicas::get).toList());
    }

    /**
     * @return all its numbers in one array, for {@link #read}
     */
    public double[] write() {
        return FieldNumbers.write(m_energyCentre, m_exposureCentre, m_mean, m_modes, m_replicas);
    }

    /**
     * @param numbers what {@link #write} gave
     * @return the field
     * @throws EelsException if they are no field
     */
    public static ConditionField read(final double[] numbers) {
        return FieldNumbers.read(numbers);
    }
}
