package org.knime.core.node.config.base;

import java.nio.charset.StandardCharsets;

/** The XML form of a config, as KNIME writes it. */
final class ConfigXmlWriter {

    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    + "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xsi:schemaLocation=\"http://www.knime.org/2008/09/XMLConfig"
                    + " http://www.knime.org/XMLConfig_2008_09.xsd\"";

    private final StringBuilder text = new StringBuilder(4096);

    private ConfigXmlWriter() {}

    static byte[] write(final ConfigBase config) {
        final ConfigXmlWriter writer = new ConfigXmlWriter();
        writer.text.append(HEAD);
        writer.rest(config, 0);
        return writer.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void rest(final ConfigBase config, final int depth) {
        attribute("key", config.getKey());
        if (config.keySet().isEmpty()) {
            text.append("/>\n");
            return;
        }
        text.append(">\n");
        for (final String key : config) {
            final AbstractConfigEntry entry = config.get(key);
            if (entry.getType() == ConfigEntries.xtransientstring) {
                continue;
            }
            indent(depth + 1);
            if (entry instanceof ConfigBase child) {
                text.append("<config");
                rest(child, depth + 1);
            } else {
                value(entry);
            }
        }
        indent(depth);
        text.append("</config>\n");
    }

    private void value(final AbstractConfigEntry entry) {
        text.append("<entry");
        attribute("key", entry.getKey());
        attribute("type", entry.getType().name());
        final String value = entry.toStringValue();
        if (value == null) {
            attribute("isnull", "true");
            attribute("value", "");
        } else {
            attribute("value", SpecialCharacters.escape(value));
        }
        text.append("/>\n");
    }

    private void indent(final int depth) {
        text.append("    ".repeat(depth));
    }

    private void attribute(final String name, final String value) {
        text.append(' ').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            final char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\n', '\r', '\t' -> text.append("&#").append((int) c).append(';');
                default -> text.append(c);
            }
        }
        text.append('"');
    }
}
