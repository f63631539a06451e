package org.zeroloss.format;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What other bundles registered with OSGi. The one class here that names it: it may be absent. */
final class RegisteredServices {

    /**
     * A service, and how much it wants to be before others.
     *
     * @param <S> its type
     * @param service the service
     * @param ranking the greater, the earlier
     */
    private record Ranked<S>(S service, int ranking) {}

    private RegisteredServices() {}

    /**
     * @param <S> the service
     * @param type the service
     * @param name name of an implementation
     * @return the services there are now, by ranking, then by name; none outside OSGi
     */
    static <S> List<S> of(final Class<S> type, final Function<S, String> name) {
        final Bundle bundle = FrameworkUtil.getBundle(type);
        return bundle == null ? List.of() : of(context(bundle), type, name);
    }

    private static <S> List<S> of(
            final BundleContext context, final Class<S> type, final Function<S, String> name) {
        final List<Ranked<S>> all = new ArrayList<>();
        try {
            for (final ServiceReference<S> r : context.getServiceReferences(type, null)) {
                // Kept for good: they have no state, and their bundle may be stopped all the same.
                final S service = context.getService(r);
                if (service != null) {
                    final Object ranking = r.getProperty(Constants.SERVICE_RANKING);
                    all.add(new Ranked<>(service, ranking instanceof Integer i ? i : 0));
                }
            }
        } catch (final InvalidSyntaxException e) {
            throw new IllegalStateException("No filter was given, yet it is wrong", e);
        }
        return all.stream()
                .sorted(
                        Comparator.comparingInt((Ranked<S> r) -> r.ranking())
                                .reversed()
                                .thenComparing(r -> name.apply(r.service())))
                .map(Ranked::service)
                .toList();
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
                                + " cannot be started to find the file formats of other bundles: "
                                + e.getMessage(),
                        e);
            }
        }
        return bundle.getBundleContext();
    }
}
