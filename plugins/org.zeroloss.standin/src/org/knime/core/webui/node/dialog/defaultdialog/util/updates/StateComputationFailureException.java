package org.knime.core.webui.node.dialog.defaultdialog.util.updates;

/**
 * A state of the dialog cannot be computed now and stays as it is. KNIME 5.8 and 5.12 have no
 * constructor in common, so nodes can only pass it on.
 */
public final class StateComputationFailureException extends Exception {

    private static final long serialVersionUID = 1L;

    StateComputationFailureException(final String message) {
        super(message);
    }
}
