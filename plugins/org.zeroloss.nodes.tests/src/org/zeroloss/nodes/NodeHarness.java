package org.zeroloss.nodes;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultNodeFactory;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.standin.runtime.ExecutionServices;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.NodeRuntimeFactory;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One node outside of any workflow, run by the stand-in, with its files in a given folder. */
public final class NodeHarness {

    private final NodeRuntime m_node;
    private final NodeSettings m_model = new NodeSettings("model");
    private final Path m_folder;
    private final AtomicInteger m_checks = new AtomicInteger();
    private volatile int m_cancelAt = Integer.MAX_VALUE;

    /**
     * @param factory declares the node
     * @param folder empty folder of the test
     * @throws InvalidSettingsException if the node's defaults are not valid
     */
    public NodeHarness(final DefaultNodeFactory factory, final Path folder)
            throws InvalidSettingsException {
        this(factory, folder, null);
    }

    /**
     * @param factory declares the node
     * @param folder empty folder of the test
     * @param ports the part {@code node_creation_config} of the node's settings; {@code null} for a
     *     node as freshly dropped
     * @throws InvalidSettingsException if the node's defaults are not valid
     */
    public NodeHarness(
            final DefaultNodeFactory factory, final Path folder, final NodeSettings ports)
            throws InvalidSettingsException {
        m_folder = folder;
        m_node = NodeRuntimeFactory.create(factory, ports, new WorkflowPlace(folder, folder));
        m_node.saveDefaults(m_model, new PortObjectSpec[m_node.inPorts().size()]);
    }

    /**
     * @return the node
     */
    public NodeRuntime node() {
        return m_node;
    }

    /**
     * @return folder of the workflow that the node takes itself to be in
     */
    public Path workflow() {
        return m_folder;
    }

    /**
     * @return the settings that the node will be given
     */
    public NodeSettings model() {
        return m_model;
    }

    /**
     * @param path keys separated by slashes; an optional setting is switched on
     * @param value its new value
     * @return this
     * @throws InvalidSettingsException if there is no such setting
     */
    public NodeHarness set(final String path, final Object value) throws InvalidSettingsException {
        final String[] keys = path.split("/");
        NodeSettings group = m_model;
        for (int i = 0; i < keys.length - 1; i++) {
            group = group.getNodeSettings(keys[i]);
        }
        final String key = keys[keys.length - 1];
        if (!group.containsKey(key)) {
            throw new InvalidSettingsException("There is no setting " + path);
        }
        if (value instanceof Integer v) {
            group.addInt(key, v);
        } else if (value instanceof Long v) {
            group.addLong(key, v);
        } else if (value instanceof Double v) {
            group.addDouble(key, v);
        } else if (value instanceof Boolean v) {
            group.addBoolean(key, v);
        } else {
            group.addString(key, (String) value);
        }
        if (group.containsKey(key + "_is_present")) {
            group.addBoolean(key + "_is_present", true);
        }
        return this;
    }

    /**
     * @param checks the user presses cancel when the node asks for the n-th time
     * @return this
     */
    public NodeHarness cancelAt(final int checks) {
        m_cancelAt = checks;
        return this;
    }

    /**
     * @return how often the node asked whether it is canceled
     */
    public int checks() {
        return m_checks.get();
    }

    /**
     * @param in specs at the inputs
     * @return specs at the outputs, and a warning
     * @throws InvalidSettingsException if the settings do not fit
     */
    public NodeRuntime.Outcome<PortObjectSpec[]> configure(final PortObjectSpec... in)
            throws InvalidSettingsException {
        m_node.load(m_model);
        return m_node.configure(in);
    }

    /**
     * Configures and executes.
     *
     * @param in data at the inputs
     * @return data at the outputs, and a warning
     * @throws Exception what the node throws
     */
    public NodeRuntime.Outcome<PortObject[]> execute(final PortObject... in) throws Exception {
        configure(Stream.of(in).map(PortObject::getSpec).toArray(PortObjectSpec[]::new));
        return m_node.execute(in, new Services());
    }

    /**
     * @param in data at the inputs
     * @return the image at the first output
     * @throws Exception what the node throws
     */
    public SpectralImagePortObject image(final PortObject... in) throws Exception {
        return (SpectralImagePortObject) execute(in).result()[0];
    }

    /**
     * @param in data at the inputs
     * @return the table at the first output
     * @throws Exception what the node throws
     */
    public BufferedDataTable table(final PortObject... in) throws Exception {
        return (BufferedDataTable) execute(in).result()[0];
    }

    /**
     * @return all files that the node left in the folder
     * @throws IOException if it cannot be read
     */
    public List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(m_folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private final class Services implements ExecutionServices {

        private final AtomicInteger m_stores = new AtomicInteger();

        @Override
        public void progress(final double fraction, final String message) {
            if (!(fraction >= 0 && fraction <= 1)) {
                throw new IllegalStateException("Progress of " + fraction);
            }
        }

        @Override
        public boolean isCanceled() {
            return m_checks.incrementAndGet() >= m_cancelAt;
        }

        @Override
        public Path createFileStore(final String name) throws IOException {
            final Path folder = m_folder.resolve("fs" + m_stores.incrementAndGet());
            return Files.createDirectories(folder).resolve(name);
        }

        @Override
        public Path workflowDir() {
            return m_folder;
        }

        @Override
        public Path tempDir() {
            try {
                return Files.createDirectories(m_folder.resolve("temp"));
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
