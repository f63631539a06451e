package org.zeroloss.standin.exec;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes a workflow directory that KNIME opens: the same files and keys for settings, connections,
 * states and port objects. KNIME's table files are internal and never imitated: a node with a table
 * at an output, and all that follow it, are written CONFIGURED, without data.
 */
public final class WorkflowWriter {

    /** Version of KNIME's file format. */
    private static final String FORMAT_VERSION = "5.1.0";

    /** The KNIME whose files these are. */
    private static final String CREATED_BY = "5.8.0";

    private static final String STAGING = ".zeroloss-saving";

    private final Workflow workflow;

    /**
     * @param workflow what to save
     */
    public WorkflowWriter(final Workflow workflow) {
        this.workflow = workflow;
    }

    /**
     * Writes the workflow. Everything new is complete before anything old is replaced.
     *
     * @param target the workflow's own directory or another one; created if absent
     * @throws IOException if something cannot be written
     * @throws CanceledExecutionException if a port object's serializer was canceled
     * @throws InvalidSettingsException if the loaded settings contradict themselves
     */
    public void save(final Path target)
            throws IOException, CanceledExecutionException, InvalidSettingsException {
        Files.createDirectories(target);
        final Path staging = target.resolve(STAGING);
        RunFolder.deleteTree(staging);
        try {
            Files.createDirectories(staging);
            final Map<WorkflowNode, String> names = directoryNames(target);
            final Set<WorkflowNode> executed = executedOnDisk();
            for (final WorkflowNode node : workflow.nodes()) {
                new NodeWriter(workflow, node, executed.contains(node))
                        .write(staging.resolve(names.get(node)));
            }
            final NodeSettings settings = header(names, executed);
            SettingsFiles.write(settings, staging.resolve(WorkflowReader.WORKFLOW_FILE));
            for (final String name : names.values()) {
                replace(staging.resolve(name), target.resolve(name));
            }
            Files.move(
                    staging.resolve(WorkflowReader.WORKFLOW_FILE),
                    target.resolve(WorkflowReader.WORKFLOW_FILE),
                    StandardCopyOption.REPLACE_EXISTING);
            metadata(target);
        } finally {
            RunFolder.deleteTree(staging);
        }
    }

    /** Node directories keep their names when a workflow is saved in place, as in KNIME. */
    private Map<WorkflowNode, String> directoryNames(final Path target) throws IOException {
        final boolean inPlace =
                Files.isDirectory(workflow.directory())
                        && Files.isSameFile(workflow.directory(), target);
        final Map<WorkflowNode, String> names = new HashMap<>();
        for (final WorkflowNode node : workflow.nodes()) {
            final Path parent = Path.of(node.location()).getParent();
            names.put(
                    node,
                    inPlace && parent != null
                            ? parent.toString()
                            : FileNames.nodeDirectory(node.name(), node.id()));
        }
        return names;
    }

    /** The nodes that can be written executed, with their data. */
    private Set<WorkflowNode> executedOnDisk() {
        final Set<WorkflowNode> result = new HashSet<>();
        for (final WorkflowNode node : workflow.order()) {
            if (node.state() == NodeState.EXECUTED
                    && !node.givesTable()
                    && !NodeWriter.keepsTable(node)
                    && result.containsAll(workflow.predecessors(node))) {
                result.add(node);
            }
        }
        return result;
    }

    /** Moves a new node directory over an old one, whose drop folder stays. */
    private static void replace(final Path from, final Path to) throws IOException {
        if (Files.isDirectory(to)) {
            try (var old = Files.list(to)) {
                for (final Path p : old.toList()) {
                    if (!p.getFileName().toString().equals("drop")) {
                        RunFolder.deleteTree(p);
                    }
                }
            }
            try (var fresh = Files.list(from)) {
                for (final Path p : fresh.toList()) {
                    Files.move(p, to.resolve(p.getFileName().toString()));
                }
            }
        } else {
            Files.createDirectories(to.getParent());
            Files.move(from, to);
        }
    }

