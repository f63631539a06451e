package org.zeroloss.eels.zlp;

import org.zeroloss.eels.zlp.conditions.ConditionRange;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.learn.net.Mlp;
import org.zeroloss.learn.net.MlpShape;

/** Conditions as further inputs of a network. */
final class ConditionInputs {

    private ConditionInputs() {}

    /** ln beam energy and ln exposure time, −1 … 1 in the range; 0 where it has no width. */
    static double[] scaled(final ConditionRange range, final Conditions c) {
        return new double[] {
            scaled(range.lowest().lnEnergy(), range.highest().lnEnergy(), c.lnEnergy()),
            scaled(range.lowest().lnExposure(), range.highest().lnExposure(), c.lnExposure())
        };
    }

    private static double scaled(final double low, final double high, final double value) {
        return high > low ? (2 * value - low - high) / (high - low) : 0;
    }

    /**
     * A network whose last inputs are fixed: they only shift the biases of its first layer.
     *
     * @param network takes the other inputs and then these
     * @param last values of its last inputs
     * @return a network of the other inputs alone
     */
    static Mlp fix(final Mlp network, final double... last) {
        final MlpShape shape = network.shape();
        final int inputs = shape.inputs() - last.length;
        final MlpShape reduced = new MlpShape(inputs, shape.hidden());
        final double[] from = network.parameters();
        final double[] to = new double[reduced.parameters()];
        final int units = shape.width(0);
        for (int u = 0; u < units; u++) {
            double bias = from[shape.biasOffset(0) + u];
            for (int k = 0; k < shape.inputs(); k++) {
                final double w = from[shape.weightOffset(0) + u * shape.inputs() + k];
                if (k < inputs) {
                    to[reduced.weightOffset(0) + u * inputs + k] = w;
                } else {
                    bias += w * last[k - inputs];
                }
            }
            to[reduced.biasOffset(0) + u] = bias;
        }
        final int rest = to.length - reduced.biasOffset(0) - units;
        System.arraycopy(from, from.length - rest, to, to.length - rest, rest);
        return new Mlp(reduced, to);
    }
}
