package org.zeroloss.format;

import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * The implementations of a service that there are: this bundle's own first, in the order of its
 * list; then those of other bundles. In OSGi other bundles register services, ordered by their
 * ranking, then by name; on a class path other jars list theirs as this bundle does, ordered by
 * name.
 */
final class Implementations {

    private Implementations() {}

    /**
     * @param <S> the service
     * @param type the service
     * @param name name of an implementation
     * @return all implementations
     */
    static <S> List<S> of(final Class<S> type, final Function<S, String> name) {
        final List<S> own = new ArrayList<>();
        final List<S> others = new ArrayList<>();
        // The own class loader, not the thread's: the same ones in OSGi and on a class path.
        for (final S s : ServiceLoader.load(type, type.getClassLoader())) {
            (isOwn(s.getClass()) ? own : others).add(s);
        }
        others.sort(Comparator.comparing(name));
        own.addAll(others);
        own.addAll(registered(type, name));
        return own;
    }

    /** Whether a class lies where this one does: in the same jar or folder. */
    private static boolean isOwn(final Class<?> type) {
        return type.getClassLoader() == Implementations.class.getClassLoader()
                && Objects.equals(place(type), place(Implementations.class));
    }

    private static Object place(final Class<?> type) {
        final ProtectionDomain domain = type.getProtectionDomain();
        final CodeSource source = domain == null ? null : domain.getCodeSource();
        return source == null || source.getLocation() == null
                ? ""
                : source.getLocation().toExternalForm();
    }

    private static <S> List<S> registered(final Class<S> type, final Function<S, String> name) {
        try {
            return RegisteredServices.of(type, name);
        } catch (final NoClassDefFoundError e) {
            // plain Java: there is no OSGi, and so nobody to register anything
            return List.of();
        }
    }
}
