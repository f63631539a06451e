package org.zeroloss.standin.parameters;

import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persistor;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes parameters field by field. */
final class ParametersWriter {

    static final String IS_PRESENT = "_is_present";
    static final String IS_NULL = "is_null";

    void save(final Class<?> type, final Object parameters, final NodeSettingsWO settings) {
        final Persistor persistor = type.getAnnotation(Persistor.class);
        if (persistor != null) {
            custom(persistor, parameters, settings);
            return;
        }
        for (final ParameterField field : ParameterField.of(type)) {
            saveField(field, field.get(parameters), settings);
        }
    }

    private void saveField(
            final ParameterField field, final Object value, final NodeSettingsWO settings) {
        final Optional<Persistor> persistor = field.annotation(Persistor.class);
        if (persistor.isPresent()) {
            custom(persistor.get(), value, settings);
            return;
        }
        final String key = field.key();
        if (field.isNested()) {
            if (value == null) {
                throw new IllegalStateException("The parameters " + field.name() + " are null");
            }
            save(field.field().getType(), value, settings.addNodeSettings(key));
        } else if (field.elementType().isPresent()) {
            saveElements(field.elementType().get(), value, settings.addNodeSettings(key));
        } else if (field.isOptional()) {
            saveOptional(field, (Optional<?>) value, settings);
        } else {
            ValueForms.of(field.type()).saveObject(settings, key, value);
        }
    }

    private void saveOptional(
            final ParameterField field, final Optional<?> value, final NodeSettingsWO settings) {
        final ValueForm<?> form = ValueForms.of(field.type());
        form.saveObject(settings, field.key(), value.isPresent() ? value.get() : form.empty());
        settings.addBoolean(field.key() + IS_PRESENT, value.isPresent());
    }

    private void saveElements(
            final Class<?> type, final Object value, final NodeSettingsWO settings) {
        if (value == null) {
            settings.addBoolean(IS_NULL, true);
            return;
        }
        final Collection<?> elements =
                value instanceof Collection<?> collection
                        ? collection
                        : Arrays.asList((Object[]) value);
        int i = 0;
        for (final Object element : List.copyOf(elements)) {
            save(type, element, settings.addNodeSettings(Integer.toString(i++)));
        }
    }

    @SuppressWarnings("unchecked") // the annotation pairs the field with its persistor
    private static void custom(
            final Persistor persistor, final Object value, final NodeSettingsWO settings) {
        final NodeParametersPersistor<Object> instance = Instances.create(persistor.value());
        instance.save(value, settings);
    }
}