    private NodeSettings header(
            final Map<WorkflowNode, String> names, final Set<WorkflowNode> executed)
            throws InvalidSettingsException {
        final NodeSettings old = workflow.settings();
        final NodeSettings out = new NodeSettings(WorkflowReader.WORKFLOW_FILE);
        out.addString("created_by", CREATED_BY);
        out.addBoolean("created_by_nightly", false);
        out.addString("version", FORMAT_VERSION);
        out.addString("name", old.getString("name", null));
        SettingsFiles.copyEntry(old, out, "authorInformation");
        out.addString("customDescription", old.getString("customDescription", null));
        out.addString("state", state(executed).name());
        if (!workflow.variables().isEmpty()) {
            final var variables = out.addNodeSettings("workflow_variables");
            int i = 0;
            for (final FlowVar v : workflow.variables().values()) {
                v.save(variables.addNodeSettings("Var_" + i++));
            }
        }
        if (!SettingsFiles.copyEntry(old, out, "workflow_credentials")) {
            out.addNodeSettings("workflow_credentials");
        }
        SettingsFiles.copyEntry(old, out, "tableBackend");
        SettingsFiles.copyEntry(old, out, "annotations");
        nodes(out, names);
        connections(out);
        SettingsFiles.copyEntry(old, out, "workflow_editor_settings");
        return out;
    }

    /** The state on disk: a node that cannot be written executed is ready to run again. */
    static NodeState stateOnDisk(final WorkflowNode node, final boolean executed) {
        return node.state() == NodeState.EXECUTED && !executed
                ? NodeState.CONFIGURED
                : node.state();
    }

    private NodeState state(final Set<WorkflowNode> executed) {
        NodeState result = NodeState.EXECUTED;
        for (final WorkflowNode node : workflow.nodes()) {
            final NodeState s = stateOnDisk(node, executed.contains(node));
            result = s.compareTo(result) < 0 ? s : result;
        }
        return result;
    }

    private void nodes(final NodeSettings out, final Map<WorkflowNode, String> names)
            throws InvalidSettingsException {
        final Map<Integer, NodeSettings> old = new HashMap<>();
        final NodeSettings loaded = workflow.settings().getNodeSettings("nodes");
        for (final String key : loaded.keySet()) {
            final NodeSettings entry = loaded.getNodeSettings(key);
            old.put(entry.getInt("id"), entry);
        }
        final var all = out.addNodeSettings("nodes");
        for (final WorkflowNode node : workflow.nodes()) {
            final NodeSettings entry = (NodeSettings) all.addNodeSettings("node_" + node.id());
            entry.addInt("id", node.id());
            entry.addString("node_settings_file", names.get(node) + "/settings.xml");
            entry.addBoolean("node_is_meta", false);
            entry.addString("node_type", "NativeNode");
            final NodeSettings before = old.get(node.id());
            entry.addString("ui_classname", before.getString("ui_classname", null));
            SettingsFiles.copyEntry(before, entry, "ui_settings");
        }
    }

    private void connections(final NodeSettings out) throws InvalidSettingsException {
        final Map<Connection, NodeSettings> old = new HashMap<>();
        final NodeSettings loaded = workflow.settings().getNodeSettings("connections");
        for (final String key : loaded.keySet()) {
            final NodeSettings c = loaded.getNodeSettings(key);
            old.put(WorkflowReader.connection(c), c);
        }
        final var all = out.addNodeSettings("connections");
        int i = 0;
        for (final Connection c : workflow.connections()) {
            final NodeSettings entry = (NodeSettings) all.addNodeSettings("connection_" + i++);
            entry.addInt("sourceID", c.source());
            entry.addInt("destID", c.dest());
            entry.addInt("sourcePort", c.sourcePort());
            entry.addInt("destPort", c.destPort());
            for (final String key : old.get(c).keySet()) {
                if (!entry.containsKey(key)) {
                    SettingsFiles.copyEntry(old.get(c), entry, key);
                }
            }
        }
    }

    private void metadata(final Path target) throws IOException {
        for (final String name : new String[] {"workflow-metadata.xml", "workflowset.meta"}) {
            final Path from = workflow.directory().resolve(name);
            if (Files.isRegularFile(from) && !Files.exists(target.resolve(name))) {
                Files.copy(from, target.resolve(name));
            }
        }
        final Path metadata = target.resolve("workflow-metadata.xml");
        if (!Files.exists(metadata)) {
            Files.writeString(
                    metadata,
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <workflow-metadata content-type="text/plain" \
                    xmlns="http://www.knime.org/core/node/workflow/metadata/v1.0">
                        <last-modified>%s</last-modified>
                        <description/>
                    </workflow-metadata>
                    """
                            .formatted(Instant.EPOCH));
        }
        Files.writeString(
                target.resolve(".savedWithData"),
                """
                Do not delete this file!
                This file serves to indicate that the workflow was written as part of the usual \
                save routine (not exported).
                """);
    }
}
