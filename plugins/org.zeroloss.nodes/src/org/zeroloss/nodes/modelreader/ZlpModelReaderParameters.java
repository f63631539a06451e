package org.zeroloss.nodes.modelreader;

import org.knime.node.parameters.NodeParameters;
import org.zeroloss.nodes.path.FileParameters;

/** Settings of the ZLP Model Reader. */
public final class ZlpModelReaderParameters implements NodeParameters {

    FileParameters m_source = new FileParameters();
}
