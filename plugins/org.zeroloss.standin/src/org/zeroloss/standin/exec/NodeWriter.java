package org.zeroloss.standin.exec;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.zeroloss.standin.runtime.NodeRuntime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the directory of one node, its keys in KNIME's order. */
final class NodeWriter {

    private static final String STORES = "filestore";
    private static final String INTERNAL = "internalTables";

    private final Workflow workflow;
    private final WorkflowNode node;
    private final boolean executed;

    /**
     * @param executed whether to write results; false for a node with a table
     */
    NodeWriter(final Workflow workflow, final WorkflowNode node, final boolean executed) {
        this.workflow = workflow;
        this.node = node;
        this.executed = executed;
    }

    /** Whether the node keeps a KNIME table for its view. */
    static boolean keepsTable(final WorkflowNode node) {
        for (final PortObject o : node.runtime().internalObjects()) {
            if (o instanceof BufferedDataTable) {
                return true;
            }
        }
        return false;
    }

    void write(final Path directory)
            throws IOException, CanceledExecutionException, InvalidSettingsException {
        Files.createDirectories(directory);
        final NodeSettings out = new NodeSettings("settings.xml");
        final NodeSettings old = node.settings();
        out.addString("node_file", "settings.xml");
        flowStack(out);
        if (!SettingsFiles.copyEntry(old, out, "internal_node_subsettings")) {
            out.addNodeSettings("internal_node_subsettings")
                    .addString("memory_policy", "CacheSmallInMemory");
        }
        node.model().copyTo((NodeSettings) out.addNodeSettings("model"));
        SettingsFiles.copyEntry(old, out, "variables");
        SettingsFiles.copyEntry(old, out, "view");
        SettingsFiles.copyEntry(old, out, "view_variables");
        SettingsFiles.copyEntry(old, out, "nodeAnnotation");
        out.addString("customDescription", old.getString("customDescription", null));
        SettingsFiles.copyEntry(old, out, "job.manager");
        out.addString("state", WorkflowWriter.stateOnDisk(node, executed).name());
        message(out);
        SettingsFiles.copyEntry(old, out, "isDeletable");
        SettingsFiles.copyEntry(old, out, "hasResetLock");
        SettingsFiles.copyEntry(old, out, "hasConfigureLock");
        node.identity().save(out);
        SettingsFiles.copyEntry(old, out, "factory-id-uniquifier");
        if (!SettingsFiles.copyEntry(old, out, "factory_settings")) {
            out.addNodeSettings("factory_settings");
        }
        SettingsFiles.copyEntry(old, out, "node_creation_config");
        out.addString("name", node.name());
        out.addBoolean("hasContent", executed);
        out.addBoolean("isInactive", false);
        if (executed && node.duration() == null) {
            restored(out, directory);
        } else {
            ports(out, directory);
            internalObjects(out, directory);
            fileStores(out, directory);
        }
        SettingsFiles.write(out, directory.resolve("settings.xml"));
    }

    private void flowStack(final NodeSettings out) {
        final NodeSettingsWO stack = out.addNodeSettings("flow_stack");
        int i = 0;
        for (final FlowVar v : node.ownVariables().values()) {
            final NodeSettingsWO entry = stack.addNodeSettings("Variable_" + i++);
            entry.addString("type", "variable");
            v.save(entry);
        }
    }

    private void message(final NodeSettings out) {
        if (node.message() != null) {
            final NodeSettingsWO m = out.addNodeSettings("nodecontainer_message");
            m.addString("type", node.message().type().name());
            m.addString("message", node.message().text());
        }
    }

    /** A node that was executed when it was loaded keeps its files as they are. */
    private void restored(final NodeSettings out, final Path directory) throws IOException {
        for (final String key : new String[] {"ports", "internalObjects", "filestores"}) {
            SettingsFiles.copyEntry(node.settings(), out, key);
        }
        try (var files = Files.list(workflow.nodeDirectory(node))) {
            for (final Path p : files.toList()) {
                final String name = p.getFileName().toString();
                if (Files.isDirectory(p) && !name.equals("drop")) {
                    RunFolder.copyTree(p, directory.resolve(name));
                }
            }
        }
    }

    private void ports(final NodeSettings out, final Path directory)
            throws IOException, CanceledExecutionException {
        final NodeSettingsWO ports = out.addNodeSettings("ports");
        for (int i = 1; i <= node.outputs(); i++) {
            final String name = "port_" + i;
            final NodeSettingsWO port = ports.addNodeSettings(name);
            port.addInt("index", i);
            if (executed) {
                PortObjectFiles.save(
                        node.object(i), directory.resolve(name), port, this::addressOf);
            }
            port.addString("port_dir_location", executed ? name : null);
        }
    }

    private void internalObjects(final NodeSettings out, final Path directory)
            throws IOException, CanceledExecutionException {
        final NodeRuntime runtime = node.runtime();
        if (!executed || runtime.internalObjects().length == 0) {
            return;
        }
        final NodeSettingsWO all = out.addNodeSettings("internalObjects");
        all.addString("location", INTERNAL);
        final NodeSettingsWO content = all.addNodeSettings("content");
        final PortObject[] objects = runtime.internalObjects();
        for (int i = 0; i < objects.length; i++) {
            final String name = "object_" + i;
            final NodeSettingsWO entry = content.addNodeSettings(name);
            entry.addInt("index", i);
            final int output = outputOf(objects[i]);
            if (objects[i] == null) {
                entry.addString("type", "null");
            } else if (output > 0) {
                entry.addString("type", "referenced_output");
                entry.addInt("outport", output);
            } else {
                entry.addString("type", "non-table");
                entry.addString("port_dir_location", name);
                final Path folder = directory.resolve(INTERNAL).resolve(name);
                PortObjectFiles.save(objects[i], folder, entry, this::addressOf);
            }
        }
    }

    private int outputOf(final PortObject object) {
        for (int i = 1; i <= node.outputs(); i++) {
            if (object != null && node.object(i) == object) {
                return i;
            }
        }
        return 0;
    }

    private FileStoreAddress addressOf(final Path store) throws IOException {
        for (final WorkflowNode other : workflow.nodes()) {
            if (other.fileStores() != null) {
                final FileStoreAddress address = other.fileStores().addressOf(store);
                if (address != null) {
                    return address;
                }
            }
        }
        throw new IOException(
                "%s holds the file store '%s', which no node of this workflow created"
                        .formatted(node.label(), store));
    }

    private void fileStores(final NodeSettings out, final Path directory) throws IOException {
        final NodeSettingsWO entry = out.addNodeSettings("filestores");
        final FileStoreFolder stores = node.fileStores();
        final boolean any = executed && stores != null && !stores.isEmpty();
        if (any) {
            RunFolder.copyTree(stores.base(), directory.resolve(STORES));
        }
        entry.addString("file_store_location", any ? STORES : null);
        entry.addString(
                "file_store_id", executed && stores != null ? stores.uuid().toString() : null);
    }
}
