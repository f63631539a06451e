package org.zeroloss.standin.exec;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Loads a workflow directory as KNIME 3 to 5.12 writes it. What does not stop a workflow in KNIME
 * (a missing extension, a connection that fits no port) becomes a line of {@link
 * Workflow#problems()}; what this executor cannot run faithfully (metanodes, components) is an
 * exception.
 */
public final class WorkflowReader {

    /** Name of the file that makes a directory a workflow. */
    public static final String WORKFLOW_FILE = "workflow.knime";

    private static final int[] NEWEST = {5, 1, 0};
    private static final int OLDEST_MAJOR = 3;

    private final NodeRepository repository;
    private final RunFolder folder;

    /**
     * @param repository where the nodes come from
     * @param folder for the nodes' temporary files
     */
    public WorkflowReader(final NodeRepository repository, final RunFolder folder) {
        this.repository = repository;
        this.folder = folder;
    }

    /**
     * Loads nodes, connections and variables; every node is IDLE afterwards and {@link
     * WorkflowRunner#restore} brings back what was executed.
     *
     * @param directory the workflow's directory
     * @return the workflow
     * @throws WorkflowLoadException if this is no workflow, a file of it is broken, or it holds
     *     metanodes or components
     */
    public Workflow read(final Path directory) {
        final Path file = directory.resolve(WORKFLOW_FILE);
        if (!Files.isRegularFile(file)) {
            throw new WorkflowLoadException(
                    "'%s' is no workflow directory, it has no file %s; give the folder that holds"
                                    .formatted(directory, WORKFLOW_FILE)
                            + " that file");
        }
        final NodeSettings settings = SettingsFiles.read(file);
        try {
            checkVersion(settings.getString("version"), file);
            final Workflow workflow = new Workflow(directory, settings);
            readVariables(workflow);
            readNodes(workflow);
            readConnections(workflow);
            return workflow;
        } catch (final InvalidSettingsException e) {
            throw new WorkflowLoadException("In '" + file + "': " + e.getMessage(), e);
        }
    }

    private static void checkVersion(final String version, final Path file) {
        final String[] parts = version == null ? new String[0] : version.split("[^0-9]+");
        final int[] found = new int[NEWEST.length];
        for (int i = 0; i < Math.min(parts.length, found.length); i++) {
            found[i] = parts[i].isEmpty() ? 0 : Integer.parseInt(parts[i]);
        }
        if (found[0] < OLDEST_MAJOR || Arrays.compare(found, NEWEST) > 0) {
            throw new WorkflowLoadException(
                    "Unsupported workflow version '%s' in '%s'; this executor reads 3.0 to 5.1,"
                                    .formatted(version, file)
                            + " save the workflow with KNIME 5 first");
        }
    }

    private static void readVariables(final Workflow workflow) throws InvalidSettingsException {
        final NodeSettings all = SettingsFiles.child(workflow.settings(), "workflow_variables");
        if (all == null) {
            return;
        }
        for (final String key : all.keySet()) {
            try {
                final FlowVar v = FlowVar.load(all.getNodeSettings(key));
                workflow.variables().put(v.name(), v);
            } catch (final InvalidSettingsException e) {
                workflow.problems().add("Workflow variable left out: " + e.getMessage());
            }
        }
    }

    private void readNodes(final Workflow workflow) throws InvalidSettingsException {
        final NodeSettings nodes = workflow.settings().getNodeSettings("nodes");
        final List<String> unsupported = new ArrayList<>();
        for (final String key : nodes.keySet()) {
            final NodeSettings entry = nodes.getNodeSettings(key);
            final int id = entry.getInt("id");
            final String location = entry.getString("node_settings_file");
            final boolean meta = entry.getBoolean("node_is_meta", false);
            final String type = entry.getString("node_type", meta ? "MetaNode" : "NativeNode");
            if ("NativeNode".equals(type)) {
                if (workflow.node(id) != null) {
                    throw new InvalidSettingsException("two nodes have the id " + id);
                }
                workflow.add(readNode(workflow, id, location));
            } else {
                unsupported.add(
                        "%s '%s'"
                                .formatted(
                                        "SubNode".equals(type) ? "component" : "metanode",
                                        location.replaceFirst("/[^/]*$", "")));
            }
        }
        if (!unsupported.isEmpty()) {
            throw new WorkflowLoadException(
                    "The workflow '%s' holds %s, which this executor cannot run; expand in KNIME"
                            .formatted(workflow.directory(), String.join(", ", unsupported)));
        }
    }

    private static Path inside(final Path directory, final String location)
            throws InvalidSettingsException {
        final Path file = directory.resolve(location).normalize();
        if (!file.startsWith(directory.normalize())) {
            throw new InvalidSettingsException(
                    "node_settings_file '" + location + "' leads out of the workflow");
        }
        return file;
    }

    private WorkflowNode readNode(final Workflow workflow, final int id, final String location)
            throws InvalidSettingsException {
        final Path file = inside(workflow.directory(), location);
        final NodeSettings settings = SettingsFiles.read(file);
        final NodeIdentity identity = NodeIdentity.load(settings);
        final NodeRuntime runtime;
        if (repository.find(identity.factory()) == null) {
            runtime = null;
            workflow.problems().add(missing(id, identity));
        } else {
            runtime =
                    repository.create(
                            identity.factory(),
                            settings,
                            new WorkflowPlace(workflow.directory(), folder.path()));
        }
        NodeSettings model = SettingsFiles.child(settings, "model");
        if (model == null) {
            model = new NodeSettings("model");
            if (runtime != null) {
                runtime.saveDefaults(model, new PortObjectSpec[runtime.inPorts().size()]);
            }
        }
        final WorkflowNode node =
                new WorkflowNode(id, identity, location, runtime, settings, model);
        checkModel(workflow, node);
        node.setFileStores(fileStores(settings, file.getParent()));
        return node;
    }

    /** Settings that are overwritten by flow variables are checked again when these are known. */
    private static void checkModel(final Workflow workflow, final WorkflowNode node) {
        if (node.isMissing()) {
            return;
        }
        try {
            node.runtime().load(node.model());
        } catch (final InvalidSettingsException e) {
            final String text = "%s: %s".formatted(node.label(), e.getMessage());
            if (!"IDLE".equals(node.settings().getString("state", "IDLE"))) {
                workflow.problems().add("Settings of " + text);
            }
        }
    }

    private static String missing(final int id, final NodeIdentity node) {
        final BundleInfo b = node.bundle();
        return "Node '%s' (#%d) is not available: no installed extension has its factory class %s"
                        .formatted(node.name(), id, node.factory())
                + (b.symbolicName() == null ? "" : "; it came with the bundle " + b.symbolicName())
                + ("0.0.0".equals(b.version()) ? "" : " " + b.version())
                + "; install the extension that has it";
    }

    private static FileStoreFolder fileStores(final NodeSettings settings, final Path directory)
            throws InvalidSettingsException {
        final NodeSettings stores = SettingsFiles.child(settings, "filestores");
        final String location =
                stores == null ? null : stores.getString("file_store_location", null);
        if (location == null) {
            return null;
        }
        final String uuid = stores.getString("file_store_id");
        try {
            return new FileStoreFolder(UUID.fromString(uuid), inside(directory, location));
        } catch (final IllegalArgumentException e) {
            throw new InvalidSettingsException("file_store_id '" + uuid + "' is no UUID", e);
        }
    }

    private static void readConnections(final Workflow workflow) throws InvalidSettingsException {
        final NodeSettings all = workflow.settings().getNodeSettings("connections");
        for (final String key : all.keySet()) {
            workflow.connect(connection(all.getNodeSettings(key)));
        }
    }

    static Connection connection(final NodeSettings c) throws InvalidSettingsException {
        return new Connection(
                c.getInt("sourceID"),
                c.getInt("sourcePort"),
                c.getInt("destID"),
                c.getInt("destPort"));
    }
}
