package org.zeroloss.nodes.reader;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.EffectPredicateProvider.PredicateInitializer;
import org.knime.node.parameters.updates.ParameterReference;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A dialog with some values, evaluating its effects at once; a pattern as the dialog's JSON schema
 * does: anywhere in the text.
 *
 * @param values by reference
 */
record DialogValues(Map<Class<?>, ?> values) implements PredicateInitializer {

    private record Truth(boolean value) implements EffectPredicate {

        @Override
        public EffectPredicate and(final EffectPredicate other) {
            return new Truth(value && ((Truth) other).value);
        }

        @Override
        public EffectPredicate or(final EffectPredicate other) {
            return new Truth(value || ((Truth) other).value);
        }

        @Override
        public EffectPredicate negate() {
            return new Truth(!value);
        }
    }

    boolean holds(final EffectPredicateProvider predicate) {
        return ((Truth) predicate.init(this)).value();
    }

    private Object value(final Class<?> reference) {
        if (!values.containsKey(reference)) {
            throw new AssertionError("no field of the dialog has the name " + reference);
        }
        return values.get(reference);
    }

    @Override
    public StringReference getString(final Class<? extends ParameterReference<String>> reference) {
        final String text = (String) value(reference);
        return new StringReference() {
            @Override
            public EffectPredicate isEqualTo(final String value) {
                return new Truth(text.equals(value));
            }

            @Override
            public EffectPredicate matchesPattern(final String pattern) {
                return new Truth(Pattern.compile(pattern).matcher(text).find());
            }
        };
    }

    @Override
    public <E extends Enum<E>> EnumReference<E> getEnum(
            final Class<? extends ParameterReference<E>> reference) {
        return new EnumReference<>() {
            @Override
            @SafeVarargs
            public final EffectPredicate isOneOf(final E... choices) {
                return new Truth(List.of(choices).contains(value(reference)));
            }
        };
    }

    @Override
    public BooleanReference getBoolean(
            final Class<? extends ParameterReference<Boolean>> reference) {
        throw unsupported("conditions on a boolean");
    }

    @Override
    public <T> ArrayReference getArray(final Class<? extends ParameterReference<T[]>> reference) {
        throw unsupported("conditions on a list");
    }

    @Override
    public boolean isMissing(final Class<? extends ParameterReference<?>> reference) {
        return !values.containsKey(reference);
    }

    @Override
    public EffectPredicate getConstant(final Predicate<NodeParametersInput> predicate) {
        throw unsupported("constant conditions");
    }

    @Override
    public EffectPredicate getPredicate(final Class<? extends EffectPredicateProvider> provider) {
        throw unsupported("conditions named by a class");
    }

    @Override
    public EffectPredicate getPredicate(final EffectPredicateProvider provider) {
        return provider.init(this);
    }

    private static UnsupportedOperationException unsupported(final String found) {
        return new UnsupportedOperationException(
                "Expected conditions on texts, choices and missing values, which the readers'"
                        + " dialogs have, found "
                        + found
                        + "; add them to DialogValues");
    }
}
