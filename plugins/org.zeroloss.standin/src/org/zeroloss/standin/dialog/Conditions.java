package org.zeroloss.standin.dialog;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.EffectPredicateProvider.PredicateInitializer;
import org.knime.node.parameters.updates.ParameterReference;
import org.zeroloss.standin.parameters.Instances;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes and evaluates the conditions of effects. */
final class Conditions implements PredicateInitializer {

    /** A field that others refer to: its key and its value. */
    record Named(String key, Object value) {}

    private final Map<Class<?>, Named> fields;
    private final NodeParametersInput input;

    Conditions(final Map<Class<?>, Named> fields, final NodeParametersInput input) {
        this.fields = Map.copyOf(fields);
        this.input = input;
    }

    Condition of(final Class<? extends EffectPredicateProvider> provider) {
        return Condition.of(getPredicate(provider));
    }

    private Named field(final Class<?> reference) {
        final Named field = fields.get(reference);
        if (field == null) {
            throw new IllegalStateException(
                    "No option of the dialog has the @ValueReference " + reference.getName());
        }
        return field;
    }

    @Override
    public StringReference getString(final Class<? extends ParameterReference<String>> reference) {
        final Named f = field(reference);
        return new StringReference() {
            @Override
            public EffectPredicate isEqualTo(final String value) {
                return new Condition(f.key() + " is '" + value + "'", value.equals(f.value()));
            }

            @Override
            public EffectPredicate matchesPattern(final String pattern) {
                final boolean holds = f.value() != null && f.value().toString().matches(pattern);
                return new Condition(f.key() + " matches " + pattern, holds);
            }
        };
    }

    @Override
    public BooleanReference getBoolean(
            final Class<? extends ParameterReference<Boolean>> reference) {
        final Named f = field(reference);
        return new BooleanReference() {
            @Override
            public EffectPredicate isTrue() {
                return new Condition(f.key(), Boolean.TRUE.equals(f.value()));
            }

            @Override
            public EffectPredicate isFalse() {
                return new Condition("not " + f.key(), Boolean.FALSE.equals(f.value()));
            }
        };
    }

    @Override
    public <T> ArrayReference getArray(final Class<? extends ParameterReference<T[]>> reference) {
        final Named f = field(reference);
        return new ArrayReference() {
            @Override
            public EffectPredicate hasMultipleItems() {
                return new Condition(
                        f.key() + " has several elements",
                        f.value() instanceof Object[] array && array.length > 1);
            }

            @Override
            public EffectPredicate containsElementSatisfying(
                    final EffectPredicateProvider elementPredicate) {
                throw new UnsupportedOperationException(
                        "Expected a condition on "
                                + f.key()
                                + " as a whole, found one on its elements, which cannot be"
                                + " described as JSON; use hasMultipleItems");
            }
        };
    }

    /** Conditions on a choice; a class, since a generic varargs method cannot be a lambda. */
    private record Choice<E extends Enum<E>>(Named field) implements EnumReference<E> {

        @Override
        @SafeVarargs
        @SuppressWarnings("varargs") // read only
        public final EffectPredicate isOneOf(final E... values) {
            final List<E> all = Arrays.asList(values);
            return new Condition(
                    field.key()
                            + " is "
                            + all.stream().map(Enum::name).collect(Collectors.joining(" or ")),
                    all.stream().anyMatch(v -> Objects.equals(v, field.value())));
        }
    }

    @Override
    public <E extends Enum<E>> EnumReference<E> getEnum(
            final Class<? extends ParameterReference<E>> reference) {
        return new Choice<>(field(reference));
    }

    @Override
    public boolean isMissing(final Class<? extends ParameterReference<?>> reference) {
        return !fields.containsKey(reference);
    }

    @Override
    public EffectPredicate getConstant(final Predicate<NodeParametersInput> predicate) {
        return new Condition("the inputs are such", predicate.test(input));
    }

    @Override
    public EffectPredicate getPredicate(
            final Class<? extends EffectPredicateProvider> predicateProviderClass) {
        return getPredicate(Instances.create(predicateProviderClass));
    }

    @Override
    public EffectPredicate getPredicate(final EffectPredicateProvider predicateProvider) {
        return predicateProvider.init(this);
    }
}
