package org.zeroloss.standin.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The forms of the types that fields of parameters can have. */
final class ValueForms {

    private static final Map<Class<?>, ValueForm<?>> FORMS = new HashMap<>();

    static {
        put(Integer.class, NodeSettingsRO::getInt, NodeSettingsWO::addInt, 0);
        put(Double.class, NodeSettingsRO::getDouble, NodeSettingsWO::addDouble, 0.0);
        put(Long.class, NodeSettingsRO::getLong, NodeSettingsWO::addLong, 0L);
        put(Boolean.class, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean, false);
        put(Float.class, NodeSettingsRO::getFloat, NodeSettingsWO::addFloat, 0f);
        put(Character.class, NodeSettingsRO::getChar, NodeSettingsWO::addChar, ' ');
        put(Byte.class, NodeSettingsRO::getByte, NodeSettingsWO::addByte, (byte) 0);
        put(String.class, NodeSettingsRO::getString, NodeSettingsWO::addString, null);
        put(int[].class, NodeSettingsRO::getIntArray, NodeSettingsWO::addIntArray, new int[0]);
        put(
                double[].class,
                NodeSettingsRO::getDoubleArray,
                NodeSettingsWO::addDoubleArray,
                new double[0]);
        put(long[].class, NodeSettingsRO::getLongArray, NodeSettingsWO::addLongArray, new long[0]);
        put(
                boolean[].class,
                NodeSettingsRO::getBooleanArray,
                NodeSettingsWO::addBooleanArray,
                new boolean[0]);
        put(
                float[].class,
                NodeSettingsRO::getFloatArray,
                NodeSettingsWO::addFloatArray,
                new float[0]);
        put(char[].class, NodeSettingsRO::getCharArray, NodeSettingsWO::addCharArray, new char[0]);
        put(byte[].class, NodeSettingsRO::getByteArray, NodeSettingsWO::addByteArray, new byte[0]);
        put(
                String[].class,
                NodeSettingsRO::getStringArray,
                NodeSettingsWO::addStringArray,
                new String[0]);
    }

    private ValueForms() {}

    private static <T> void put(
            final Class<T> type,
            final ValueForm.Loader<T> loader,
            final ValueForm.Saver<T> saver,
            final T empty) {
        FORMS.put(type, new ValueForm<>(loader, saver, empty));
    }

    /**
     * The form of a type.
     *
     * @throws IllegalArgumentException if fields of parameters cannot have the type
     */
    static ValueForm<?> of(final Class<?> type) {
        if (type.isEnum()) {
            return constants(type);
        }
        final ValueForm<?> form = FORMS.get(boxed(type));
        if (form == null) {
            throw new IllegalArgumentException(
                    "A field of parameters cannot be stored as a " + type.getName());
        }
        return form;
    }

    private static Class<?> boxed(final Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static ValueForm<Enum<?>> constants(final Class<?> type) {
        return new ValueForm<>(
                (settings, key) -> constant(type, settings.getString(key)),
                (settings, key, value) ->
                        settings.addString(key, value == null ? null : value.name()),
                null);
    }

    private static Enum<?> constant(final Class<?> type, final String name)
            throws InvalidSettingsException {
        for (final Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return (Enum<?>) constant;
            }
        }
        throw new InvalidSettingsException(
                "Invalid value '"
                        + name
                        + "'. Possible values: "
                        + Arrays.stream(type.getEnumConstants())
                                .map(c -> ((Enum<?>) c).name())
                                .collect(Collectors.joining(", ")));
    }
}
