package org.zeroloss.standin.exec;

import java.util.Objects;

/**
 * The bundle or feature that a node comes from, as KNIME stores it with every node.
 *
 * @param name readable name, or {@code null}
 * @param symbolicName symbolic name, or {@code null}
 * @param vendor vendor, or {@code null}
 * @param version version, {@code "0.0.0"} if unknown
 */
public record BundleInfo(String name, String symbolicName, String vendor, String version) {

    /** Nothing is known. */
    public static final BundleInfo UNKNOWN = new BundleInfo(null, null, null, "0.0.0");

    /** Checks the version. */
    public BundleInfo {
        Objects.requireNonNull(version, "version");
    }
}
