package org.zeroloss.standin.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.NodeParametersMigration;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistor;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads parameters field by field. */
final class ParametersReader {

    Object load(final Class<?> type, final NodeSettingsRO settings)
            throws InvalidSettingsException {
        final Optional<NodeParametersPersistor<?>> persistor =
                persistor(type.getAnnotation(Persistor.class));
        final String[][] paths =
                persistor.isPresent() ? persistor.get().getConfigPaths() : new String[][] {{}};
        final Optional<ConfigMigration<?>> older =
                migration(type.getAnnotation(Migration.class), settings, paths);
        if (older.isPresent()) {
            return older.get().getLoader().load(settings);
        }
        if (persistor.isPresent()) {
            return persistor.get().load(settings);
        }
        final Object parameters = Instances.create(type);
        for (final ParameterField field : ParameterField.of(type)) {
            field.set(parameters, loadField(type, field, parameters, settings));
        }
        return parameters;
    }

    /** The field's value; its default is what the freshly made parameters hold. */
    private Object loadField(
            final Class<?> owner,
            final ParameterField field,
            final Object defaults,
            final NodeSettingsRO settings)
            throws InvalidSettingsException {
        final Migration migration = field.annotation(Migration.class).orElse(null);
        final Optional<Persistor> annotation = field.annotation(Persistor.class);
        check(field, annotation.isPresent(), migration != null);
        final Optional<NodeParametersPersistor<?>> persistor = persistor(annotation.orElse(null));
        final String[][] paths =
                persistor.isPresent()
                        ? persistor.get().getConfigPaths()
                        : new String[][] {{field.key()}};
        if (keepsDefault(owner, field, migration, paths)
                && Arrays.stream(paths).noneMatch(path -> has(settings, path))) {
            return field.get(defaults);
        }
        final Optional<ConfigMigration<?>> older = migration(migration, settings, paths);
        if (older.isPresent()) {
            return older.get().getLoader().load(settings);
        }
        return persistor.isPresent() ? persistor.get().load(settings) : loadPlain(field, settings);
    }

    private static void check(
            final ParameterField field, final boolean persistor, final boolean migration) {
        if (persistor && field.annotation(Persist.class).isPresent()) {
            throw new IllegalStateException(
                    "The field " + field.name() + " has both @Persistor and @Persist");
        }
        if (migration && field.annotation(Migrate.class).isPresent()) {
            throw new IllegalStateException(
                    "The field " + field.name() + " has both @Migration and @Migrate");
        }
    }

    private static boolean keepsDefault(
            final Class<?> owner,
            final ParameterField field,
            final Migration migration,
            final String[][] paths) {
        final boolean byField =
                field.annotation(Migrate.class).map(Migrate::loadDefaultIfAbsent).orElse(false);
        if (byField && paths.length == 0) {
            throw new IllegalStateException(
                    "The field "
                            + field.name()
                            + " keeps its default where it is absent, but names no paths");
        }
        final boolean byClass =
                owner.isAnnotationPresent(LoadDefaultsForAbsentFields.class)
                        && migration == null
                        && paths.length > 0;
        return byField || byClass;
    }

    private Object loadPlain(final ParameterField field, final NodeSettingsRO settings)
            throws InvalidSettingsException {
        final String key = field.key();
        if (field.isNested()) {
            return load(field.field().getType(), settings.getNodeSettings(key));
        }
        if (field.elementType().isPresent()) {
            return loadElements(field, settings.getNodeSettings(key));
        }
        final ValueForm<?> form = ValueForms.of(field.type());
        if (!field.isOptional()) {
            return form.loader().load(settings, key);
        }
        return settings.getBoolean(key + ParametersWriter.IS_PRESENT, true)
                ? Optional.ofNullable(form.loader().load(settings, key))
                : Optional.empty();
    }

    private Object loadElements(final ParameterField field, final NodeSettingsRO settings)
            throws InvalidSettingsException {
        if (settings.getBoolean(ParametersWriter.IS_NULL, false)) {
            return null;
        }
        final Class<?> type = field.elementType().orElseThrow();
        final long size = settings.keySet().stream().filter(k -> k.matches("\\d+")).count();
        final List<Object> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(load(type, settings.getNodeSettings(Integer.toString(i))));
        }
        return field.field().getType().isArray()
                ? elements.toArray((Object[]) Array.newInstance(type, 0))
                : elements;
    }

    private static Optional<NodeParametersPersistor<?>> persistor(final Persistor annotation) {
        return annotation == null
                ? Optional.empty()
                : Optional.of(Instances.create(annotation.value()));
    }

    private static Optional<ConfigMigration<?>> migration(
            final Migration annotation, final NodeSettingsRO settings, final String[][] paths) {
        if (annotation == null) {
            return Optional.empty();
        }
        final NodeParametersMigration<?> migrations = Instances.create(annotation.value());
        for (final ConfigMigration<?> migration : migrations.getConfigMigrations()) {
            final boolean matches =
                    migration.getMatcher() instanceof Absent
                            ? Arrays.stream(paths).noneMatch(path -> has(settings, path))
                            : migration.getMatcher().test(settings);
            if (matches) {
                return Optional.of(migration);
            }
        }
        return Optional.empty();
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
