package org.zeroloss.nodes.subtractor;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.zeroloss.eels.zlp.Clipping;

/** Settings of the Background Subtractor. */
public final class BackgroundSubtractorParameters implements NodeParameters {

    /** Whether the zero-loss peak may exceed the spectrum. */
    enum Excess {
        /** It may. */
        @Label(
                value = "Keep",
                description =
                        "The subtracted spectrum scatters around 0 where there is no signal, below"
                                + " 0 as often as above: no bias.")
        NONE(Clipping.NONE),
        /** It is cut. */
        @Label(
                value = "Cut to the spectrum",
                description =
                        "No negative intensities, but a bias upwards where there is little"
                                + " signal.")
        AT_SIGNAL(Clipping.AT_SIGNAL);

        private final Clipping m_engine;

        Excess(final Clipping engine) {
            m_engine = engine;
        }
    }

    @Widget(
            title = "Where the zero-loss peak exceeds the spectrum",
            description =
                    "What happens in a channel whose intensity is, by noise, below the zero-loss"
                            + " peak.")
    @RadioButtonsWidget
    Excess m_excess = Excess.NONE;

    Clipping toEngine() {
        return m_excess.m_engine;
    }
}
