package org.zeroloss.learn.network;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A layer in a network, with a name and the nodes whose output it takes.
 *
 * @param name letters, digits, underscores, dots; starts with a letter
 * @param layer what it computes
 * @param inputs names of earlier nodes, in the order of the layer's inputs
 */
public record NetworkNode(String name, Layer layer, List<String> inputs) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,99}");

    /** Validates the name and the number of inputs. */
    public NetworkNode {
        Checks.given("The name of a node", name);
        Checks.given("The layer of node " + name, layer);
        inputs = List.copyOf(inputs);
        if (!NAME.matcher(name).matches()) {
            throw new NetworkException(
                    "A node's name is a letter, then at most 99 letters, digits, underscores or"
                            + " dots, found \""
                            + name
                            + "\"");
        }
        final int n = layer.inputs();
        if (n == Layer.MANY ? inputs.size() < 2 : inputs.size() != n) {
            throw new NetworkException(
                    "Node "
                            + name
                            + " ("
                            + layer
                            + ") needs "
                            + (n == Layer.MANY ? "two or more" : n)
                            + " inputs, found "
                            + inputs);
        }
    }
}
