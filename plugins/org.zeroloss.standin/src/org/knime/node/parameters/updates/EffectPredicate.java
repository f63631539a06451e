package org.knime.node.parameters.updates;

/** A condition on the values in a dialog, made by an {@link EffectPredicateProvider}. */
public interface EffectPredicate {

    /** Holds if this and the other hold. */
    default EffectPredicate and(final EffectPredicate other) {
        return Combination.and(this, other);
    }

    /** Holds if this or the other holds. */
    default EffectPredicate or(final EffectPredicate other) {
        return Combination.or(this, other);
    }

    /** Holds if this does not. */
    default EffectPredicate negate() {
        return Combination.not(this);
    }
}
