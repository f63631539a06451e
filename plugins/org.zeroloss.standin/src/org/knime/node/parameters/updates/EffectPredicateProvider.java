package org.knime.node.parameters.updates;

import org.knime.node.parameters.NodeParametersInput;

import java.util.Arrays;
import java.util.function.Predicate;

/** Makes the condition of an {@link Effect}. */
@FunctionalInterface
public interface EffectPredicateProvider {

    /** Makes the condition from the fields that the initializer gives access to. */
    EffectPredicate init(PredicateInitializer i);

    /** Holds if all hold. */
    default EffectPredicate and(final EffectPredicate... predicates) {
        return Arrays.stream(predicates).reduce(EffectPredicate::and).orElseThrow();
    }

    /** Holds if one holds. */
    default EffectPredicate or(final EffectPredicate... predicates) {
        return Arrays.stream(predicates).reduce(EffectPredicate::or).orElseThrow();
    }

    /** Holds if the predicate does not. */
    default EffectPredicate not(final EffectPredicate predicate) {
        return predicate.negate();
    }

    /** Gives conditions on single fields. */
    interface PredicateInitializer {

        /** Conditions on a text field. */
        StringReference getString(Class<? extends ParameterReference<String>> reference);

        /** Conditions on a check box. */
        BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference);

        /** Conditions on an array. */
        <T> ArrayReference getArray(Class<? extends ParameterReference<T[]>> reference);

        /** Conditions on a choice. */
        <E extends Enum<E>> EnumReference<E> getEnum(
                Class<? extends ParameterReference<E>> reference);

        /** Whether no field has the name. */
        boolean isMissing(Class<? extends ParameterReference<?>> reference);

        /** A condition on the node's inputs. */
        EffectPredicate getConstant(Predicate<NodeParametersInput> predicate);

        /** Never holds. */
        default EffectPredicate never() {
            return getConstant(input -> false);
        }

        /** Always holds. */
        default EffectPredicate always() {
            return getConstant(input -> true);
        }

        /** The condition of another provider. */
        EffectPredicate getPredicate(
                Class<? extends EffectPredicateProvider> predicateProviderClass);

        /** The condition of another provider. */
        EffectPredicate getPredicate(EffectPredicateProvider predicateProvider);

        /** Conditions on a text field. */
        interface StringReference {

            /** Holds if the text is this. */
            EffectPredicate isEqualTo(String value);

            /** Holds if the text matches. */
            EffectPredicate matchesPattern(String pattern);
        }

        /** Conditions on a check box. */
        interface BooleanReference {

            /** Holds if it is ticked. */
            EffectPredicate isTrue();

            /** Holds if it is not ticked. */
            EffectPredicate isFalse();
        }

        /**
         * Conditions on a choice.
         *
         * @param <E> the choices
         */
        interface EnumReference<E extends Enum<E>> {

            /** Holds if the choice is one of these. */
            @SuppressWarnings("unchecked")
            EffectPredicate isOneOf(E... values);
        }

        /** Conditions on an array. */
        interface ArrayReference {

            /** Holds if there is more than one element. */
            EffectPredicate hasMultipleItems();

            /** Holds if one element satisfies the condition. */
            EffectPredicate containsElementSatisfying(EffectPredicateProvider elementPredicate);
        }
    }
}
