package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataColumnSpec;

/** A text with a type to choose, such as a column. */
public record TypedStringChoice(String id, String text, PossibleTypeValue type) {

    /** A type: its identifier and what is shown. */
    public record PossibleTypeValue(String id, String text) {}

    /** The choice of a column. */
    public static TypedStringChoice fromColSpec(final DataColumnSpec colSpec) {
        final var type = colSpec.getType();
        return new TypedStringChoice(
                colSpec.getName(),
                colSpec.getName(),
                new PossibleTypeValue(
                        type.getPreferredValueClass().getName(), type.toPrettyString()));
    }
}
