package org.knime.node;

import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.ConfigurablePort.BoundExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;
import org.knime.node.RequirePorts.RequireConfigurablePortMode;
import org.knime.node.RequirePorts.RequireInputPortDescription;
import org.knime.node.RequirePorts.RequireInputPortName;
import org.knime.node.RequirePorts.RequireOutputPortDescription;
import org.knime.node.RequirePorts.RequireOutputPortName;
import org.knime.node.RequirePorts.RequireSupportedTypes;
import org.zeroloss.standin.runtime.PortGroup;
import org.zeroloss.standin.runtime.PortGroup.Mode;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** All steps of the declaration of one group of ports. */
final class GroupSteps
        implements RequireInputPortName,
                RequireInputPortDescription,
                RequireOutputPortName,
                RequireOutputPortDescription,
                RequireConfigurablePortMode,
                OptionalConfigurablePort,
                ExtendableConfigurablePort,
                BoundExtendableConfigurablePort {

    private final String id;
    private PortGroup.Side input;
    private PortGroup.Side output;
    private String name;
    private Mode mode;
    private Predicate<PortType> supported = type -> true;
    private String boundTo;
    private List<PortType> fixed = List.of();
    private List<PortType> defaults = List.of();
    private int fixedCount;
    private int defaultCount;

    GroupSteps(final String id) {
        this.id = id;
    }

    PortGroup group() {
        return new PortGroup(
                id,
                input,
                output,
                mode,
                supported,
                fixed,
                defaults,
                new PortGroup.Binding(boundTo, fixedCount, defaultCount));
    }

    @Override
    public RequireInputPortDescription inputName(final String inputName) {
        name = inputName;
        return this;
    }

    @Override
    public RequireOutputPortName inputDescription(final String description) {
        input = new PortGroup.Side(name, description);
        return this;
    }

    @Override
    public RequireOutputPortDescription outputName(final String outputName) {
        name = outputName;
        return this;
    }

    @Override
    public RequireConfigurablePortMode outputDescription(final String description) {
        output = new PortGroup.Side(name, description);
        return this;
    }

    /** The description of inputs that have no outputs. */
    RequireConfigurablePortMode description(final String description) {
        input = new PortGroup.Side(name, description);
        return this;
    }

    @Override
    public FinalConfigurablePort fixed(final PortType portType) {
        mode = Mode.FIXED;
        fixed = List.of(portType);
        return new FinalConfigurablePort();
    }

    @Override
    public RequireSupportedTypes<OptionalConfigurablePort> optional() {
        mode = Mode.OPTIONAL;
        return types(t -> this);
    }

    @Override
    public RequireSupportedTypes<ExtendableConfigurablePort> extendable() {
        mode = Mode.EXTENDABLE;
        return types(t -> this);
    }

    @Override
    public BoundExtendableConfigurablePort boundExtendable(final String groupId) {
        mode = Mode.BOUND;
        boundTo = groupId;
        return this;
    }

    @Override
    public RequireSupportedTypes<FinalConfigurablePort> exchangable(final PortType defaultType) {
        mode = Mode.EXCHANGEABLE;
        defaults = List.of(defaultType);
        return types(t -> new FinalConfigurablePort());
    }

    private <T> RequireSupportedTypes<T> types(final Function<GroupSteps, T> next) {
        return new RequireSupportedTypes<>() {
            @Override
            public T supportedTypes(final PortType... portTypes) {
                return supportedTypes(List.of(portTypes)::contains);
            }

            @Override
            public T supportedTypes(final Predicate<PortType> predicate) {
                supported = predicate;
                return next.apply(GroupSteps.this);
            }
        };
    }

    @Override
    public FinalConfigurablePort defaultPortType(final PortType defaultPortType) {
        defaults = List.of(defaultPortType);
        return new FinalConfigurablePort();
    }

    @Override
    public ExtendableConfigurablePort fixedTypes(final PortType... portTypes) {
        fixed = List.of(portTypes);
        return this;
    }

    @Override
    public ExtendableConfigurablePort defaultNonFixedTypes(final PortType... portTypes) {
        defaults = List.of(portTypes);
        return this;
    }

    @Override
    public BoundExtendableConfigurablePort fixedNumPorts(final int numPorts) {
        fixedCount = numPorts;
        return this;
    }

    @Override
    public BoundExtendableConfigurablePort defaultNumPorts(final int numPorts) {
        defaultCount = numPorts;
        return this;
    }
}
