package org.zeroloss.standin.dialog;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;

import java.util.List;

/**
 * The dialog of a node as KNIME would show it, read off the annotations of its parameters.
 *
 * @param sections its sections in their order; the first has no title where options stand outside
 *     of any
 */
public record Dialog(List<DialogSection> sections) {

    /** Keeps a copy of the list. */
    public Dialog {
        sections = List.copyOf(sections);
    }

    /**
     * @param parameters of a node, with their values
     * @param input what is connected to the node
     * @return the dialog that shows them
     */
    public static Dialog of(final NodeParameters parameters, final NodeParametersInput input) {
        return new DialogReader(parameters, input).read();
    }

    /**
     * @return the dialog as JSON, indented, lines ending in {@code \n}
     */
    public String json() {
        return DialogJson.of(this);
    }
}
