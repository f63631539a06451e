package org.knime.node.parameters.widget.text;

import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MaxLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MinLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

/** The values of annotation members that say nothing. */
final class Unset {

    private Unset() {}

    interface TextProvider extends StateProvider<String> {}

    interface PatternProvider extends StateProvider<PatternValidation> {}

    interface MinLengthProvider extends StateProvider<MinLengthValidation> {}

    interface MaxLengthProvider extends StateProvider<MaxLengthValidation> {}
}
