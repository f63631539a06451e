package org.zeroloss.base;

/** Which Zeroloss this is. */
public final class Release {

    /**
     * Version of every bundle, without the build qualifier: what a result's provenance names. A
     * constant rather than a look-up in the OSGi framework, since the engine also runs without one.
     */
    public static final String VERSION = "0.1.0";

    private Release() {}
}
