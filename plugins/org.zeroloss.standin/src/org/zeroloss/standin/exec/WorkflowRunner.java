package org.zeroloss.standin.exec;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.base.CanceledException;
import org.zeroloss.standin.runtime.NodeRuntime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Runs a workflow: brings back what was executed, configures and executes in topological order. The
 * nodes run one after the other; their work is parallel inside. The failure of a node stops only
 * those that depend on it.
 */
public final class WorkflowRunner {

    private final Workflow workflow;
    private final RunFolder folder;
    private final CancelToken cancel;
    private final RunListener listener;

    /**
     * @param workflow what to run
     * @param folder where file stores and temporary files go
     * @param cancel asked between nodes, and by the nodes themselves
     * @param listener told of each node
     */
    public WorkflowRunner(
            final Workflow workflow,
            final RunFolder folder,
            final CancelToken cancel,
            final RunListener listener) {
        this.workflow = workflow;
        this.folder = folder;
        this.cancel = cancel;
        this.listener = listener;
    }

    /**
     * Brings every node into the state it was saved in, as far as its data can be read: a KNIME
     * table cannot, so such a node and all that follow it become CONFIGURED.
     */
    public void restore() {
        final NodeRestorer restorer = new NodeRestorer(workflow);
        for (final WorkflowNode node : workflow.order()) {
            if (restorer.restore(node)) {
                restoreVariables(node);
            } else {
                configure(node);
            }
        }
    }

    private void restoreVariables(final WorkflowNode node) {
        final Map<String, FlowVar> variables = incomingVariables(node);
        node.setVariables(new LinkedHashMap<>(), variables);
        try {
            exposeVariables(node);
        } catch (final InvalidSettingsException e) {
            // The results are there; KNIME too only tells that they could not be made again.
            workflow.problems().add("Settings of " + node.label() + ": " + e.getMessage());
        }
    }

    /** Forgets all results and configures all nodes anew. */
    public void resetAll() {
        for (final WorkflowNode node : workflow.order()) {
            reset(node);
            configure(node);
        }
    }

    /** Forgets the results of a node and of all that follow it, and configures them anew. */
    public void resetFrom(final WorkflowNode from) {
        for (final WorkflowNode node : workflow.dependants(from)) {
            reset(node);
            configure(node);
        }
    }

    /**
     * Gives a node other settings; it and all that follow it are reset.
     *
     * @param node a node of the workflow
     * @param model the new model settings
     * @throws InvalidSettingsException if the node refuses them; nothing is changed then
     */
    public void changeModel(final WorkflowNode node, final NodeSettings model)
            throws InvalidSettingsException {
        if (!node.isMissing()) {
            node.runtime().load(model);
        }
        node.setModel(model);
        resetFrom(node);
    }

    /** Configures every node that is not executed, for example after a variable changed. */
    public void configureAll() {
        for (final WorkflowNode node : workflow.order()) {
            if (node.state() != NodeState.EXECUTED) {
                configure(node);
            }
        }
    }

    /**
     * Executes whatever is not executed and can be.
     *
     * @return whether all nodes are executed now
     * @throws CanceledException if the user canceled; nodes that were done stay done
     */
    public boolean execute() {
        for (final WorkflowNode node : workflow.order()) {
            if (cancel.isCanceled()) {
                throw new CanceledException();
            }
            if (node.state() != NodeState.EXECUTED && inputsReady(node)) {
                configure(node);
                if (node.state() == NodeState.CONFIGURED) {
                    execute(node);
                }
            }
        }
        final boolean all =
                workflow.nodes().stream().allMatch(n -> n.state() == NodeState.EXECUTED);
        if (!all && cancel.isCanceled()) {
            throw new CanceledException();
        }
        return all;
    }

    private boolean inputsReady(final WorkflowNode node) {
        return workflow.predecessors(node).stream().allMatch(p -> p.state() == NodeState.EXECUTED);
    }

    private void reset(final WorkflowNode node) {
        if (!node.isMissing()) {
            node.runtime().reset();
        }
        node.clearOutputs();
        node.setState(NodeState.IDLE);
        node.setMessage(null);
        node.setDuration(null);
        final FileStoreFolder stores = node.fileStores();
        node.setFileStores(null);
        if (stores != null && stores.base().startsWith(folder.path())) {
            try {
                RunFolder.deleteTree(stores.base());
            } catch (final IOException e) {
                // What stays behind goes with the run folder.
                node.setMessage(NodeMessage.warning("Cannot delete old file stores: " + e));
            }
        }
    }

    private void configure(final WorkflowNode node) {
        node.setState(NodeState.IDLE);
        node.clearOutputs();
        if (node.isMissing()) {
            node.setMessage(
                    NodeMessage.error(
                            "The node is not installed (factory class "
                                    + node.identity().factory()
                                    + "); install the extension that has it"));
            return;
        }
        final Map<String, FlowVar> variables = incomingVariables(node);
        node.setVariables(new LinkedHashMap<>(), variables);
        final String open = unconnected(node);
        if (open != null) {
            node.setMessage(NodeMessage.error(open));
            return;
        }
        final PortObjectSpec[] in = inSpecs(node);
        if (in == null) {
            return;
        }
        try {
            exposeVariables(node);
            final NodeRuntime.Outcome<PortObjectSpec[]> outcome = node.runtime().configure(in);
            node.setSpecs(outcome.result());
            node.setMessage(NodeMessage.warning(outcome.warning()));
            node.setState(NodeState.CONFIGURED);
        } catch (final InvalidSettingsException e) {
            node.setMessage(NodeMessage.error(text(e)));
        } catch (final RuntimeException e) {
            node.setMessage(NodeMessage.error("Configure failed: " + text(e)));
            listener.ended(node, e);
        }
    }

