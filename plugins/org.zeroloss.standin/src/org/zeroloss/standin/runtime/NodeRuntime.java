package org.zeroloss.standin.runtime;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.zeroloss.standin.dialog.Dialog;

import java.net.URL;
import java.util.List;
import java.util.Optional;

/**
 * One node of a workflow, as the executor sees it: the only door between the executor and the
 * inside of the API classes. Data ports only; port 0 (flow variables) is the executor's business.
 */
public interface NodeRuntime {

    /** What a node says of itself. */
    record Port(String name, String description, PortType type, boolean optional) {}

    /** The finished work of one call, and what the node wants to tell. */
    record Outcome<T>(T result, String warning) {}

    String name();

    String shortDescription();

    /** Full description, with the text of every option, as KNIME shows it (XHTML fragment). */
    String fullDescription();

    /** Name of the constant of {@code NodeFactory.NodeType}. */
    String nodeType();

    /** The node's icon, if its file is there. */
    default Optional<URL> icon() {
        return Optional.empty();
    }

    List<Port> inPorts();

    List<Port> outPorts();

    /** Writes the part {@code node_creation_config} of the node's settings: its ports. */
    default void saveCreationConfig(final NodeSettingsWO config) {
        // a node whose ports are fixed has nothing to say
    }

    /** The default model settings, as a freshly dropped node has them. */
    void saveDefaults(NodeSettingsWO model, PortObjectSpec[] inSpecs)
            throws InvalidSettingsException;

    /**
     * The dialog with the settings that are in force, or with the defaults of a fresh node.
     *
     * @param inSpecs specs at the data inputs, {@code null} where not known
     * @return the dialog, empty if the node has no options
     */
    default Optional<Dialog> dialog(final PortObjectSpec[] inSpecs) {
        return Optional.empty();
    }

    /** Loads and validates model settings; what it throws is what KNIME would report at load. */
    void load(NodeSettingsRO model) throws InvalidSettingsException;

    /** Writes the settings that are in force. */
    void save(NodeSettingsWO model);

    Outcome<PortObjectSpec[]> configure(PortObjectSpec[] inSpecs) throws InvalidSettingsException;

    /** Runs the node; what it throws is the node's own exception. */
    Outcome<PortObject[]> execute(PortObject[] in, ExecutionServices services) throws Exception;

    /** The port objects that the node keeps for its view; empty if none. */
    PortObject[] internalObjects();

    /** What the node's view shows; empty if the node has no view. */
    default Optional<String> viewDescription() {
        return Optional.empty();
    }

    /** The view of the executed node; empty if it has none. */
    default Optional<NodeView> view() {
        return Optional.empty();
    }

    void reset();
}
