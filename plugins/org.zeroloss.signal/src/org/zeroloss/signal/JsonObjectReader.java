package org.zeroloss.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** Typed access to the keys of one JSON object; each error names key, expected and found. */
record JsonObjectReader(JsonNode node, String where) {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    JsonObjectReader {
        if (node == null || !node.isObject()) {
            throw new SignalException(
                    "Expected a JSON object for " + where + ", found " + shown(node));
        }
    }

    static JsonNode parse(final String json, final String where) {
        try {
            final JsonNode node = MAPPER.readTree(json);
            if (node == null || node.isMissingNode()) {
                throw new SignalException("Expected JSON for " + where + ", found nothing");
            }
            return node;
        } catch (final JsonProcessingException e) {
            throw new SignalException(
                    "Expected JSON for " + where + ", found: " + e.getOriginalMessage(), e);
        }
    }

    JsonObjectReader object(final String key) {
        return new JsonObjectReader(node.get(key), where + "." + key);
    }

    String text(final String key) {
        final JsonNode n = node.get(key);
        if (n == null || !n.isTextual()) {
            throw bad("a text", key, n);
        }
        return n.textValue();
    }

    String textOrEmpty(final String key) {
        return absent(key) ? "" : text(key);
    }

    long integer(final String key) {
        final JsonNode n = node.get(key);
        if (n == null || !n.isIntegralNumber() || !n.canConvertToLong()) {
            throw bad("a 64-bit integer", key, n);
        }
        return n.longValue();
    }

    double number(final String key) {
        final JsonNode n = node.get(key);
        if (n == null || !n.isNumber()) {
            throw bad("a number", key, n);
        }
        return n.doubleValue();
    }

    OptionalDouble optionalNumber(final String key) {
        return absent(key) ? OptionalDouble.empty() : OptionalDouble.of(number(key));
    }

    OptionalLong optionalInteger(final String key) {
        return absent(key) ? OptionalLong.empty() : OptionalLong.of(integer(key));
    }

    <E extends Enum<E>> E constant(final String key, final Class<E> type) {
        final String name = text(key);
        for (final E e : type.getEnumConstants()) {
            if (constantName(e).equals(name)) {
                return e;
            }
        }
        throw bad(
                "one of "
                        + List.of(type.getEnumConstants()).stream()
                                .map(JsonObjectReader::constantName)
                                .toList(),
                key,
                node.get(key));
    }

    static String constantName(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<String> texts(final String key) {
        return list(
                key,
                n -> {
                    if (!n.isTextual()) {
                        throw bad("a list of texts", key, n);
                    }
                    return n.textValue();
                });
    }

    <T> List<T> objects(final String key, final Function<JsonObjectReader, T> item) {
        return list(key, n -> item.apply(new JsonObjectReader(n, where + "." + key)));
    }

    Map<String, String> textMap(final String key) {
        final Map<String, String> map = new LinkedHashMap<>();
        if (!absent(key)) {
            final JsonObjectReader inner = object(key);
            inner.node.fieldNames().forEachRemaining(k -> map.put(k, inner.text(k)));
        }
        return map;
    }

    private <T> List<T> list(final String key, final Function<JsonNode, T> item) {
        final List<T> items = new ArrayList<>();
        if (!absent(key)) {
            final JsonNode n = node.get(key);
            if (!n.isArray()) {
                throw bad("a list", key, n);
            }
            n.forEach(e -> items.add(item.apply(e)));
        }
        return items;
    }

    private boolean absent(final String key) {
        return node.get(key) == null || node.get(key).isNull();
    }

    private SignalException bad(final String expected, final String key, final JsonNode found) {
        return new SignalException(
                "Expected " + expected + " for " + where + "." + key + ", found " + shown(found));
    }

    private static String shown(final JsonNode node) {
        if (node == null) {
            return "nothing";
        }
        final String text = node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
