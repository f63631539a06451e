package org.zeroloss.standin.runtime;

import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.parameters.NodeParameters;

import java.util.List;

/**
 * All that a factory declares of its node.
 *
 * @param name as shown to the user
 * @param icon path of the icon, relative to the factory's class
 * @param shortDescription one line
 * @param fullDescription XHTML
 * @param sinceVersion of KNIME
 * @param ports groups of ports in their order
 * @param parameters class of the parameters, {@code null} if there are none
 * @param configure gives the specs of the outputs
 * @param execute does the work
 * @param type what the node is for, {@code null} if it does not say
 * @param keywords words by which it is found
 * @param resources links of the description
 * @param view the node's view, {@code null} if it has none
 */
public record NodeDeclaration(
        String name,
        String icon,
        String shortDescription,
        String fullDescription,
        String sinceVersion,
        List<PortGroup> ports,
        Class<? extends NodeParameters> parameters,
        ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure,
        ExecuteConsumer execute,
        NodeType type,
        List<String> keywords,
        List<Resource> resources,
        ViewDeclaration view) {

    /** A link of the description. */
    public record Resource(String href, String text) {}

    /** Keeps copies of the lists. */
    public NodeDeclaration {
        ports = List.copyOf(ports);
        keywords = List.copyOf(keywords);
        resources = List.copyOf(resources);
    }
}
