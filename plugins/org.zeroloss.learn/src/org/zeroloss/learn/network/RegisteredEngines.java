package org.zeroloss.learn.network;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import java.util.ArrayList;
import java.util.List;

/** The engines that bundles registered with OSGi. The one class here that names it. */
final class RegisteredEngines {

    private RegisteredEngines() {}

    /**
     * @return the engines there are now, in no order; none outside OSGi
     */
    static List<NetworkEngine> all() {
        final Bundle bundle = FrameworkUtil.getBundle(NetworkEngine.class);
        if (bundle == null) {
            return List.of();
        }
        final List<NetworkEngine> all = new ArrayList<>();
        try {
            final BundleContext context = context(bundle);
            for (final ServiceReference<NetworkEngine> r :
                    context.getServiceReferences(NetworkEngine.class, null)) {
                // kept for good: engines have no state, and their bundle may be stopped all the
                // same
                final NetworkEngine engine = context.getService(r);
                if (engine != null) {
                    all.add(engine);
                }
            }
        } catch (final InvalidSyntaxException e) {
            throw new IllegalStateException("No filter was given, yet it is wrong", e);
        }
        return all;
    }

    /** A bundle that is resolved but not started has no context to ask. */
    private static BundleContext context(final Bundle bundle) {
        if (bundle.getBundleContext() == null) {
            try {
                bundle.start(Bundle.START_TRANSIENT);
            } catch (final BundleException e) {
                throw new IllegalStateException(
                        "Bundle "
                                + bundle.getSymbolicName()
                                + " cannot be started to find the network engines: "
                                + e.getMessage(),
                        e);
            }
        }
        return bundle.getBundleContext();
    }
}
