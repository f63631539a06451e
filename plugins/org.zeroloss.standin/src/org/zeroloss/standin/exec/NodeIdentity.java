package org.zeroloss.standin.exec;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

import java.util.Objects;

/**
 * Which node it is: what KNIME stores with every node to find its factory, and to tell the user
 * what to install if it is not there.
 *
 * @param factory fully qualified name of the factory class
 * @param name the node's name
 * @param bundle the bundle that holds the factory
 * @param feature the feature that installs the bundle
 */
public record NodeIdentity(String factory, String name, BundleInfo bundle, BundleInfo feature) {

    /** Checks that nothing is missing. */
    public NodeIdentity {
        Objects.requireNonNull(factory, "factory");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(feature, "feature");
    }

    static NodeIdentity load(final NodeSettingsRO settings) throws InvalidSettingsException {
        final String factory = settings.getString("factory");
        if (factory == null || factory.isEmpty()) {
            throw new InvalidSettingsException("The entry 'factory' is empty");
        }
        final String simple = factory.substring(factory.lastIndexOf('.') + 1);
        final String name = settings.getString("node-name", null);
        return new NodeIdentity(
                factory,
                name == null ? simple : name,
                loadBundle(settings, "node-bundle"),
                loadBundle(settings, "node-feature"));
    }

    private static BundleInfo loadBundle(final NodeSettingsRO settings, final String prefix) {
        final String version = settings.getString(prefix + "-version", null);
        return new BundleInfo(
                settings.getString(prefix + "-name", null),
                settings.getString(prefix + "-symbolic-name", null),
                settings.getString(prefix + "-vendor", null),
                version == null || version.isEmpty() ? "0.0.0" : version);
    }

    void save(final NodeSettingsWO settings) {
        settings.addString("factory", factory);
        settings.addString("node-name", name);
        saveBundle(settings, "node-bundle", bundle);
        saveBundle(settings, "node-feature", feature);
    }

    private static void saveBundle(
            final NodeSettingsWO settings, final String prefix, final BundleInfo info) {
        settings.addString(prefix + "-name", info.name());
        settings.addString(prefix + "-symbolic-name", info.symbolicName());
        settings.addString(prefix + "-vendor", info.vendor());
        settings.addString(prefix + "-version", info.version());
    }
}
