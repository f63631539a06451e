package org.scijava.plugin;

/** Finds plug-ins. */
public interface PluginFinder {}
