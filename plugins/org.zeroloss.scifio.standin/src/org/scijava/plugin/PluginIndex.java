package org.scijava.plugin;

import java.util.Objects;

/** The plug-ins there are. */
public class PluginIndex {

    private final PluginFinder m_finder;

    /** What finds them. */
    public PluginIndex(final PluginFinder pluginFinder) {
        m_finder = pluginFinder;
    }

    /** Looks for them. */
    public void discover() {
        Objects.requireNonNull(m_finder, "pluginFinder");
    }
}
