package org.zeroloss.standin.check;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;
import org.zeroloss.standin.exec.NodeEntry;
import org.zeroloss.standin.exec.NodeRepository;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.RegisteredPortView;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks for what nodes and ports lack: an icon, a description of the node and of each of its
 * options, ports and views, a view, a page of documentation, a test workflow; a port type needs a
 * name, a colour of its own and, where it occurs at an output, a view before and after its node has
 * run.
 *
 * <p>A node whose result is there to be looked at (learner, predictor, visualizer) needs a view of
 * its own. Of any other the views of its outputs count: KNIME shows tables, and each port type of
 * ours has a view. A node without outputs needs none, since what it makes lies elsewhere.
 */
public final class Completeness {

    private static final Set<String> LOOKED_AT = Set.of("Learner", "Predictor", "Visualizer");

    private final NodeRepository nodes;
    private final Documents documents;
    private final List<Lack> lacks = new ArrayList<>();
    private final Map<String, PortType> outputs = new LinkedHashMap<>();
    private final Map<String, PortType> types = new LinkedHashMap<>();

    private Completeness(final NodeRepository nodes, final Documents documents) {
        this.nodes = nodes;
        this.documents = documents;
    }

    /**
     * @param lacks what is missing
     * @param nodes how many nodes were looked at
     * @param portTypes how many port types were looked at
     */
    public record Result(List<Lack> lacks, int nodes, int portTypes) {}

    /**
     * Looks at all nodes and their ports.
     *
     * @param nodes the nodes
     * @param repository folder that holds {@code docs/nodes} and {@code test-workflows}
     * @return what is missing
     * @throws IOException if the folders cannot be read
     */
    public static Result of(final NodeRepository nodes, final Path repository) throws IOException {
        final Completeness c = new Completeness(nodes, Documents.read(repository));
        nodes.nodes().forEach(c::node);
        c.types.forEach(c::portType);
        return new Result(List.copyOf(c.lacks), nodes.nodes().size(), c.types.size());
    }

    private void node(final NodeEntry entry) {
        final Path here = Path.of("");
        final NodeRuntime node =
                nodes.create(entry.factoryClass(), null, new WorkflowPlace(here, here));
        final String name = node.name();
        require(node.icon().isPresent(), name, "its icon is not among the bundle's files");
        require(!node.shortDescription().isBlank(), name, "it has no short description");
        DescriptionCheck.of(node.fullDescription())
                .forEach(problem -> lacks.add(new Lack(name, problem)));
        view(node);
        final String page = Documents.page(name);
        require(documents.hasPage(name), name, "it has no page docs/nodes/" + page);
        require(
                documents.hasWorkflow(entry.factoryClass()),
                name,
                "no workflow of test-workflows uses it");
        for (final NodeRuntime.Port port : node.inPorts()) {
            remember(port, types);
        }
        for (final NodeRuntime.Port port : node.outPorts()) {
            remember(port, types);
            remember(port, outputs);
        }
    }

    private void view(final NodeRuntime node) {
        if (node.viewDescription().isPresent()) {
            require(
                    !node.viewDescription().get().isBlank(),
                    node.name(),
                    "its view has no description");
        } else if (LOOKED_AT.contains(node.nodeType())) {
            lacks.add(
                    new Lack(
                            node.name(),
                            "a "
                                    + node.nodeType().toLowerCase(Locale.ROOT)
                                    + " needs a view of its own"));
        } else {
            for (final NodeRuntime.Port port : node.outPorts()) {
                require(
                        isTable(port.type()) || RegisteredPortView.isThere(port.type(), true),
                        node.name(),
                        "neither the node nor its output '" + port.name() + "' has a view");
            }
        }
    }

    private void portType(final String name, final PortType type) {
        require(!name.isBlank(), type.getPortObjectClass().getName(), "the port type has no name");
        require(
                type.getColor() != PortType.DEFAULT_COLOR,
                "Port " + name,
                "it has no colour; add one to its extension");
        if (outputs.containsKey(name)) {
            for (final boolean executed : new boolean[] {false, true}) {
                require(
                        RegisteredPortView.isThere(type, executed),
                        "Port " + name,
                        "it has no view "
                                + (executed ? "of its data" : "of its spec")
                                + "; register one");
            }
        }
    }

    private static void remember(final NodeRuntime.Port port, final Map<String, PortType> to) {
        if (!isTable(port.type())) {
            to.put(port.type().getName(), port.type());
        }
    }

    private static boolean isTable(final PortType type) {
        return type.getPortObjectClass() == BufferedDataTable.class;
    }

    private void require(final boolean there, final String owner, final String what) {
        if (!there) {
            lacks.add(new Lack(owner, what));
        }
    }
}
