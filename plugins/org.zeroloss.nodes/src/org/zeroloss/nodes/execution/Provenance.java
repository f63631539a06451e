package org.zeroloss.nodes.execution;

import org.knime.node.parameters.NodeParameters;
import org.zeroloss.base.Release;
import org.zeroloss.signal.ProvenanceStep;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Writes down which node with which settings made an output. */
public final class Provenance {

    private static final String SEED = "seed";

    private Provenance() {}

    /**
     * @param node name of the node as the user sees it
     * @param parameters its settings; their values are kept as text under the keys they are saved
     *     under, those of nested groups as {@code group.key}; a field {@code m_seed} is the seed
     * @return the step
     */
    public static ProvenanceStep step(final String node, final NodeParameters parameters) {
        final Map<String, String> values = new TreeMap<>();
        collect("", parameters, values);
        final String seed = values.get(SEED);
        return new ProvenanceStep(
                node,
                Release.VERSION,
                values,
                seed == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seed)));
    }

    private static void collect(
            final String prefix, final Object group, final Map<String, String> values) {
        for (final Field field : group.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
                continue;
            }
            final String name = field.getName();
            final String key = prefix + (name.startsWith("m_") ? name.substring(2) : name);
            final Object value = value(field, group);
            if (value instanceof NodeParameters nested) {
                collect(key + ".", nested, values);
            } else if (value instanceof Optional<?> optional) {
                optional.ifPresent(v -> values.put(key, text(v)));
            } else if (value != null) {
                values.put(key, text(value));
            }
        }
    }

    private static Object value(final Field field, final Object group) {
        try {
            field.setAccessible(true);
            return field.get(group);
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException("Cannot read the setting " + field, e);
        }
    }

    private static String text(final Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Object[] array) {
            return Arrays.toString(array);
        }
        return String.valueOf(value);
    }
}
