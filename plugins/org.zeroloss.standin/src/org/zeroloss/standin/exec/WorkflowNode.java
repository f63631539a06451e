package org.zeroloss.standin.exec;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.NodeView;
import org.zeroloss.standin.runtime.RegisteredPortView;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of a workflow with its state and results. Ports are counted as in KNIME's files: 0 is the
 * flow-variable port, data ports start at 1. Not thread-safe; the run's own thread changes it.
 */
public final class WorkflowNode {

    private final int id;
    private final NodeIdentity identity;
    private final String location;
    private final NodeRuntime runtime;
    private final NodeSettings settings;
    private NodeSettings model;
    private NodeState state = NodeState.IDLE;
    private NodeMessage message;
    private Duration duration;
    private Map<String, FlowVar> ownVariables = new LinkedHashMap<>();
    private Map<String, FlowVar> outVariables = new LinkedHashMap<>();
    private PortObjectSpec[] specs = {};
    private PortObject[] objects = {};
    private FileStoreFolder fileStores;

    WorkflowNode(
            final int id,
            final NodeIdentity identity,
            final String location,
            final NodeRuntime runtime,
            final NodeSettings settings,
            final NodeSettings model) {
        this.id = id;
        this.identity = identity;
        this.location = location;
        this.runtime = runtime;
        this.settings = settings;
        this.model = model;
        clearOutputs();
    }

    /**
     * @return the number that KNIME shows as {@code #id}
     */
    public int id() {
        return id;
    }

    /**
     * @return name, factory and bundles
     */
    public NodeIdentity identity() {
        return identity;
    }

    /**
     * @return the node's name
     */
    public String name() {
        return identity.name();
    }

    /**
     * @return the node's view, empty if it has none or has not run
     */
    public Optional<NodeView> view() {
        return state == NodeState.EXECUTED ? runtime.view() : Optional.empty();
    }

    /**
     * @param port output port, 1 for the first data port
     * @return the view of what lies at the port, empty if its type has none or the node has not run
     */
    public Optional<NodeView> portView(final int port) {
        final PortObject object = state == NodeState.EXECUTED ? object(port) : null;
        return object == null
                ? Optional.empty()
                : RegisteredPortView.of(outPorts().get(port - 1).type(), object);
    }

    /**
     * @return path of the settings file within the workflow's directory
     */
    String location() {
        return location;
    }

    /**
     * @return name and id, to name the node in a message
     */
    public String label() {
        return "%s (#%d)".formatted(name(), id);
    }

    /**
     * @return whether no installed bundle has this node's factory
     */
    public boolean isMissing() {
        return runtime == null;
    }

    /**
     * @return the node itself, {@code null} if it {@link #isMissing()}
     */
    public NodeRuntime runtime() {
        return runtime;
    }

    /**
     * @return the node's settings file as loaded; never changed
     */
    NodeSettings settings() {
        return settings;
    }

    /**
     * @return the model settings as the user set them, before flow variables overwrite any
     */
    public NodeSettings model() {
        return model;
    }

    void setModel(final NodeSettings newModel) {
        model = newModel;
    }

    /**
     * @return the state
     */
    public NodeState state() {
        return state;
    }

    void setState(final NodeState newState) {
        state = newState;
    }

    /**
     * @return what the node last said, or {@code null}
     */
    public NodeMessage message() {
        return message;
    }

    void setMessage(final NodeMessage newMessage) {
        message = newMessage;
    }

    /**
     * @return how long the node executed in this run, or {@code null} if it did not
     */
    public Duration duration() {
        return duration;
    }

    void setDuration(final Duration newDuration) {
        duration = newDuration;
    }

    /**
     * @return the variables that this node itself adds
     */
    public Map<String, FlowVar> ownVariables() {
        return ownVariables;
    }

    /**
     * @return all variables that leave the node
     */
    public Map<String, FlowVar> outVariables() {
        return outVariables;
    }

    void setVariables(final Map<String, FlowVar> own, final Map<String, FlowVar> out) {
        ownVariables = own;
        outVariables = out;
    }

    /**
     * @return number of data outputs
     */
    public int outputs() {
        return objects.length;
    }

    /**
     * @param port output port, 1 for the first data port
     * @return its spec, or {@code null} if not known
     */
    public PortObjectSpec spec(final int port) {
        return specs[port - 1];
    }

    /**
     * @param port output port, 1 for the first data port
     * @return what lies at it, or {@code null} if the node is not executed
     */
    public PortObject object(final int port) {
        return objects[port - 1];
    }

    /**
     * @return whether a KNIME table lies at any output
     */
    public boolean givesTable() {
        return runtime != null && runtime.outPorts().stream().anyMatch(p -> isTable(p.type()));
    }

    static boolean isTable(final PortType type) {
        return type.getPortObjectClass() == BufferedDataTable.class;
    }

    /**
     * @return names of the output ports, as the node declares them; empty if it is missing
     */
    public List<NodeRuntime.Port> outPorts() {
        return runtime == null ? List.of() : runtime.outPorts();
    }

    /**
     * @return the input ports, as the node declares them; empty if it is missing
     */
    public List<NodeRuntime.Port> inPorts() {
        return runtime == null ? List.of() : runtime.inPorts();
    }

    void setSpecs(final PortObjectSpec[] newSpecs) {
        specs = newSpecs.clone();
    }

    void setObjects(final PortObject[] newObjects) {
        objects = newObjects.clone();
    }

    /** Forgets specs and objects. */
    void clearOutputs() {
        final int n = outPorts().size();
        specs = new PortObjectSpec[n];
        objects = new PortObject[n];
    }

    /**
     * @return the file stores that this node created, or {@code null}
     */
    FileStoreFolder fileStores() {
        return fileStores;
    }

    void setFileStores(final FileStoreFolder folder) {
        fileStores = folder;
    }

    @Override
    public String toString() {
        return label() + " " + state;
    }
}
