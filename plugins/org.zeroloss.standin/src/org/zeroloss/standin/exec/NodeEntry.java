package org.zeroloss.standin.exec;

import java.util.Objects;

/**
 * One node of the repository.
 *
 * @param factoryClass fully qualified name of the node factory; a node's identity in KNIME
 * @param category path of the category, for example {@code /community/zeroloss}
 * @param bundle where the node comes from
 * @param feature the feature that installs the bundle
 */
public record NodeEntry(
        String factoryClass, String category, BundleInfo bundle, BundleInfo feature) {

    /** Checks that nothing is missing. */
    public NodeEntry {
        Objects.requireNonNull(factoryClass, "factoryClass");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(feature, "feature");
    }
}
