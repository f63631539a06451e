package org.zeroloss.standin.exec;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

import java.util.List;
import java.util.Objects;

/**
 * A flow variable: a named value that travels along the connections and may overwrite settings.
 *
 * @param name the name, not empty
 * @param type the kind of value
 * @param value a {@code String}, {@code Integer}, {@code Double}, {@code Long} or {@code Boolean},
 *     as the type says; only a string may be {@code null}
 */
public record FlowVar(String name, Type type, Object value) {

    /** Kinds of values; the names are the ones that KNIME stores as {@code class}. */
    public enum Type {
        /** Text. */
        STRING(String.class),
        /** 32-bit integer. */
        INTEGER(Integer.class),
        /** 64-bit floating point. */
        DOUBLE(Double.class),
        /** 64-bit integer. */
        LONG(Long.class),
        /** Truth value. */
        BOOLEAN(Boolean.class);

        private final Class<?> valueClass;

        Type(final Class<?> valueClass) {
            this.valueClass = valueClass;
        }
    }

    /** Checks that name, type and value fit. */
    public FlowVar {
        Objects.requireNonNull(type, "type");
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("A flow variable needs a name, found none");
        }
        if (value == null ? type != Type.STRING : !type.valueClass.isInstance(value)) {
            throw new IllegalArgumentException(
                    "Flow variable '%s' of type %s cannot have the value %s"
                            .formatted(name, type, value));
        }
    }

    /**
     * Parses a value given as text.
     *
     * @param name the variable's name
     * @param type the kind of value
     * @param text the value
     * @return the variable
     * @throws NumberFormatException if the text is no such number
     */
    public static FlowVar parse(final String name, final Type type, final String text) {
        final Object value =
                switch (type) {
                    case STRING -> text;
                    case INTEGER -> Integer.valueOf(text);
                    case DOUBLE -> Double.valueOf(text);
                    case LONG -> Long.valueOf(text);
                    case BOOLEAN -> Boolean.valueOf(text);
                };
        return new FlowVar(name, type, value);
    }

    /**
     * Reads a variable as KNIME stores it.
     *
     * @param settings with {@code name}, {@code class} and {@code value}
     * @return the variable
     * @throws InvalidSettingsException if a key is missing or the class is one that the stand-in
     *     does not know
     */
    public static FlowVar load(final NodeSettingsRO settings) throws InvalidSettingsException {
        final String name = settings.getString("name");
        final String id = settings.getString("class");
        final Type type;
        try {
            type = Type.valueOf(id);
        } catch (final IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    "Flow variable '%s' has the type '%s'; the stand-in knows %s"
                            .formatted(name, id, List.of(Type.values())),
                    e);
        }
        final Object value =
                switch (type) {
                    case STRING -> settings.getString("value");
                    case INTEGER -> settings.getInt("value");
                    case DOUBLE -> settings.getDouble("value");
                    case LONG -> settings.getLong("value");
                    case BOOLEAN -> settings.getBoolean("value");
                };
        return new FlowVar(name, type, value);
    }

    /**
     * Writes the variable as KNIME stores it.
     *
     * @param settings receives {@code name}, {@code class} and {@code value}
     */
    public void save(final NodeSettingsWO settings) {
        settings.addString("name", name);
        settings.addString("class", type.name());
        switch (type) {
            case STRING -> settings.addString("value", (String) value);
            case INTEGER -> settings.addInt("value", (Integer) value);
            case DOUBLE -> settings.addDouble("value", (Double) value);
            case LONG -> settings.addLong("value", (Long) value);
            case BOOLEAN -> settings.addBoolean("value", (Boolean) value);
        }
    }
}
