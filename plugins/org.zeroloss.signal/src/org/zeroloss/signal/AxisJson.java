package org.zeroloss.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** Axes as a JSON list. */
final class AxisJson {

    private static final String NAVIGATE = "navigate";

    private static final String SIGNAL = "signal";

    private AxisJson() {}

    static ArrayNode write(final List<Axis> axes) {
        final ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (final Axis a : axes) {
            final ObjectNode o =
                    list.addObject()
                            .put("name", a.name())
                            .put("unit", a.unit())
                            .put("size", a.size())
                            .put("scale", a.scale())
                            .put("offset", a.offset())
                            .put("role", a.role() == AxisRole.NAVIGATION ? NAVIGATE : SIGNAL);
            if (!a.labels().isEmpty()) {
                final ArrayNode labels = o.putArray("labels");
                a.labels().forEach(labels::add);
            }
        }
        return list;
    }

    static List<Axis> read(final JsonNode list, final String where) {
        if (list == null || !list.isArray()) {
            throw new SignalException("Expected a list of axes in " + where);
        }
        final List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            axes.add(readAxis(new JsonObjectReader(list.get(i), where + "[" + i + "]")));
        }
        return axes;
    }

    private static Axis readAxis(final JsonObjectReader o) {
        final String role = o.text("role");
        if (!role.equals(NAVIGATE) && !role.equals(SIGNAL)) {
            throw new SignalException(
                    "Expected '"
                            + NAVIGATE
                            + "' or '"
                            + SIGNAL
                            + "' for "
                            + o.where()
                            + ".role, found '"
                            + role
                            + "'");
        }
        return new Axis(
                o.text("name"),
                o.textOrEmpty("unit"),
                o.integer("size"),
                o.number("scale"),
                o.number("offset"),
                role.equals(NAVIGATE) ? AxisRole.NAVIGATION : AxisRole.SIGNAL,
                o.texts("labels"));
    }
}
