package org.zeroloss.eels.background;

import com.fasterxml.jackson.databind.JsonNode;

import org.zeroloss.eels.EelsException;

import java.util.Arrays;

/** Reads keys of a model file's header; what is missing or of another kind is named. */
final class ModelHeader {

    private final JsonNode m_node;

    ModelHeader(final JsonNode node) {
        m_node = node;
    }

    JsonNode node() {
        return m_node;
    }

    boolean has(final String key) {
        return m_node.hasNonNull(key);
    }

    ModelHeader child(final String key) {
        final JsonNode value = get(key);
        if (!value.isObject()) {
            throw wrong(key, "an object", value);
        }
        return new ModelHeader(value);
    }

    String text(final String key) {
        final JsonNode value = get(key);
        if (!value.isTextual()) {
            throw wrong(key, "a text", value);
        }
        return value.textValue();
    }

    int integer(final String key) {
        final JsonNode value = get(key);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw wrong(key, "a whole number", value);
        }
        return value.intValue();
    }

    long whole(final String key) {
        final JsonNode value = get(key);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw wrong(key, "a whole number", value);
        }
        return value.longValue();
    }

    double number(final String key) {
        final JsonNode value = get(key);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(key, "a number", value);
        }
        return value.doubleValue();
    }

    double[] numbers(final String key) {
        final JsonNode value = get(key);
        if (!value.isArray()) {
            throw wrong(key, "a list of numbers", value);
        }
        final double[] numbers = new double[value.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!value.get(i).isNumber()) {
                throw wrong(key, "a list of numbers", value);
            }
            numbers[i] = value.get(i).doubleValue();
        }
        return numbers;
    }

    <T extends Enum<T>> T constant(final String key, final Class<T> type) {
        final String name = text(key);
        for (final T c : type.getEnumConstants()) {
            if (c.name().equals(name)) {
                return c;
            }
        }
        throw new EelsException(
                "Expected one of "
                        + Arrays.toString(type.getEnumConstants())
                        + " as '"
                        + key
                        + "' in its header, found "
                        + name
                        + "; it may have been written by a newer Zeroloss, which can open it");
    }

    private JsonNode get(final String key) {
        final JsonNode value = m_node.get(key);
        if (value == null) {
            throw new EelsException("Expected the key '" + key + "' in its header, found none");
        }
        return value;
    }

    private EelsException wrong(final String key, final String expected, final JsonNode value) {
        final String found = value.toString();
        return new EelsException(
                "Expected "
                        + expected
                        + " as '"
                        + key
                        + "' in its header, found "
                        + found.substring(0, Math.min(80, found.length())));
    }
}
