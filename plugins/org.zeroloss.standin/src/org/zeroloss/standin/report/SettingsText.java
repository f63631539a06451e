package org.zeroloss.standin.report;

import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.zeroloss.standin.exec.WorkflowNode;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings as flat lines for the eye. */
final class SettingsText {

    private static final String ARRAY_SIZE = "array-size";

    private SettingsText() {}

    /** The settings that the node ran with: flow variables have overwritten what they control. */
    static Map<String, String> inForce(final WorkflowNode node) {
        if (node.isMissing()) {
            return flatten(node.model());
        }
        final NodeSettings settings = new NodeSettings("model");
        node.runtime().save(settings);
        return flatten(settings);
    }

    /** Paths and values; KNIME's bookkeeping beside them is left out. */
    static Map<String, String> flatten(final ConfigBase settings) {
        final Map<String, String> lines = new LinkedHashMap<>();
        flatten("", settings, lines);
        return lines;
    }

    private static void flatten(
            final String prefix, final ConfigBase settings, final Map<String, String> lines) {
        for (final String key : settings.keySet()) {
            final AbstractConfigEntry entry = settings.getEntry(key);
            if (entry instanceof ConfigBase sub) {
                if (sub.containsKey(ARRAY_SIZE)) {
                    lines.put(prefix + key, elements(sub));
                } else if (!key.endsWith("_Internals")) {
                    flatten(prefix + key + " / ", sub, lines);
                }
            } else {
                lines.put(prefix + key, value(entry));
            }
        }
    }

    private static String elements(final ConfigBase array) {
        final StringBuilder b = new StringBuilder("[");
        for (final String key : array.keySet()) {
            if (!key.equals(ARRAY_SIZE)) {
                b.append(b.length() > 1 ? ", " : "").append(value(array.getEntry(key)));
            }
        }
        return b.append(']').toString();
    }

    private static String value(final AbstractConfigEntry entry) {
        final String text = entry.toStringValue();
        return text == null ? "" : text;
    }

    /** Two columns as HTML. */
    static String table(final Map<String, String> lines) {
        final StringBuilder b = new StringBuilder("<table class=\"facts\">\n");
        lines.forEach(
                (key, value) ->
                        b.append("<tr><th>")
                                .append(Html.escape(key))
                                .append("</th><td>")
                                .append(Html.escape(value))
                                .append("</td></tr>\n"));
        return b.append("</table>\n").toString();
    }
}
