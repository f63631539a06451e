package org.knime.node.parameters.migration;

import java.util.List;

/**
 * The older forms in which a value was stored.
 *
 * @param <T> the type of the value
 */
public interface NodeParametersMigration<T> {

    /** The older forms; the first that matches the settings is read. */
    List<ConfigMigration<T>> getConfigMigrations();
}
