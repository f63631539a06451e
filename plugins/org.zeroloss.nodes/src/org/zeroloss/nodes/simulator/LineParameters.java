package org.zeroloss.nodes.simulator;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.zeroloss.eels.simulate.Exciton;
import org.zeroloss.nodes.dialog.Limits;

/** One absorption line of the simulated material. */
public final class LineParameters implements NodeParameters {

    @Widget(title = "Energy (eV)", description = "Energy loss at the centre of the line, in eV.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_energy = 2;

    @Widget(
            title = "Width (FWHM, eV)",
            description = "Full width of the line at half of its maximum, in eV.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_width = 0.1;

    @Widget(
            title = "Strength (share of t/λ)",
            description =
                    "Which share of all single scattering goes into this line, from 0 to 0.5.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostHalf.class)
    double m_strength = 0.01;

    LineParameters() {}

    LineParameters(final Exciton line) {
        m_energy = line.energyEv();
        m_width = line.fwhmEv();
        m_strength = line.strength();
    }

    Exciton toEngine() {
        return new Exciton(m_energy, m_width, m_strength);
    }
}
