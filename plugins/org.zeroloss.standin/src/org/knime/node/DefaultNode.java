package org.knime.node;

import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.RequireModelParameters;
import org.knime.node.DefaultView.RequireViewParameters;
import org.zeroloss.standin.runtime.NodeDeclaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The declaration of a node: name, icon, descriptions, the version it is there since, ports and
 * model, in this order, then what may be left out.
 */
public final class DefaultNode {

    private final NodeTexts texts;
    private final PortCollector ports;
    private final DefaultModel model;
    private final List<String> keywords = new ArrayList<>();
    private final List<NodeDeclaration.Resource> resources = new ArrayList<>();
    private NodeType type;
    private DefaultView view;

    DefaultNode(final NodeTexts texts, final PortCollector ports, final DefaultModel model) {
        this.texts = texts;
        this.ports = ports;
        this.model = Objects.requireNonNull(model, "A node needs a model, found null");
    }

    /** Begins the declaration. */
    public static RequireName create() {
        return new NodeTexts();
    }

    /**
     * Adds a view.
     *
     * @throws UnsupportedOperationException if there is one already
     */
    public DefaultNode addView(final Function<RequireViewParameters, DefaultView> viewFunction) {
        if (view != null) {
            throw new UnsupportedOperationException(
                    "Expected at most one view per node, found a second one; call addView once");
        }
        view = viewFunction.apply(DefaultView.create());
        return this;
    }

    /**
     * Says what the node is for.
     *
     * @throws IllegalStateException if it was said already
     */
    public DefaultNode nodeType(final NodeType nodeType) {
        if (type != null) {
            throw new IllegalStateException("A node has one type, it is " + type + " already");
        }
        type = nodeType;
        return this;
    }

    /**
     * Adds words by which the node is found.
     *
     * @throws IllegalStateException if there are some already
     */
    public DefaultNode keywords(final String... words) {
        if (!keywords.isEmpty()) {
            throw new IllegalStateException("A node has one list of keywords");
        }
        keywords.addAll(List.of(words));
        return this;
    }

    /** Adds a link to the description. */
    public DefaultNode addExternalResource(final String href, final String description) {
        resources.add(new NodeDeclaration.Resource(href, description));
        return this;
    }

    NodeDeclaration declaration() {
        return new NodeDeclaration(
                texts.name,
                texts.icon,
                texts.shortDescription,
                texts.fullDescription,
                texts.sinceVersion,
                ports.groups(),
                model.parametersClass,
                model.configure,
                model.execute,
                type,
                keywords,
                resources,
                view == null ? null : view.declaration());
    }

    /** Requires the name. */
    public interface RequireName {

        /** Sets the name. */
        RequireIcon name(String name);
    }

    /** Requires the icon. */
    public interface RequireIcon {

        /** Sets the path of the icon, relative to the factory's class. */
        RequireShortDescription icon(String icon);
    }

    /** Requires the short description. */
    public interface RequireShortDescription {

        /** Sets the one line that says what the node does. */
        RequireFullDescription shortDescription(String shortDescription);
    }

    /** Requires the full description. */
    public interface RequireFullDescription {

        /** Sets what the node does in full; XHTML. */
        RequireSinceVersion fullDescription(String fullDescription);
    }

    /** Requires the version. */
    public interface RequireSinceVersion {

        /** Sets the version of KNIME since which the node is there. */
        RequirePorts sinceVersion(int major, int minor, int revision);
    }

    /** Requires the model. */
    public interface RequireModel {

        /** Sets the model. */
        DefaultNode model(Function<RequireModelParameters, DefaultModel> model);
    }
}
