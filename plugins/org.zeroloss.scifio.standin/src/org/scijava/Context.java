package org.scijava;

import org.scijava.plugin.PluginIndex;
import org.scijava.service.Service;

import java.util.Collection;

/** Services that know each other. The stand-in has none. */
public class Context {

    /**
     * Creates the services of these types that the index has, and those they need; strictly if one
     * that does not start is an error.
     */
    public Context(
            final Collection<Class<? extends Service>> serviceClasses,
            final PluginIndex pluginIndex,
            final boolean strict) {
        pluginIndex.discover();
    }

    /** One of the services. */
    public <S extends Service> S service(final Class<S> c) {
        throw new IllegalStateException(
                "The stand-in for SCIFIO has no services, not even " + c.getName());
    }
}
