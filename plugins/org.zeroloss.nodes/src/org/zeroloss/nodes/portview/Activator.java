package org.zeroloss.nodes.portview;

import org.knime.core.node.NodeLogger;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Registers the views of the ports when the bundle starts, which is when its first class is loaded
 * (activation policy {@code lazy}): KNIME loads the class of a port object before it asks for the
 * views of its type. Where a version of KNIME has other internals, the nodes work without.
 */
public final class Activator implements BundleActivator {

    @Override
    public void start(final BundleContext context) {
        try {
            PortViews.register();
        } catch (final LinkageError e) {
            NodeLogger.getLogger(Activator.class)
                    .warn("This version of KNIME shows no views of Zeroloss ports: " + e, e);
        }
    }

    @Override
    public void stop(final BundleContext context) {
        // the views go with the bundle's classes
    }
}
