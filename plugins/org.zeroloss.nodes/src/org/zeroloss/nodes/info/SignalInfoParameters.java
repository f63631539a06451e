package org.zeroloss.nodes.info;

import org.knime.node.parameters.NodeParameters;
import org.zeroloss.nodes.path.PathParameters;

/** Settings of Signal Info. */
public final class SignalInfoParameters implements NodeParameters {

    PathParameters m_source = new PathParameters();
}
