package org.knime.node;

import org.knime.node.DefaultModel.RequireModelParameters;
import org.knime.node.DefaultNode.RequireFullDescription;
import org.knime.node.DefaultNode.RequireIcon;
import org.knime.node.DefaultNode.RequireModel;
import org.knime.node.DefaultNode.RequireName;
import org.knime.node.DefaultNode.RequireShortDescription;
import org.knime.node.DefaultNode.RequireSinceVersion;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** All steps of a node's declaration that must be taken, one after the other. */
final class NodeTexts
        implements RequireName,
                RequireIcon,
                RequireShortDescription,
                RequireFullDescription,
                RequireSinceVersion,
                RequirePorts,
                RequireModel {

    String name;
    String icon;
    String shortDescription;
    String fullDescription;
    String sinceVersion;
    private PortCollector ports;

    @Override
    public RequireIcon name(final String text) {
        name = Objects.requireNonNull(text, "A node needs a name, found null");
        return this;
    }

    @Override
    public RequireShortDescription icon(final String path) {
        icon = path;
        return this;
    }

    @Override
    public RequireFullDescription shortDescription(final String text) {
        shortDescription = text;
        return this;
    }

    @Override
    public RequireSinceVersion fullDescription(final String text) {
        fullDescription = text;
        return this;
    }

    @Override
    public RequirePorts sinceVersion(final int major, final int minor, final int revision) {
        sinceVersion = major + "." + minor + "." + revision;
        return this;
    }

    @Override
    public RequireModel dynamicPorts(final Consumer<DynamicPortsAdder> portsFunction) {
        ports = new PortCollector();
        portsFunction.accept(ports);
        return this;
    }

    @Override
    public DefaultNode model(final Function<RequireModelParameters, DefaultModel> model) {
        return new DefaultNode(this, ports, model.apply(DefaultModel.create()));
    }
}
