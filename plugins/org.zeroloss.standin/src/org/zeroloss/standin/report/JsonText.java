package org.zeroloss.standin.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as flat lines for the eye. */
final class JsonText {

    private JsonText() {}

    /** Paths and values; the elements of a list are counted from 1. */
    static Map<String, String> flatten(final byte[] json) throws IOException {
        final Map<String, String> lines = new LinkedHashMap<>();
        flatten("", new ObjectMapper().readTree(json), lines);
        return lines;
    }

    private static void flatten(
            final String path, final JsonNode node, final Map<String, String> lines) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(f -> flatten(under(path, f.getKey()), f.getValue(), lines));
        } else if (node.isArray() && node.size() > 0 && node.get(0).isContainerNode()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(under(path, String.valueOf(i + 1)), node.get(i), lines);
            }
        } else {
            lines.put(path, node.isTextual() ? node.textValue() : node.toString());
        }
    }

    private static String under(final String path, final String key) {
        return path.isEmpty() ? key : path + " / " + key;
    }
}
