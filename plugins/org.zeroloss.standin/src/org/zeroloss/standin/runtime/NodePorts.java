package org.zeroloss.standin.runtime;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortType;
import org.zeroloss.standin.runtime.NodeRuntime.Port;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ports of one node: what its groups declare, and what the user made of them. */
final class NodePorts {

    private static final String PORT = "port_";
    private static final String BOUND_TO = "boundTo";
    private static final String BOUND_FIXED = "fixedPortNumber";
    private static final String BOUND_LAST = "lastConfiguredPortNumber";
    private static final String BOUND_COUNT = "configuredPortNumber";
    private static final String BOUND_TYPE = "portType";

    private final List<PortGroup> groups;

    /** The types that the user can change, by group; empty for fixed ones. */
    private final Map<String, List<PortType>> chosen = new LinkedHashMap<>();

    private NodePorts(final List<PortGroup> groups) {
        this.groups = groups;
    }

    /**
     * The ports of a node.
     *
     * @param config the part {@code node_creation_config} of its settings, {@code null} for a new
     *     node
     * @throws InvalidSettingsException if no plug-in declares a type that the config asks for
     */
    static NodePorts create(final List<PortGroup> groups, final NodeSettingsRO config)
            throws InvalidSettingsException {
        final NodePorts ports = new NodePorts(groups);
        for (final PortGroup group : groups) {
            final boolean configured = config != null && config.containsKey(group.id());
            ports.chosen.put(
                    group.id(),
                    configured
                            ? ports.load(group, config.getNodeSettings(group.id()))
                            : ports.defaults(group));
        }
        return ports;
    }

    private List<PortType> load(final PortGroup group, final NodeSettingsRO config)
            throws InvalidSettingsException {
        return switch (group.mode()) {
            case FIXED -> List.of();
            case EXCHANGEABLE -> List.of(PortType.load(config));
            case OPTIONAL, EXTENDABLE -> {
                final List<PortType> types = new ArrayList<>();
                for (final String key : config) {
                    types.add(PortType.load(config.getNodeSettings(key)));
                }
                yield types;
            }
            case BOUND -> repeat(group, config.getInt(BOUND_COUNT));
        };
    }

    private List<PortType> defaults(final PortGroup group) {
        return group.mode() == PortGroup.Mode.BOUND
                ? repeat(group, group.binding().defaultCount())
                : group.defaults();
    }

    private List<PortType> repeat(final PortGroup group, final int count) {
        final List<PortType> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(boundType(group));
        }
        return types;
    }

    private PortType boundType(final PortGroup group) {
        final String id = group.binding().groupId();
        for (final PortGroup other : groups) {
            if (other.id().equals(id) && chosen.containsKey(id) && !types(other).isEmpty()) {
                return types(other).get(0);
            }
        }
        throw new IllegalStateException(
                "The group of ports \""
                        + group.id()
                        + "\" follows \""
                        + id
                        + "\", which has no port or is declared later");
    }

    private List<PortType> types(final PortGroup group) {
        final List<PortType> types = new ArrayList<>(group.fixed());
        for (int i = 0; i < group.binding().fixedCount(); i++) {
            types.add(boundType(group));
        }
        types.addAll(chosen.get(group.id()));
        return types;
    }

    List<Port> inputs() {
        final List<Port> ports = new ArrayList<>();
        groups.forEach(group -> add(group, group.input(), ports));
        return ports;
    }

    List<Port> outputs() {
        final List<Port> ports = new ArrayList<>();
        groups.forEach(group -> add(group, group.output(), ports));
        return ports;
    }

    private void add(final PortGroup group, final PortGroup.Side side, final List<Port> ports) {
        if (side == null) {
            return;
        }
        for (final PortType type : types(group)) {
            ports.add(new Port(side.name(), side.description(), type, type.isOptional()));
        }
    }

    void save(final NodeSettingsWO config) {
        for (final PortGroup group : groups) {
            final NodeSettingsWO own = config.addNodeSettings(group.id());
            final List<PortType> types = chosen.get(group.id());
            switch (group.mode()) {
                case FIXED -> {
                    // nothing to choose, KNIME writes an empty part
                }
                case EXCHANGEABLE -> types.get(0).save(own);
                case OPTIONAL, EXTENDABLE -> {
                    for (int i = 0; i < types.size(); i++) {
                        types.get(i).save(own.addNodeSettings(PORT + i));
                    }
                }
                case BOUND -> {
                    own.addString(BOUND_TO, group.binding().groupId());
                    own.addInt(BOUND_FIXED, group.binding().fixedCount());
                    own.addInt(BOUND_LAST, types.size());
                    own.addInt(BOUND_COUNT, types.size());
                    boundType(group).save(own.addNodeSettings(BOUND_TYPE));
                }
            }
        }
    }
}
