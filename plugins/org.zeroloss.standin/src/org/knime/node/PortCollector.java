package org.knime.node;

import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.RequireInputPortName;
import org.knime.node.RequirePorts.RequirePortName;
import org.zeroloss.standin.runtime.PortGroup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects the declared groups of ports. */
final class PortCollector implements DynamicPortsAdder {

    private final List<PortGroup> groups = new ArrayList<>();

    @Override
    public DynamicPortsAdder addInputPortGroup(
            final String groupId,
            final Function<RequirePortName, ConfigurablePort> groupConfiguration) {
        final GroupSteps steps = new GroupSteps(groupId);
        groupConfiguration.apply(
                name -> {
                    steps.inputName(name);
                    return steps::description;
                });
        return add(steps);
    }

    @Override
    public DynamicPortsAdder addOutputPortGroup(
            final String groupId,
            final Function<RequirePortName, ConfigurablePort> groupConfiguration) {
        final GroupSteps steps = new GroupSteps(groupId);
        groupConfiguration.apply(
                name -> {
                    steps.outputName(name);
                    return steps::outputDescription;
                });
        return add(steps);
    }

    @Override
    public DynamicPortsAdder addInputAndOutputPortGroup(
            final String groupId,
            final Function<RequireInputPortName, ConfigurablePort> groupConfiguration) {
        final GroupSteps steps = new GroupSteps(groupId);
        groupConfiguration.apply(steps);
        return add(steps);
    }

    private DynamicPortsAdder add(final GroupSteps steps) {
        groups.add(steps.group());
        return this;
    }

    List<PortGroup> groups() {
        return List.copyOf(groups);
    }
}
