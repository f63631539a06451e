package org.zeroloss.learn.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network as data: nodes in an order in which each takes its inputs from earlier ones, the first
 * being the only {@link Layer.Input}. Immutable; weights are kept apart.
 *
 * @param nodes the nodes in order
 * @param output name of the node that is the network's result
 */
public record NetworkGraph(List<NetworkNode> nodes, String output) {

    /** Most nodes that a network may have. */
    public static final int LARGEST = 10_000;

    /** Largest number that {@link #multiple()} tries. */
    public static final int LARGEST_MULTIPLE = 256;

    /** Validates names, order and shapes. */
    public NetworkGraph {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty() || nodes.size() > LARGEST) {
            throw new NetworkException(
                    "A network has from 1 to " + LARGEST + " nodes, found " + nodes.size());
        }
        final Set<String> known = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            final NetworkNode n = nodes.get(i);
            if ((i == 0) != (n.layer() instanceof Layer.Input)) {
                throw new NetworkException(
                        "A network has one input, its first node; found "
                                + n.layer()
                                + " as node "
                                + i
                                + " ("
                                + n.name()
                                + ")");
            }
            for (final String in : n.inputs()) {
                if (!known.contains(in)) {
                    throw new NetworkException(
                            "Node "
                                    + n.name()
                                    + " takes the output of \""
                                    + in
                                    + "\", which is no earlier node");
                }
            }
            if (!known.add(n.name())) {
                throw new NetworkException("Two nodes are called " + n.name());
            }
        }
        if (!known.contains(output)) {
            throw new NetworkException("The network's output \"" + output + "\" is no node of it");
        }
        infer(nodes, (Layer.Input) nodes.get(0).layer());
    }

    /**
     * @return what comes in
     */
    public Layer.Input input() {
        return (Layer.Input) nodes.get(0).layer();
    }

    /**
     * @param name of a node
     * @return that node
     * @throws NetworkException if there is none
     */
    public NetworkNode node(final String name) {
        return nodes.stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NetworkException("There is no node \"" + name + "\" here"));
    }

    /**
     * Shapes as far as the input fixes them.
     *
     * @return shape of each node, by name, in the nodes' order
     */
    public Map<String, MapShape> shapes() {
        return infer(nodes, input());
    }

    /**
     * Shapes for images of one size.
     *
     * @param height rows in pixels
     * @param width columns in pixels
     * @return shape of each node, by name, in the nodes' order
     * @throws NetworkException naming the node where the size does not fit
     */
    public Map<String, MapShape> shapes(final int height, final int width) {
        final Layer.Input in = input();
        if (height < 1
                || width < 1
                || in.height() != MapShape.ANY && in.height() != height
                || in.width() != MapShape.ANY && in.width() != width) {
            throw new NetworkException(
                    "This network takes images of "
                            + new MapShape(in.channels(), in.height(), in.width())
                            + ", found images of "
                            + height
                            + " × "
                            + width
                            + " pixels");
        }
        return infer(nodes, new Layer.Input(in.channels(), height, width));
    }

    /**
     * @return shape of the result, as far as the input fixes it
     */
    public MapShape outputShape() {
        return shapes().get(output);
    }

    /**
     * For a network whose result has the size of its images, whatever that is.
     *
     * @return height and width must be multiples of this
     * @throws NetworkException if there is no such number up to {@link #LARGEST_MULTIPLE}
     */
    public int multiple() {
        for (int m = 1; m <= LARGEST_MULTIPLE; m++) {
            if (keepsSize(m) && keepsSize(2 * m) && keepsSize(3 * m)) {
                return m;
            }
        }
        throw new NetworkException(
                "Expected a network whose result has the size of its images, if that is a multiple"
                        + " of some number up to "
                        + LARGEST_MULTIPLE
                        + "; this one gives "
                        + outputShape());
    }

    private boolean keepsSize(final int size) {
        try {
            final MapShape out = shapes(size, size).get(output);
            return out.height() == size && out.width() == size;
        } catch (final NetworkException e) {
            // a size that does not fit is the answer here, not a failure
            return false;
        }
    }

    /**
     * @return all parameters, in the order of the nodes
     */
    public List<ParameterSpec> parameters() {
        final Map<String, MapShape> shapes = shapes();
        final List<ParameterSpec> all = new ArrayList<>();
        for (final NetworkNode n : nodes) {
            all.addAll(parameters(n, shapes));
        }
        return List.copyOf(all);
    }

    /**
     * @param node one of the nodes
     * @return its parameters
     */
    public List<ParameterSpec> parameters(final NetworkNode node) {
        return parameters(node, shapes());
    }

    /**
     * @return number of values that training changes
     */
    public long trainedValues() {
        return parameters().stream()
                .filter(p -> p.role().trained())
                .mapToLong(ParameterSpec::values)
                .sum();
    }

    /**
     * The same network with a further node at its end.
     *
     * @param name of the node
     * @param layer takes the present output
     * @return a network whose output is the new node
     */
    public NetworkGraph then(final String name, final Layer layer) {
        final List<NetworkNode> more = new ArrayList<>(nodes);
        more.add(new NetworkNode(name, layer, List.of(output)));
        return new NetworkGraph(more, name);
    }

    /**
     * @param channels channels of the images
     * @return builds a network for images of any size; its input is called {@code input}
     */
    public static Builder builder(final int channels) {
        return new Builder(new Layer.Input(channels, MapShape.ANY, MapShape.ANY));
    }

    /**
     * @param input what comes in
     * @return builds a network; its input is called {@code input}
     */
    public static Builder builder(final Layer.Input input) {
        return new Builder(input);
    }

    private static List<ParameterSpec> parameters(
            final NetworkNode n, final Map<String, MapShape> shapes) {
        return n.layer().parameters(n.name(), n.inputs().stream().map(shapes::get).toList());
    }

    private static Map<String, MapShape> infer(
            final List<NetworkNode> nodes, final Layer.Input input) {
        final Map<String, MapShape> shapes = new LinkedHashMap<>();
        shapes.put(
                nodes.get(0).name(), new MapShape(input.channels(), input.height(), input.width()));
        for (final NetworkNode n : nodes.subList(1, nodes.size())) {
            try {
                final List<MapShape> in = n.inputs().stream().map(shapes::get).toList();
                n.layer().parameters(n.name(), in);
                shapes.put(n.name(), n.layer().shape(in));
            } catch (final NetworkException e) {
                throw new NetworkException("Node " + n.name() + ": " + e.getMessage(), e);
            } catch (final ArithmeticException e) {
                throw new NetworkException(
                        "Node " + n.name() + " (" + n.layer() + ") is too large", e);
            }
        }
        return shapes;
    }

    /** Puts nodes one after the other. */
    public static final class Builder {

        private final List<NetworkNode> nodes = new ArrayList<>();

        private Builder(final Layer.Input input) {
            nodes.add(new NetworkNode("input", input, List.of()));
        }

        /**
         * @param name of the new node
         * @param layer what it computes
         * @param inputs earlier nodes; none for the node added last
         * @return the name
         */
        public String add(final String name, final Layer layer, final String... inputs) {
            nodes.add(
                    new NetworkNode(
                            name, layer, inputs.length == 0 ? List.of(last()) : List.of(inputs)));
            return name;
        }

        /**
         * @return name of the node added last
         */
        public String last() {
            return nodes.get(nodes.size() - 1).name();
        }

        /**
         * @return the network, the node added last being its output
         */
        public NetworkGraph build() {
            return new NetworkGraph(nodes, last());
        }
    }
}
