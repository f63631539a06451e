package org.zeroloss.learn.network.plain;

import org.zeroloss.learn.network.UpdateRule;

import java.util.Collection;

/**
 * The update rules in double. Public for engines that leave the update to Java: there are far fewer
 * parameters than activations.
 */
public final class PlainUpdate {

    private PlainUpdate() {}

    /**
     * Changes values and memories of all trained parameters.
     *
     * @param rule how
     * @param parameters with their gradients
     * @param rate learning rate
     * @param clip longest gradient
     * @param step from 1
     */
    public static void apply(
            final UpdateRule rule,
            final Collection<Parameter> parameters,
            final double rate,
            final double clip,
            final long step) {
        final double factor = factor(parameters, clip);
        for (final Parameter p : parameters) {
            if (!p.spec().role().trained()) {
                continue;
            }
            final double keep = p.spec().role().decays() ? 1 - rate * rule.decay() : 1;
            if (rule instanceof UpdateRule.Adam a) {
                adam(a, p, rate, keep, factor, step);
            } else if (rule instanceof UpdateRule.Sgd s) {
                for (int i = 0; i < p.values().length; i++) {
                    p.first()[i] = s.momentum() * p.first()[i] + factor * p.gradient()[i];
                    p.values()[i] = keep * p.values()[i] - rate * p.first()[i];
                }
            } else {
                throw new IllegalStateException("Unknown update rule " + rule);
            }
        }
    }

    private static void adam(
            final UpdateRule.Adam rule,
            final Parameter p,
            final double rate,
            final double keep,
            final double factor,
            final long step) {
        final double size = rate / (1 - StrictMath.pow(rule.beta1(), step));
        final double root = Math.sqrt(1 - StrictMath.pow(rule.beta2(), step));
        for (int i = 0; i < p.values().length; i++) {
            final double g = factor * p.gradient()[i];
            p.first()[i] += (1 - rule.beta1()) * (g - p.first()[i]);
            p.second()[i] += (1 - rule.beta2()) * (g * g - p.second()[i]);
            final double under = Math.sqrt(p.second()[i]) / root + rule.epsilon();
            p.values()[i] = keep * p.values()[i] - size * p.first()[i] / under;
        }
    }

    private static double factor(final Collection<Parameter> parameters, final double clip) {
        if (clip == Double.POSITIVE_INFINITY) {
            return 1;
        }
        double squares = 0;
        for (final Parameter p : parameters) {
            for (final double g : p.gradient()) {
                squares += g * g;
            }
        }
        final double length = Math.sqrt(squares);
        return length > clip ? clip / length : 1;
    }
}
