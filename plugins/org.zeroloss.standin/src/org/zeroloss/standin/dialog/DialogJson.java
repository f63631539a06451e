package org.zeroloss.standin.dialog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.zeroloss.standin.dialog.DialogOption.Kind;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A dialog as JSON; what is not so is left out. */
final class DialogJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DialogJson() {}

    static String of(final Dialog dialog) {
        final ArrayNode sections = JSON.createArrayNode();
        dialog.sections().forEach(s -> sections.add(section(s)));
        final var indent = new DefaultIndenter("  ", "\n");
        final var printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indent);
        printer.indentArraysWith(indent);
        try {
            return JSON.writer(printer).writeValueAsString(sections) + "\n";
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON cannot be written", e);
        }
    }

    private static ObjectNode section(final DialogSection section) {
        final ObjectNode node = JSON.createObjectNode();
        node.put("section", section.title());
        text(node, "description", section.description());
        mark(node, "advanced", section.advanced());
        section.effect().ifPresent(e -> effect(node, e));
        node.set("options", options(section.options()));
        return node;
    }

    private static ArrayNode options(final List<DialogOption> options) {
        final ArrayNode all = JSON.createArrayNode();
        options.forEach(o -> all.add(option(o)));
        return all;
    }

    private static ObjectNode option(final DialogOption o) {
        final ObjectNode node = JSON.createObjectNode();
        node.put("key", o.key());
        node.put("title", o.title());
        node.put("description", o.description());
        node.put("type", o.kind().name().toLowerCase(Locale.ROOT));
        text(node, "widget", o.widget());
        mark(node, "advanced", o.advanced());
        mark(node, "optional", o.optional());
        if (o.kind() == Kind.LIST) {
            final ArrayNode rows = node.putArray("value");
            o.rows().forEach(row -> rows.add(row(row)));
            node.set("elements", options(o.elements()));
        } else {
            node.set("value", JSON.valueToTree(o.value().orElse(null)));
        }
        o.whenSwitchedOn().ifPresent(v -> node.set("whenSwitchedOn", JSON.valueToTree(v)));
        limit(node, "min", o.limits().min());
        limit(node, "max", o.limits().max());
        o.limits().pattern().ifPresent(p -> node.put("pattern", p));
        if (!o.choices().isEmpty()) {
            final ArrayNode choices = node.putArray("choices");
            for (final DialogChoice c : o.choices()) {
                final ObjectNode choice = choices.addObject();
                choice.put("id", c.id());
                choice.put("title", c.title());
                text(choice, "description", c.description());
            }
        }
        o.effect().ifPresent(e -> effect(node, e));
        return node;
    }

    private static ObjectNode row(final List<DialogOption> row) {
        final ObjectNode node = JSON.createObjectNode();
        row.forEach(o -> node.set(o.key(), JSON.valueToTree(o.value().orElse(null))));
        return node;
    }

    private static void limit(
            final ObjectNode node, final String name, final Optional<DialogLimit> limit) {
        limit.ifPresent(
                l -> {
                    node.put(name, l.value());
                    mark(node, name + "Exclusive", l.exclusive());
                });
    }

    private static void effect(final ObjectNode node, final DialogEffect effect) {
        node.put(effect.type().name().toLowerCase(Locale.ROOT) + "When", effect.condition());
    }

    private static void text(final ObjectNode node, final String key, final String text) {
        if (!text.isEmpty()) {
            node.put(key, text);
        }
    }

    private static void mark(final ObjectNode node, final String key, final boolean set) {
        if (set) {
            node.put(key, true);
        }
    }
}
