package org.zeroloss.learn.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The weights of a network, or what belongs to each of them, such as a gradient: arrays by name.
 * Immutable.
 *
 * @param arrays the arrays in the order of {@link NetworkGraph#parameters()}
 */
public record Weights(Map<String, WeightArray> arrays) {

    /** Takes a copy of the map. */
    public Weights {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    /**
     * @param name of a parameter
     * @return its array
     * @throws NetworkException if there is none of this name
     */
    public WeightArray get(final String name) {
        final WeightArray a = arrays.get(name);
        if (a == null) {
            throw new NetworkException(
                    "There are no weights \"" + name + "\", only " + arrays.keySet());
        }
        return a;
    }

    /**
     * @return names in order
     */
    public Set<String> names() {
        return arrays.keySet();
    }

    /**
     * @param name of a parameter
     * @param array takes the place of the present one
     * @return all arrays with this one exchanged
     */
    public Weights with(final String name, final WeightArray array) {
        if (!get(name).shape().equals(array.shape())) {
            throw new NetworkException(
                    "The weights "
                            + name
                            + " have the shape "
                            + get(name).shape()
                            + ", found "
                            + array.shape());
        }
        final Map<String, WeightArray> all = new LinkedHashMap<>(arrays);
        all.put(name, array);
        return new Weights(all);
    }

    /**
     * @param graph a network
     * @return these weights in the network's order
     * @throws NetworkException if an array is missing, too many, of another shape or not finite
     */
    public Weights checkedFor(final NetworkGraph graph) {
        final Map<String, WeightArray> all = new LinkedHashMap<>();
        for (final ParameterSpec p : graph.parameters()) {
            final WeightArray a = get(p.name());
            if (!a.shape().equals(p.shape())) {
                throw new NetworkException(
                        "The network's weights "
                                + p.name()
                                + " have the shape "
                                + p.shape()
                                + ", found "
                                + a.shape());
            }
            for (int i = 0; i < a.size(); i++) {
                if (!Double.isFinite(a.get(i))) {
                    throw new NetworkException(
                            "Value " + i + " of the weights " + p.name() + " is " + a.get(i));
                }
            }
            all.put(p.name(), a);
        }
        if (all.size() != arrays.size()) {
            final Map<String, WeightArray> rest = new LinkedHashMap<>(arrays);
            rest.keySet().removeAll(all.keySet());
            throw new NetworkException("The network has no weights " + rest.keySet());
        }
        return new Weights(all);
    }
}
