package org.knime.node;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode.RequireModel;
import org.knime.node.RequirePorts.ConfigurablePort.BoundExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Requires the ports of a node. */
public interface RequirePorts {

    /** Sets ports that are always there. */
    default RequireModel ports(final Consumer<PortsAdder> ports) {
        return dynamicPorts(dynamic -> ports.accept(new FixedPorts(dynamic)));
    }

    /** Sets groups of ports, some of which the user can change. */
    RequireModel dynamicPorts(Consumer<DynamicPortsAdder> ports);

    /** Adds ports that are always there. */
    interface PortsAdder {

        /** Adds an input. */
        PortsAdder addInputPort(String name, String description, PortType portType);

        /** Adds an output. */
        PortsAdder addOutputPort(String name, String description, PortType portType);

        /** Adds an input for a table. */
        default PortsAdder addInputTable(final String name, final String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        /** Adds an output with a table. */
        default PortsAdder addOutputTable(final String name, final String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }
    }

    /** Adds groups of ports. */
    interface DynamicPortsAdder {

        /** Adds a group of inputs. */
        DynamicPortsAdder addInputPortGroup(
                String groupId, Function<RequirePortName, ConfigurablePort> groupConfiguration);

        /** Adds a group of outputs. */
        DynamicPortsAdder addOutputPortGroup(
                String groupId, Function<RequirePortName, ConfigurablePort> groupConfiguration);

        /** Adds a group of inputs with an output for each. */
        DynamicPortsAdder addInputAndOutputPortGroup(
                String groupId,
                Function<RequireInputPortName, ConfigurablePort> groupConfiguration);
    }

    /** Requires the name of the ports. */
    interface RequirePortName {

        /** Sets the name. */
        RequirePortDescription name(String name);
    }

    /** Requires the description of the ports. */
    interface RequirePortDescription {

        /** Sets the description. */
        RequireConfigurablePortMode description(String description);
    }

    /** Requires the name of the inputs. */
    interface RequireInputPortName {

        /** Sets the name. */
        RequireInputPortDescription inputName(String name);
    }

    /** Requires the description of the inputs. */
    interface RequireInputPortDescription {

        /** Sets the description. */
        RequireOutputPortName inputDescription(String description);
    }

    /** Requires the name of the outputs. */
    interface RequireOutputPortName {

        /** Sets the name. */
        RequireOutputPortDescription outputName(String name);
    }

    /** Requires the description of the outputs. */
    interface RequireOutputPortDescription {

        /** Sets the description. */
        RequireConfigurablePortMode outputDescription(String description);
    }

    /** Requires how the user can change the ports of a group. */
    interface RequireConfigurablePortMode {

        /** One port, always there. */
        FinalConfigurablePort fixed(PortType portType);

        /** One port, if the user adds it. */
        RequireSupportedTypes<OptionalConfigurablePort> optional();

        /** Any number of ports. */
        RequireSupportedTypes<ExtendableConfigurablePort> extendable();

        /** Any number of ports of the type of another group. */
        BoundExtendableConfigurablePort boundExtendable(String groupId);

        /** One port, whose type the user can change. */
        RequireSupportedTypes<FinalConfigurablePort> exchangable(PortType defaultType);
    }

    /**
     * Requires the types that the user can choose from.
     *
     * @param <T> what comes next
     */
    interface RequireSupportedTypes<T> {

        /** These types. */
        T supportedTypes(PortType... portTypes);

        /** The types that satisfy the condition. */
        T supportedTypes(Predicate<PortType> portTypePredicate);
    }

    /** A group of ports that is declared. */
    sealed interface ConfigurablePort
            permits FinalConfigurablePort,
                    OptionalConfigurablePort,
                    ExtendableConfigurablePort,
                    BoundExtendableConfigurablePort {

        /** Nothing is left to say. */
        final class FinalConfigurablePort implements ConfigurablePort {

            /** Creates the last step. */
            public FinalConfigurablePort() {}
        }

        /** One port, if the user adds it. */
        non-sealed interface OptionalConfigurablePort extends ConfigurablePort {

            /** The port is there in a new node, with this type. */
            FinalConfigurablePort defaultPortType(PortType defaultPortType);
        }

        /** Any number of ports. */
        non-sealed interface ExtendableConfigurablePort extends ConfigurablePort {

            /** These ports are always there. */
            ExtendableConfigurablePort fixedTypes(PortType... portTypes);

            /** These ports are there in a new node. */
            ExtendableConfigurablePort defaultNonFixedTypes(PortType... portTypes);
        }

        /** Any number of ports of the type of another group. */
        non-sealed interface BoundExtendableConfigurablePort extends ConfigurablePort {

            /** So many ports are always there. */
            BoundExtendableConfigurablePort fixedNumPorts(int numPorts);

            /** So many ports are there in a new node. */
            BoundExtendableConfigurablePort defaultNumPorts(int numPorts);
        }
    }
}
