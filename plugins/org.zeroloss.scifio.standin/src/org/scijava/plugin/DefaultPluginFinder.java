package org.scijava.plugin;

import java.util.Objects;

/** Finds the plug-ins whose annotations are listed beside their classes. */
public class DefaultPluginFinder implements PluginFinder {

    /** Where to look. */
    public DefaultPluginFinder(final ClassLoader classLoader) {
        Objects.requireNonNull(classLoader, "classLoader");
    }
}
