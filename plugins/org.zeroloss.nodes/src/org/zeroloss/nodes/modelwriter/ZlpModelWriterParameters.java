package org.zeroloss.nodes.modelwriter;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.zeroloss.format.Overwrite;
import org.zeroloss.nodes.path.TargetParameters;

/** Settings of the ZLP Model Writer. */
public final class ZlpModelWriterParameters implements NodeParameters {

    /** What to do where the file exists. */
    enum IfExists {
        /** Fail. */
        @Label(value = "Fail", description = "The node fails and the file stays as it is.")
        FAIL(Overwrite.FAIL),
        /** Replace. */
        @Label(
                value = "Overwrite",
                description =
                        "The file is replaced once the new one is complete; if writing fails or is"
                                + " canceled, it stays as it is.")
        OVERWRITE(Overwrite.OVERWRITE);

        private final Overwrite m_engine;

        IfExists(final Overwrite engine) {
            m_engine = engine;
        }
    }

    TargetParameters m_target = new TargetParameters();

    @Widget(title = "If the file exists", description = "Files are never overwritten unasked.")
    @ValueSwitchWidget
    IfExists m_ifExists = IfExists.FAIL;

    ModelTarget target() {
        return ModelTarget.of(m_target.text(), m_ifExists.m_engine);
    }
}
