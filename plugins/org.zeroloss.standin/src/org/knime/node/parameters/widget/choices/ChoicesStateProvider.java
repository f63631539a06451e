package org.knime.node.parameters.widget.choices;

import org.knime.node.parameters.updates.StateProvider;

import java.util.List;

/**
 * Computes a list of choices.
 *
 * @param <S> the type of a choice
 */
@SuppressWarnings("rawtypes") // a permits clause cannot say the argument
public sealed interface ChoicesStateProvider<S> extends StateProvider<List<S>>
        permits StringChoicesProvider, TypedStringChoicesProvider, EnumChoicesProvider {}
