package org.zeroloss.format.scifio;

import java.lang.reflect.Array;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** SCIFIO's tables of metadata as tags, as many as a header may reasonably hold. */
final class MetadataTags {

    private static final int MAX_TAGS = 2000;
    private static final int MAX_TEXT = 1000;

    private final Map<String, String> m_tags = new TreeMap<>();

    /**
     * @return the tags, sorted
     */
    Map<String, String> all() {
        return m_tags;
    }

    /**
     * @param key name of the tag
     * @param value its value; none is left out
     */
    void put(final String key, final Object value) {
        if (value != null && m_tags.size() < MAX_TAGS) {
            final String text = text(value);
            m_tags.put(key, text.substring(0, Math.min(MAX_TEXT, text.length())));
        }
    }

    /**
     * @param prefix goes before each key
     * @param table as the file has it; may be null
     */
    void putAll(final String prefix, final Map<String, Object> table) {
        if (table != null) {
            // in one order whatever the table's, so that the same ones are kept of too many
            table.entrySet().stream()
                    .filter(e -> e.getKey() != null)
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(e -> put(prefix + e.getKey(), e.getValue()));
        }
    }

    private static String text(final Object value) {
        if (!value.getClass().isArray()) {
            return String.valueOf(value);
        }
        final StringJoiner all = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Array.getLength(value) && all.length() < MAX_TEXT; i++) {
            final Object element = Array.get(value, i);
            all.add(element == null ? "" : text(element));
        }
        return all.toString();
    }
}
