package org.knime.node.parameters.widget.choices;

import org.knime.node.parameters.NodeParametersInput;

import java.util.List;

/**
 * Gives the constants of an enumeration that can be chosen.
 *
 * @param <E> the enumeration
 */
public non-sealed interface EnumChoicesProvider<E extends Enum<E>>
        extends ChoicesStateProvider<EnumChoice<E>> {

    @Override
    default void init(final StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }

    /** The constants. */
    default List<E> choices(final NodeParametersInput context) {
        throw new IllegalStateException(
                getClass().getName() + " must override choices or computeState");
    }

    @Override
    default List<EnumChoice<E>> computeState(final NodeParametersInput context) {
        return choices(context).stream().map(EnumChoice::fromEnumConst).toList();
    }
}
