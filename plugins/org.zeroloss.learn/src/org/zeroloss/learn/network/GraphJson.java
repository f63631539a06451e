package org.zeroloss.learn.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A network's architecture as JSON: {@code {"nodes": [{"name": …, "layer": "Convolution", "inputs":
 * […], "channels": 16, …}, …], "output": …}}. The keys of a layer are the components of its record.
 */
final class GraphJson {

    private static final Set<String> NODE = Set.of("name", "layer", "inputs");

    private GraphJson() {}

    static ObjectNode write(final NetworkGraph graph) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        final ArrayNode nodes = json.putArray("nodes");
        for (final NetworkNode n : graph.nodes()) {
            final ObjectNode node = nodes.addObject();
            node.put("name", n.name());
            node.put("layer", n.layer().getClass().getSimpleName());
            n.inputs().forEach(node.putArray("inputs")::add);
            for (final RecordComponent c : n.layer().getClass().getRecordComponents()) {
                final Object value = value(c, n.layer());
                if (value instanceof Integer i) {
                    node.put(c.getName(), i);
                } else if (value instanceof Double d) {
                    node.put(c.getName(), d);
                } else if (value instanceof Boolean b) {
                    node.put(c.getName(), b);
                } else {
                    node.put(c.getName(), value.toString());
                }
            }
        }
        json.put("output", graph.output());
        return json;
    }

    static NetworkGraph read(final JsonNode json) {
        final JsonNode nodes = need(json, "nodes", "the network");
        if (!nodes.isArray()) {
            throw wrong("nodes", "a list", nodes);
        }
        final List<NetworkNode> all = new ArrayList<>();
        for (final JsonNode n : nodes) {
            final String name = text(n, "name", "a node");
            final JsonNode inputs = need(n, "inputs", "node " + name);
            if (!inputs.isArray()) {
                throw wrong("inputs of node " + name, "a list", inputs);
            }
            final List<String> in = new ArrayList<>();
            for (final JsonNode i : inputs) {
                if (!i.isTextual()) {
                    throw wrong("inputs of node " + name, "names of nodes", inputs);
                }
                in.add(i.textValue());
            }
            all.add(new NetworkNode(name, layer(n, name), in));
        }
        return new NetworkGraph(all, text(json, "output", "the network"));
    }

    static String text(final JsonNode json, final String key, final String where) {
        final JsonNode value = need(json, key, where);
        if (!value.isTextual()) {
            throw wrong(key + " of " + where, "a text", value);
        }
        return value.textValue();
    }

    static JsonNode need(final JsonNode json, final String key, final String where) {
        final JsonNode value = json.get(key);
        if (value == null) {
            throw new NetworkException("The key \"" + key + "\" of " + where + " is missing");
        }
        return value;
    }

    private static NetworkException wrong(
            final String what, final String expected, final JsonNode found) {
        final String text = found.toString();
        return new NetworkException(
                "Expected as "
                        + what
                        + " "
                        + expected
                        + ", found "
                        + text.substring(0, Math.min(80, text.length())));
    }

    private static Layer layer(final JsonNode json, final String node) {
        final String kind = text(json, "layer", "node " + node);
        final Class<?> type =
                Arrays.stream(Layer.class.getPermittedSubclasses())
                        .filter(c -> c.getSimpleName().equals(kind))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new NetworkException(
                                                "Node "
                                                        + node
                                                        + " is a \""
                                                        + kind
                                                        + "\", a layer that this version does"
                                                        + " not know"));
        final RecordComponent[] components = type.getRecordComponents();
        final Object[] values = new Object[components.length];
        final Class<?>[] types = new Class<?>[components.length];
        final Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(NODE);
        for (int i = 0; i < components.length; i++) {
            final String key = components[i].getName();
            types[i] = components[i].getType();
            values[i] = value(need(json, key, "node " + node), types[i], key + " of " + node);
            unknown.remove(key);
        }
        if (!unknown.isEmpty()) {
            throw new NetworkException(
                    "Node "
                            + node
                            + " ("
                            + kind
                            + ") has the keys "
                            + unknown
                            + ", which this version does not know");
        }
        return create(type, types, values);
    }

    private static Object value(final JsonNode json, final Class<?> type, final String what) {
        if (type == int.class && json.isIntegralNumber() && json.canConvertToInt()) {
            return json.intValue();
        }
        if (type == double.class && json.isNumber()) {
            return json.doubleValue();
        }
        if (type == boolean.class && json.isBoolean()) {
            return json.booleanValue();
        }
        if (type.isEnum() && json.isTextual()) {
            for (final Object constant : type.getEnumConstants()) {
                if (constant.toString().equals(json.textValue())) {
                    return constant;
                }
            }
            throw wrong(what, "one of " + Arrays.toString(type.getEnumConstants()), json);
        }
        throw wrong(what, "a value of type " + type.getSimpleName(), json);
    }

    private static Layer create(
            final Class<?> type, final Class<?>[] types, final Object[] values) {
        try {
            final Constructor<?> constructor = type.getDeclaredConstructor(types);
            return (Layer) constructor.newInstance(values);
        } catch (final InvocationTargetException e) {
            if (e.getCause() instanceof NetworkException n) {
                throw n;
            }
            throw new IllegalStateException("A layer cannot be made", e);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("A layer cannot be made", e);
        }
    }

    private static Object value(final RecordComponent c, final Layer layer) {
        try {
            return c.getAccessor().invoke(layer);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("A layer cannot be read", e);
        }
    }
}
