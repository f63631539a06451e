package org.zeroloss.nodes.defectlearner;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.zeroloss.imaging.defects.TrainingPlan;
import org.zeroloss.nodes.dialog.Limits;

/** How long is trained, and how fast. */
public final class ScheduleParameters implements NodeParameters {

    @Widget(
            title = "Steps",
            description = "Most steps of the training of a network, each on one batch of pieces.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_steps = 3000;

    @Widget(
            title = "Learning rate",
            description =
                    "Largest step width of the optimizer (Adam). It rises over the first twentieth"
                            + " of the steps and falls along half a cosine to a hundredth.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMostOne.class)
    double m_rate = 2e-3;

    @Widget(
            title = "Weight decay",
            description = "How strongly large weights are held back, from 0 to 1.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostOne.class)
    double m_decay = 1e-4;

    @Widget(
            title = "Steps between validations",
            description =
                    "After how many steps the loss on the images held out is computed. The network"
                            + " of the validation with the smallest loss is kept.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_validateEvery = 100;

    @Widget(
            title = "Patience (validations)",
            description =
                    "After how many validations without a smaller loss the training stops early.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_patience = 15;

    ScheduleParameters() {}

    TrainingPlan.Schedule toEngine() {
        return new TrainingPlan.Schedule(
                m_steps, m_rate, m_decay, Math.min(m_validateEvery, m_steps), m_patience);
    }
}
