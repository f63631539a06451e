package org.knime.node.parameters.migration;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.zeroloss.standin.parameters.Absent;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * One older form of a value: the settings that have it, and how it is read from them.
 *
 * @param <T> the type of the value
 */
public final class ConfigMigration<T> {

    private final ParametersLoader<T> loader;
    private final Predicate<NodeSettingsRO> matcher;

    private ConfigMigration(
            final ParametersLoader<T> loader, final Predicate<NodeSettingsRO> matcher) {
        this.loader = loader;
        this.matcher = matcher;
    }

    /** Begins with how the value is read. */
    public static <T> Builder<T> builder(final ParametersLoader<T> loader) {
        return new Builder<>(loader);
    }

    /** How the value is read. */
    public ParametersLoader<T> getLoader() {
        return loader;
    }

    /** The settings that have this form. */
    public Predicate<NodeSettingsRO> getMatcher() {
        return matcher;
    }

    /**
     * Makes a migration.
     *
     * @param <T> the type of the value
     */
    public static final class Builder<T> {

        private final ParametersLoader<T> loader;
        private final List<String[]> paths = new ArrayList<>();
        private Predicate<NodeSettingsRO> matcher;

        /** Begins with how the value is read. */
        public Builder(final ParametersLoader<T> loader) {
            this.loader = Objects.requireNonNull(loader);
        }

        /** Adds a path that the settings of this form have. */
        public Builder<T> withDeprecatedConfigPath(final String... configKeys) {
            paths.add(configKeys.clone());
            return this;
        }

        /** Sets which settings have this form; otherwise those with all the paths. */
        public Builder<T> withMatcher(final Predicate<NodeSettingsRO> condition) {
            matcher = condition;
            return this;
        }

        /** The migration. */
        public ConfigMigration<T> build() {
            if (matcher != null) {
                return new ConfigMigration<>(loader, matcher);
            }
            if (paths.isEmpty()) {
                return new ConfigMigration<>(loader, new Absent());
            }
            final List<String[]> all = List.copyOf(paths);
            return new ConfigMigration<>(
                    loader, settings -> all.stream().allMatch(path -> has(settings, path)));
        }

        private static boolean has(final NodeSettingsRO settings, final String[] path) {
            NodeSettingsRO config = settings;
            for (int i = 0; i < path.length; i++) {
                if (!config.containsKey(path[i])) {
                    return false;
                }
                if (i < path.length - 1) {
                    try {
                        config = config.getNodeSettings(path[i]);
                    } catch (final InvalidSettingsException e) {
                        // the key holds a value where the path goes on: the path is not there
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
