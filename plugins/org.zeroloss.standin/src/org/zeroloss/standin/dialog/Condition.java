package org.zeroloss.standin.dialog;

import org.knime.node.parameters.updates.EffectPredicate;

/**
 * A condition that is evaluated for the values of a dialog.
 *
 * @param text in terms of the keys of settings
 * @param holds for the values that the dialog has
 */
record Condition(String text, boolean holds) implements EffectPredicate {

    @Override
    public EffectPredicate and(final EffectPredicate other) {
        final Condition o = of(other);
        return new Condition("(" + text + " and " + o.text + ")", holds && o.holds);
    }

    @Override
    public EffectPredicate or(final EffectPredicate other) {
        final Condition o = of(other);
        return new Condition("(" + text + " or " + o.text + ")", holds || o.holds);
    }

    @Override
    public EffectPredicate negate() {
        return new Condition("not " + text, !holds);
    }

    static Condition of(final EffectPredicate predicate) {
        if (predicate instanceof Condition c) {
            return c;
        }
        throw new IllegalArgumentException(
                "A condition of a dialog is made by its initializer, found " + predicate);
    }
}
