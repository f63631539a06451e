package org.knime.node.parameters.migration;

import java.util.List;

/**
 * Gives the value of a field that older settings lack.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface DefaultProvider<T> extends NodeParametersMigration<T> {

    /** The value to use. */
    T getDefault();

    @Override
    default List<ConfigMigration<T>> getConfigMigrations() {
        return List.of(ConfigMigration.<T>builder(settings -> getDefault()).build());
    }
}
