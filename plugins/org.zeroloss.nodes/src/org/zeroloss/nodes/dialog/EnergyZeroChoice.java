package org.zeroloss.nodes.dialog;

import org.knime.node.parameters.widget.choices.Label;
import org.zeroloss.eels.zlp.EnergyZero;

/** Where 0 eV is. */
public enum EnergyZeroChoice {
    /** In each spectrum. */
    @Label(
            value = "At the maximum of each spectrum",
            description = "Follows a drift of the energy from pixel to pixel.")
    SPECTRUM(EnergyZero.SPECTRUM),
    /** In the mean spectrum. */
    @Label(value = "At the maximum of the mean spectrum", description = "The same for all pixels.")
    IMAGE(EnergyZero.IMAGE);

    private final EnergyZero m_engine;

    EnergyZeroChoice(final EnergyZero engine) {
        m_engine = engine;
    }

    /**
     * @return the engine's name for it
     */
    public EnergyZero engine() {
        return m_engine;
    }
}
