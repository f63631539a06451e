package org.zeroloss.nodes.dialog;

import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

/** A text field that holds numbers separated by commas, or nothing; see {@link NumberList}. */
public final class NumberListPattern extends PatternValidation {

    private static final String NUMBER = "[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?";

    @Override
    protected String getPattern() {
        return "^\\s*(" + NUMBER + "\\s*([,;]\\s*" + NUMBER + "\\s*)*)?$";
    }

    @Override
    public String getErrorMessage() {
        return "Expected numbers separated by commas, such as 0.8, 1.0, 1.25.";
    }
}
