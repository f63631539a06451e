package org.zeroloss.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the golden files: JSON to maps, lists, strings, numbers ({@code Double}), booleans. */
final class Json {

    private final String m_text;
    private int m_at;

    private Json(final String text) {
        m_text = text;
    }

    static Object parse(final String text) {
        final Json json = new Json(text);
        final Object value = json.value();
        json.blanks();
        if (json.m_at != text.length()) {
            throw json.bad("the end");
        }
        return value;
    }

    private Object value() {
        blanks();
        final char c = m_text.charAt(m_at);
        if (c == '{') {
            return object();
        }
        if (c == '[') {
            return array();
        }
        if (c == '"') {
            return string();
        }
        final int start = m_at;
        while (m_at < m_text.length() && ",]} \n\r\t".indexOf(m_text.charAt(m_at)) < 0) {
            m_at++;
        }
        final String word = m_text.substring(start, m_at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> Double.valueOf(word);
        };
    }

    private Map<String, Object> object() {
        final Map<String, Object> map = new LinkedHashMap<>();
        take('{');
        blanks();
        while (m_text.charAt(m_at) != '}') {
            blanks();
            final String key = string();
            blanks();
            take(':');
            map.put(key, value());
            blanks();
            if (m_text.charAt(m_at) == ',') {
                m_at++;
            }
            blanks();
        }
        take('}');
        return map;
    }

    private List<Object> array() {
        final List<Object> list = new ArrayList<>();
        take('[');
        blanks();
        while (m_text.charAt(m_at) != ']') {
            list.add(value());
            blanks();
            if (m_text.charAt(m_at) == ',') {
                m_at++;
            }
            blanks();
        }
        take(']');
        return list;
    }

    private String string() {
        take('"');
        final StringBuilder s = new StringBuilder();
        while (m_text.charAt(m_at) != '"') {
            char c = m_text.charAt(m_at++);
            if (c == '\\') {
                c = m_text.charAt(m_at++);
                if (c == 'u') {
                    c = (char) Integer.parseInt(m_text.substring(m_at, m_at + 4), 16);
                    m_at += 4;
                } else {
                    c = "\"\\/bfnrt".indexOf(c) < 3 ? c : "\b\f\n\r\t".charAt("bfnrt".indexOf(c));
                }
            }
            s.append(c);
        }
        take('"');
        return s.toString();
    }

    private void take(final char c) {
        if (m_text.charAt(m_at) != c) {
            throw bad(String.valueOf(c));
        }
        m_at++;
    }

    private void blanks() {
        while (m_at < m_text.length() && Character.isWhitespace(m_text.charAt(m_at))) {
            m_at++;
        }
    }

    private IllegalArgumentException bad(final String expected) {
        return new IllegalArgumentException("JSON: at " + m_at + " expected " + expected);
    }
}
