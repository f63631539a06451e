package org.knime.node.parameters.widget.number;

import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** The values of annotation members that say nothing. */
final class Unset {

    private Unset() {}

    interface MinProvider extends StateProvider<MinValidation> {}

    interface MaxProvider extends StateProvider<MaxValidation> {}
}
