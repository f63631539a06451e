package org.zeroloss.standin.exec;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Brings back the results of nodes that were saved executed. */
final class NodeRestorer {

    private final Workflow workflow;
    private final Map<UUID, FileStoreFolder> folders = new HashMap<>();

    NodeRestorer(final Workflow workflow) {
        this.workflow = workflow;
        for (final WorkflowNode node : workflow.nodes()) {
            if (node.fileStores() != null) {
                folders.put(node.fileStores().uuid(), node.fileStores());
            }
        }
    }

    /**
     * @param node a node whose predecessors were restored already
     * @return whether it is executed now; if not, nothing of it was kept
     */
    boolean restore(final WorkflowNode node) {
        final boolean saved = "EXECUTED".equals(node.settings().getString("state", "IDLE"));
        final boolean inputs =
                workflow.predecessors(node).stream().allMatch(p -> p.state() == NodeState.EXECUTED);
        // KNIME's table files are internal and never read; the node runs again.
        if (!saved || node.isMissing() || !inputs || node.givesTable()) {
            node.setFileStores(null);
            return false;
        }
        try {
            load(node);
            node.setState(NodeState.EXECUTED);
            node.setMessage(message(node.settings()));
            return true;
        } catch (final IOException
                | InvalidSettingsException
                | CanceledExecutionException
                | RuntimeException e) {
            workflow.problems()
                    .add(
                            "Saved results of %s cannot be read, the node will run again: %s"
                                    .formatted(node.label(), e.getMessage()));
            node.clearOutputs();
            node.setFileStores(null);
            return false;
        }
    }

    private void load(final WorkflowNode node)
            throws IOException, InvalidSettingsException, CanceledExecutionException {
        final int n = node.outputs();
        final PortObject[] objects = new PortObject[n];
        final PortObjectSpec[] specs = new PortObjectSpec[n];
        final NodeSettings ports = SettingsFiles.child(node.settings(), "ports");
        final Path directory = workflow.nodeDirectory(node);
        for (int i = 0; i < n; i++) {
            final NodeSettings port =
                    ports == null ? null : SettingsFiles.child(ports, "port_" + (i + 1));
            final String location = port == null ? null : port.getString("port_dir_location", null);
            if (location == null) {
                throw new IOException("there are no data of output port " + (i + 1));
            }
            objects[i] = PortObjectFiles.load(directory.resolve(location), port, folders);
            specs[i] = objects[i].getSpec();
        }
        node.setObjects(objects);
        node.setSpecs(specs);
    }

    private static NodeMessage message(final NodeSettings settings)
            throws InvalidSettingsException {
        final NodeSettings m = SettingsFiles.child(settings, "nodecontainer_message");
        if (m == null) {
            return null;
        }
        final String text = m.getString("message", null);
        return "ERROR".equals(m.getString("type"))
                ? NodeMessage.error(text)
                : NodeMessage.warning(text);
    }
}
