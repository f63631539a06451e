package org.zeroloss.standin.exec;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes a workflow directory in KNIME's format from node factories, settings and connections. The
 * settings start from the defaults that a freshly dropped node has; the nodes are laid out from
 * left to right.
 *
 * <pre>{@code
 * WorkflowBuilder w = new WorkflowBuilder(repository, directory);
 * WorkflowBuilder.Node a = w.add("org.example.SourceNodeFactory").set("rows", 10);
 * WorkflowBuilder.Node b = w.add("org.example.ScaleNodeFactory").useVariable("factor", "factor");
 * w.connect(a, 1, b, 1).variable(FlowVar.parse("factor", FlowVar.Type.DOUBLE, "2"));
 * w.write();
 * }</pre>
 */
public final class WorkflowBuilder {

    /** What every folder of a node holds. */
    private static final String SETTINGS = "settings.xml";

    private static final int STEP_X = 180;
    private static final int STEP_Y = 160;
    private static final int WIDTH = 114;
    private static final int HEIGHT = 65;

    private final NodeRepository repository;
    private final Path directory;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<FlowVar> variables = new ArrayList<>();

    /**
     * @param repository where the nodes come from
     * @param directory the workflow's directory; its name becomes the workflow's
     */
    public WorkflowBuilder(final NodeRepository repository, final Path directory) {
        this.repository = repository;
        this.directory = directory;
    }

    /** A node of the workflow that is being built. */
    public final class Node {

        private final int id;
        private final NodeEntry entry;
        private final NodeRuntime runtime;
        private final NodeSettings model = new NodeSettings("model");
        private final NodeSettings settings = new NodeSettings(SETTINGS);

        private Node(final int id, final NodeEntry entry, final NodeSettings creation)
                throws InvalidSettingsException {
            this.id = id;
            this.entry = entry;
            final Path temp = Path.of(System.getProperty("java.io.tmpdir"));
            this.runtime =
                    repository.create(
                            entry.factoryClass(), creation, new WorkflowPlace(directory, temp));
            runtime.saveDefaults(model, new PortObjectSpec[runtime.inPorts().size()]);
            runtime.saveCreationConfig(settings.addNodeSettings("node_creation_config"));
        }

        /**
         * @return the node's id, counted from 1
         */
        public int id() {
            return id;
        }

        /**
         * Changes a setting.
         *
         * @param path keys separated by slashes, as in {@code -option}
         * @param value the new value; its class must fit the setting's type
         * @return this
         * @throws InvalidSettingsException if there is no such setting or the value does not fit
         */
        public Node set(final String path, final Object value) throws InvalidSettingsException {
            SettingPath.of(path).set(model, value);
            return this;
        }

        /**
         * Gives a list of groups of settings more elements, each like the first.
         *
         * @param path keys separated by slashes
         * @param count number of elements
         * @return this
         * @throws InvalidSettingsException if there is no such list
         */
        public Node elements(final String path, final int count) throws InvalidSettingsException {
            SettingPath.of(path).elements(model, count);
            return this;
        }

        /**
         * Lets a flow variable overwrite a setting.
         *
         * @param path keys separated by slashes
         * @param variable the variable's name
         * @return this
         * @throws InvalidSettingsException if there is no such setting
         */
        public Node useVariable(final String path, final String variable)
                throws InvalidSettingsException {
            SettingPath.of(path).mask(model, settings, variable, null);
            return this;
        }

        /**
         * Makes a flow variable of a setting.
         *
         * @param path keys separated by slashes
         * @param variable the variable's name
         * @return this
         * @throws InvalidSettingsException if there is no such setting
         */
        public Node exposeVariable(final String path, final String variable)
                throws InvalidSettingsException {
            SettingPath.of(path).mask(model, settings, null, variable);
            return this;
        }

        /**
         * Writes a line below the node.
         *
         * @param text what the node does here
         * @return this
         */
        public Node annotate(final String text) {
            final NodeSettingsWO a = settings.addNodeSettings("nodeAnnotation");
            a.addString("text", text);
            a.addString("contentType", "text/plain");
            a.addInt("bgcolor", 0xFFFFFF);
            a.addInt("x-coordinate", 0);
            a.addInt("y-coordinate", 0);
            a.addInt("width", WIDTH);
            a.addInt("height", 20);
            a.addString("alignment", "CENTER");
            a.addInt("borderSize", 0);
            a.addInt("borderColor", 0xFFFFFF);
            a.addInt("defFontSize", 9);
            a.addInt("annotation-version", 20151123);
            a.addNodeSettings("styles");
            return this;
        }

        private WorkflowNode build() {
            final NodeIdentity identity =
                    new NodeIdentity(
                            entry.factoryClass(), runtime.name(), entry.bundle(), entry.feature());
            return new WorkflowNode(
                    id,
                    identity,
                    FileNames.nodeDirectory(runtime.name(), id) + '/' + SETTINGS,
                    runtime,
                    settings,
                    model);
        }
    }

    /**
     * Adds a node with its default settings.
     *
     * @param factoryClass its factory
     * @return the node
     * @throws InvalidSettingsException if the node has no valid defaults
     */
    public Node add(final String factoryClass) throws InvalidSettingsException {
        return add(factoryClass, null);
    }

    /**
     * Adds a node with ports that the user has added to one of its groups.
     *
     * @param factoryClass its factory
     * @param group id of the group
     * @param types of the added ports
     * @return the node
     * @throws InvalidSettingsException if the node has no valid defaults or no such ports
     */
    public Node addWithPorts(
            final String factoryClass, final String group, final List<PortType> types)
            throws InvalidSettingsException {
        return addWithPorts(factoryClass, Map.of(group, types));
    }

