package org.zeroloss.eels.background;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads back what {@code toString} of a public record of settings gave, which is how provenance
 * keeps them: numbers, constants, optional numbers, lists of numbers and records of these.
 */
final class RecordText {

    private static final String NUMBERS = "java.util.List<java.lang.Double>";

    private RecordText() {}

    /**
     * @param type a record
     * @param text what its toString gave
     * @return the record; empty if the text is of a record with other components, or of another
     *     type
     */
    static <T> Optional<T> read(final Class<T> type, final String text) {
        try {
            return Optional.of(type.cast(value(type, text)));
        } catch (final ReflectiveOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Object value(final Class<?> type, final String text)
            throws ReflectiveOperationException {
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class) {
            return Long.valueOf(text);
        }
        if (type == double.class) {
            return Double.valueOf(text);
        }
        if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        if (type == OptionalDouble.class) {
            return text.equals("OptionalDouble.empty")
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(inside("OptionalDouble", text)));
        }
        if (type == List.class) {
            final List<Double> numbers = new ArrayList<>();
            for (final String part : parts(inside("", text))) {
                numbers.add(Double.valueOf(part));
            }
            return List.copyOf(numbers);
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        if (type.isRecord()) {
            return record(type, text);
        }
        throw new IllegalArgumentException("No text is known of a " + type);
    }

    private static Object constant(final Class<?> type, final String text) {
        for (final Object c : type.getEnumConstants()) {
            if (((Enum<?>) c).name().equals(text)) {
                return c;
            }
        }
        throw new IllegalArgumentException("No constant " + text + " of " + type);
    }

    private static Object record(final Class<?> type, final String text)
            throws ReflectiveOperationException {
        final RecordComponent[] components = type.getRecordComponents();
        final List<String> parts = parts(inside(type.getSimpleName(), text));
        if (parts.size() != components.length) {
            throw new IllegalArgumentException(
                    "Expected " + components.length + " components, found " + parts.size());
        }
        final Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            final String name = components[i].getName() + "=";
            if (!parts.get(i).startsWith(name)) {
                throw new IllegalArgumentException("Expected " + name + ", found " + parts.get(i));
            }
            if (components[i].getType() == List.class
                    && !components[i].getGenericType().getTypeName().equals(NUMBERS)) {
                throw new IllegalArgumentException("No text is known of " + components[i]);
            }
            values[i] = value(components[i].getType(), parts.get(i).substring(name.length()));
        }
        final Constructor<?> constructor =
                type.getDeclaredConstructor(
                        Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new));
        try {
            return constructor.newInstance(values);
        } catch (final InvocationTargetException e) {
            throw new IllegalArgumentException("The settings are not valid", e);
        }
    }

    private static String inside(final String name, final String text) {
        if (!text.startsWith(name + "[") || !text.endsWith("]")) {
            throw new IllegalArgumentException("Expected " + name + "[…], found " + text);
        }
        return text.substring(name.length() + 1, text.length() - 1);
    }

    /** Splits at the commas that are not within brackets. */
    private static List<String> parts(final String text) {
        final List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        if (from < text.length()) {
            parts.add(text.substring(from).strip());
        }
        return parts;
    }
}
