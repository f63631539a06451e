package org.knime.node.parameters.updates;

import java.util.List;

/** Predicates joined by a logical operation; kept as a tree, since only a dialog evaluates it. */
record Combination(Operation operation, List<EffectPredicate> operands) implements EffectPredicate {

    enum Operation {
        AND,
        OR,
        NOT
    }

    Combination {
        operands = List.copyOf(operands);
    }

    static EffectPredicate and(final EffectPredicate... predicates) {
        return new Combination(Operation.AND, List.of(predicates));
    }

    static EffectPredicate or(final EffectPredicate... predicates) {
        return new Combination(Operation.OR, List.of(predicates));
    }

    static EffectPredicate not(final EffectPredicate predicate) {
        return new Combination(Operation.NOT, List.of(predicate));
    }
}
