package org.knime.node.parameters.widget.choices;

import org.knime.node.parameters.NodeParametersInput;

import java.util.List;

/** Gives texts to choose from. */
public non-sealed interface StringChoicesProvider extends ChoicesStateProvider<StringChoice> {

    @Override
    default void init(final StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }

    /** The texts, which are shown as they are stored. */
    default List<String> choices(final NodeParametersInput context) {
        throw new IllegalStateException(
                getClass().getName() + " must override choices or computeState");
    }

    @Override
    default List<StringChoice> computeState(final NodeParametersInput context) {
        return choices(context).stream().map(StringChoice::fromId).toList();
    }
}
