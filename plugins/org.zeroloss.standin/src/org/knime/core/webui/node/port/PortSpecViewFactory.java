package org.knime.core.webui.node.port;

import org.knime.core.node.port.PortObjectSpec;

/**
 * Makes views of what is known of a port before its node has run.
 *
 * @param <S> its class
 */
public interface PortSpecViewFactory<S extends PortObjectSpec> {

    /** Makes the view of a spec. */
    PortView createPortView(S portObjectSpec);
}
