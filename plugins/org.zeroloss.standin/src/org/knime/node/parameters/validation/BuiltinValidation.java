package org.knime.node.parameters.validation;

/** A check that the dialog itself makes on an option. */
public interface BuiltinValidation {

    /** What the user reads if the check fails. */
    String getErrorMessage();

    /** The numbers or patterns that the check compares with. */
    Object getParameters();
}
