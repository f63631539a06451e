package org.zeroloss.nodes.comparison;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.zeroloss.eels.background.EnergyWindow;
import org.zeroloss.nodes.dialog.Limits;

/** One energy window in which models are scored. */
public final class WindowParameters implements NodeParameters {

    @Widget(title = "From (eV)", description = "Energy loss at which the window begins, in eV.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastMinus100.class,
            maxValidation = Limits.AtMost1000.class)
    double m_from = 2;

    @Widget(title = "To (eV)", description = "Energy loss before which the window ends, in eV.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastMinus100.class,
            maxValidation = Limits.AtMost1000.class)
    double m_to = 3;

    WindowParameters() {}

    WindowParameters(final double from, final double to) {
        m_from = from;
        m_to = to;
    }

    EnergyWindow toEngine() {
        return new EnergyWindow(m_from, m_to);
    }
}
