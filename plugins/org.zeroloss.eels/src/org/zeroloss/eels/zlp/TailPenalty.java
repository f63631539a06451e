package org.zeroloss.eels.zlp;

import org.zeroloss.learn.net.Penalty;

/**
 * Keeps the tail ln I = base + scale · out from rising along ordered energies: λ Σ max(0, rise)².
 */
final class TailPenalty implements Penalty {

    private final double[] m_inputs;
    private final double[] m_base;
    private final double[] m_scale;
    private final int[] m_chainEnds;
    private final double m_lambda;

    /**
     * @param inputs network inputs of the points, two each
     * @param base part of ln I that the network does not give, per point
     * @param scale what the network's output is multiplied with, per point
     * @param chainEnds one past the last point of each chain
     * @param lambda weight of the penalty
     */
    TailPenalty(
            final double[] inputs,
            final double[] base,
            final double[] scale,
            final int[] chainEnds,
            final double lambda) {
        m_inputs = inputs;
        m_base = base;
        m_scale = scale;
        m_chainEnds = chainEnds;
        m_lambda = lambda;
    }

    @Override
    public int points() {
        return m_base.length;
    }

    @Override
    public double[] inputs(final int width) {
        return m_inputs;
    }

    @Override
    public double value(final double[] outputs, final int from, final double[] gradient) {
        for (int i = 0; i < m_base.length; i++) {
            gradient[from + i] = 0;
        }
        return sum(outputs, from, gradient);
    }

    @Override
    public double value(final double[] outputs, final int from) {
        return sum(outputs, from, null);
    }

    private double sum(final double[] outputs, final int from, final double[] gradient) {
        double sum = 0;
        int j = 0;
        for (final int end : m_chainEnds) {
            for (; j < end - 1; j++) {
                final double rise =
                        m_base[j + 1]
                                + m_scale[j + 1] * outputs[from + j + 1]
                                - m_base[j]
                                - m_scale[j] * outputs[from + j];
                if (rise > 0) {
                    sum += rise * rise;
                    if (gradient != null) {
                        gradient[from + j + 1] += 2 * m_lambda * rise * m_scale[j + 1];
                        gradient[from + j] -= 2 * m_lambda * rise * m_scale[j];
                    }
                }
            }
            j = end;
        }
        return m_lambda * sum;
    }
}
