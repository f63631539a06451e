package org.zeroloss.format.scifio;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/**
 * Sees the plug-ins of every bundle that works with the same SciJava. SciJava looks for its
 * plug-ins with one class loader, but in OSGi a bundle's class loader does not see the resources of
 * others: formats in bundles of their own, as Bio-Formats, would not be found.
 */
final class PluginLoader extends ClassLoader {

    /** Where SciJava's annotation processor lists plug-ins, one file a jar. */
    private static final String INDEX = "META-INF/json/org.scijava.plugin.Plugin";

    private static final String PLUGIN = "org.scijava.plugin.Plugin";
    private static final String FORMAT = "io.scif.Format";

    private final List<Bundle> m_others;

    private PluginLoader(final ClassLoader scifio, final List<Bundle> others) {
        super(scifio);
        m_others = others;
    }

    /**
     * @param scifio a class of SCIFIO
     * @return sees all plug-ins; outside OSGi SCIFIO's own class loader does
     */
    static ClassLoader of(final Class<?> scifio) {
        final ClassLoader own = scifio.getClassLoader();
        try {
            final Bundle bundle = FrameworkUtil.getBundle(scifio);
            return bundle == null ? own : new PluginLoader(own, others(bundle, own));
        } catch (final NoClassDefFoundError e) {
            // no OSGi on the class path
            return own;
        }
    }

    private static List<Bundle> others(final Bundle scifio, final ClassLoader own) {
        final List<Bundle> others = new ArrayList<>();
        final Bundle here = FrameworkUtil.getBundle(PluginLoader.class);
        for (final Bundle b : here.getBundleContext().getBundles()) {
            final boolean ready =
                    (b.getState() & (Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE)) != 0;
            if (ready && b != scifio && b.getResource(INDEX) != null && isSame(b, own)) {
                others.add(b);
            }
        }
        return others;
    }

    /**
     * Whether a bundle's plug-ins are of the SciJava that SCIFIO uses, and not of another copy of
     * SCIFIO: KNIME Image Processing has two.
     */
    private static boolean isSame(final Bundle bundle, final ClassLoader scifio) {
        final Optional<Class<?>> plugin = load(bundle, PLUGIN);
        final Optional<Class<?>> format = load(bundle, FORMAT);
        try {
            return plugin.isPresent()
                    && plugin.get() == scifio.loadClass(PLUGIN)
                    && (format.isEmpty() || format.get() == scifio.loadClass(FORMAT));
        } catch (final ClassNotFoundException e) {
            throw new IllegalStateException("SCIFIO lacks a class of its own", e);
        }
    }

    private static Optional<Class<?>> load(final Bundle bundle, final String name) {
        try {
            return Optional.of(bundle.loadClass(name));
        } catch (final ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    protected Class<?> findClass(final String name) throws ClassNotFoundException {
        for (final Bundle b : m_others) {
            final Optional<Class<?>> found = load(b, name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new ClassNotFoundException(name + " is in no bundle with plug-ins of SciJava");
    }

    @Override
    protected URL findResource(final String name) {
        return m_others.stream()
                .map(b -> b.getResource(name))
                .filter(u -> u != null)
                .findFirst()
                .orElse(null);
    }

    @Override
    protected Enumeration<URL> findResources(final String name) throws IOException {
        final List<URL> all = new ArrayList<>();
        for (final Bundle b : m_others) {
            final Enumeration<URL> some = b.getResources(name);
            if (some != null) {
                all.addAll(Collections.list(some));
            }
        }
        return Collections.enumeration(all);
    }
}
