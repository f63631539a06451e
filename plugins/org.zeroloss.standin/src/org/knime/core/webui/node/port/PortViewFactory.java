package org.knime.core.webui.node.port;

import org.knime.core.node.port.PortObject;

/**
 * Makes views of what lies at a port.
 *
 * @param <T> its class
 */
public interface PortViewFactory<T extends PortObject> {

    /** Makes the view of an object. */
    PortView createPortView(T portObject);
}