    /** Loads the settings with the variables applied, and adds the variables the node exposes. */
    private void exposeVariables(final WorkflowNode node) throws InvalidSettingsException {
        final NodeSettings effective = SettingsFiles.copy(node.model());
        final NodeSettings mask = SettingsFiles.child(node.settings(), "variables");
        final Map<String, FlowVar> in = node.outVariables();
        final Map<String, FlowVar> own = new VariableMask(mask).apply(effective, in);
        node.runtime().load(effective);
        final Map<String, FlowVar> out = new LinkedHashMap<>(in);
        out.putAll(own);
        node.setVariables(own, out);
    }

    private String unconnected(final WorkflowNode node) {
        final List<NodeRuntime.Port> ports = node.inPorts();
        for (int i = 0; i < ports.size(); i++) {
            if (!ports.get(i).optional() && workflow.incoming(node, i + 1) == null) {
                return "Input port %d (%s) is not connected; connect it"
                        .formatted(i + 1, ports.get(i).name());
            }
        }
        return null;
    }

    /** The specs at the inputs, or {@code null} if one is not known yet: KNIME waits then. */
    private PortObjectSpec[] inSpecs(final WorkflowNode node) {
        final PortObjectSpec[] in = new PortObjectSpec[node.inPorts().size()];
        for (final Connection c : workflow.incoming(node)) {
            final WorkflowNode source = workflow.node(c.source());
            if (source.state() == NodeState.IDLE) {
                return null;
            }
            if (c.destPort() > 0) {
                final PortObjectSpec spec = source.spec(c.sourcePort());
                if (spec == null) {
                    return null;
                }
                in[c.destPort() - 1] = spec;
            }
        }
        return in;
    }

    private PortObject[] inObjects(final WorkflowNode node) {
        final PortObject[] in = new PortObject[node.inPorts().size()];
        for (final Connection c : workflow.incoming(node)) {
            if (c.destPort() > 0) {
                in[c.destPort() - 1] = workflow.node(c.source()).object(c.sourcePort());
            }
        }
        return in;
    }

    /** The port further up wins where two bring a variable of the same name. */
    private Map<String, FlowVar> incomingVariables(final WorkflowNode node) {
        final Map<String, FlowVar> result = new LinkedHashMap<>(workflow.variables());
        final List<Connection> incoming = workflow.incoming(node);
        for (int i = incoming.size() - 1; i >= 0; i--) {
            result.putAll(workflow.node(incoming.get(i).source()).outVariables());
        }
        return result;
    }

    private void execute(final WorkflowNode node) {
        final long start = System.nanoTime();
        Throwable failure = null;
        listener.started(node);
        try {
            final Path stores = folder.createFolder("fs-" + node.id());
            node.setFileStores(new FileStoreFolder(UUID.randomUUID(), stores));
            final Path temp = folder.createFolder("tmp-" + node.id());
            final NodeServices services =
                    new NodeServices(node, workflow.directory(), temp, cancel, listener);
            finish(node, node.runtime().execute(inObjects(node), services));
        } catch (final CanceledExecutionException | CanceledException e) {
            node.setMessage(NodeMessage.warning("Execution canceled"));
            failure = e;
        } catch (final Exception | OutOfMemoryError | StackOverflowError | LinkageError e) {
            // A broken node must not take the others with it; KNIME catches all of these too.
            node.setMessage(NodeMessage.error(text(e)));
            failure = e;
        }
        node.setDuration(Duration.ofNanos(System.nanoTime() - start));
        listener.ended(node, failure);
    }

    private static void finish(
            final WorkflowNode node, final NodeRuntime.Outcome<PortObject[]> outcome) {
        final PortObject[] out = outcome.result();
        final List<NodeRuntime.Port> ports = node.outPorts();
        if (out == null || out.length != ports.size()) {
            throw new IllegalStateException(
                    "The node gave %d outputs, expected %d; report this to its maker"
                            .formatted(out == null ? 0 : out.length, ports.size()));
        }
        final PortObjectSpec[] specs = new PortObjectSpec[out.length];
        for (int i = 0; i < out.length; i++) {
            if (!ports.get(i).type().getPortObjectClass().isInstance(out[i])) {
                throw new IllegalStateException(
                        "Output port %d (%s) should hold a %s, found %s; report this to its maker"
                                .formatted(
                                        i + 1,
                                        ports.get(i).name(),
                                        ports.get(i).type().getPortObjectClass().getSimpleName(),
                                        out[i] == null ? "nothing" : out[i].getClass().getName()));
            }
            specs[i] = out[i].getSpec();
        }
        node.setObjects(out);
        node.setSpecs(specs);
        final NodeMessage warning = NodeMessage.warning(outcome.warning());
        node.setMessage(warning == null ? node.message() : warning);
        node.setState(NodeState.EXECUTED);
    }

    private static String text(final Throwable e) {
        final String m = e.getMessage();
        if (m == null || m.isBlank()) {
            return e.getClass().getSimpleName();
        }
        return e instanceof Error ? e.getClass().getSimpleName() + ": " + m : m;
    }
}