    /**
     * Adds a node with ports that the user added or removed.
     *
     * @param factoryClass class name of its factory
     * @param groups types of the ports of groups; the others are as in a new node
     * @return the node
     * @throws InvalidSettingsException if its defaults are not valid
     */
    public Node addWithPorts(final String factoryClass, final Map<String, List<PortType>> groups)
            throws InvalidSettingsException {
        final NodeSettings creation = new NodeSettings(SETTINGS);
        final NodeSettingsWO all = creation.addNodeSettings("node_creation_config");
        for (final Map.Entry<String, List<PortType>> group : groups.entrySet()) {
            final NodeSettingsWO ports = all.addNodeSettings(group.getKey());
            for (int i = 0; i < group.getValue().size(); i++) {
                group.getValue().get(i).save(ports.addNodeSettings("port_" + i));
            }
        }
        return add(factoryClass, creation);
    }

    private Node add(final String factoryClass, final NodeSettings creation)
            throws InvalidSettingsException {
        final NodeEntry entry = repository.find(factoryClass);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "No node has the factory class "
                            + factoryClass
                            + ", known are "
                            + repository.nodes().stream().map(NodeEntry::factoryClass).toList());
        }
        final Node node = new Node(nodes.size() + 1, entry, creation);
        nodes.add(node);
        return node;
    }

    /**
     * Connects two nodes. Port 0 carries flow variables, data ports count from 1.
     *
     * @param from gives
     * @param fromPort output port
     * @param to takes
     * @param toPort input port
     * @return this
     */
    public WorkflowBuilder connect(
            final Node from, final int fromPort, final Node to, final int toPort) {
        connections.add(new Connection(from.id, fromPort, to.id, toPort));
        return this;
    }

    /**
     * Defines a workflow variable.
     *
     * @param variable with its default value
     * @return this
     */
    public WorkflowBuilder variable(final FlowVar variable) {
        variables.add(variable);
        return this;
    }

    /**
     * Configures all nodes and writes the workflow. Folders of nodes that a workflow in the same
     * directory had are deleted with their results; other files beside them stay.
     *
     * @throws IOException if it cannot be written
     * @throws InvalidSettingsException if the settings contradict themselves
     * @throws IllegalStateException if a connection does not fit
     */
    public void write() throws IOException, InvalidSettingsException {
        final NodeSettings settings = new NodeSettings(WorkflowReader.WORKFLOW_FILE);
        final Workflow workflow = new Workflow(directory, settings);
        variables.forEach(v -> workflow.variables().put(v.name(), v));
        nodes.forEach(n -> workflow.add(n.build()));
        connections.forEach(workflow::connect);
        if (!workflow.problems().isEmpty()) {
            throw new IllegalStateException(String.join("; ", workflow.problems()));
        }
        layOut(workflow, settings);
        try (RunFolder folder = RunFolder.create()) {
            new WorkflowRunner(workflow, folder, new CancelToken(), RunListener.NONE)
                    .configureAll();
            // What a node says while its data are not there yet is no part of the workflow.
            workflow.nodes().forEach(n -> n.setMessage(null));
            deleteFormerNodes();
            new WorkflowWriter(workflow).save(directory);
        } catch (final CanceledExecutionException e) {
            throw new IllegalStateException("Nobody can cancel the writing of settings", e);
        }
    }

    private void deleteFormerNodes() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        final List<Path> former;
        try (Stream<Path> beside = Files.list(directory)) {
            former =
                    beside.filter(p -> FileNames.isNodeDirectory(p.getFileName().toString()))
                            .filter(p -> Files.isRegularFile(p.resolve(SETTINGS)))
                            .toList();
        }
        for (final Path node : former) {
            RunFolder.deleteTree(node);
        }
    }

    /** Columns by distance from the sources, rows by order within a column. */
    private void layOut(final Workflow workflow, final NodeSettings settings) {
        final Map<WorkflowNode, Integer> column = new HashMap<>();
        final Map<Integer, Integer> used = new HashMap<>();
        final NodeSettingsWO all = settings.addNodeSettings("nodes");
        for (final WorkflowNode node : workflow.order()) {
            final int c =
                    workflow.predecessors(node).stream()
                            .mapToInt(p -> column.get(p) + 1)
                            .max()
                            .orElse(0);
            column.put(node, c);
            final int row = used.merge(c, 1, Integer::sum) - 1;
            final NodeSettingsWO entry = all.addNodeSettings("node_" + node.id());
            entry.addInt("id", node.id());
            entry.addString("ui_classname", "org.knime.core.node.workflow.NodeUIInformation");
            entry.addNodeSettings("ui_settings")
                    .addIntArray(
                            "extrainfo.node.bounds",
                            STEP_X + c * STEP_X,
                            STEP_Y + row * STEP_Y,
                            WIDTH,
                            HEIGHT);
        }
        final NodeSettingsWO lines = settings.addNodeSettings("connections");
        int i = 0;
        for (final Connection c : workflow.connections()) {
            final NodeSettingsWO entry = lines.addNodeSettings("connection_" + i++);
            entry.addInt("sourceID", c.source());
            entry.addInt("sourcePort", c.sourcePort());
            entry.addInt("destID", c.dest());
            entry.addInt("destPort", c.destPort());
        }
    }
}
