package org.zeroloss.standin.exec;

import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.osgi.framework.Bundle;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.PortTypeDeclaration;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes and port types that bundles declare in their {@code plugin.xml}, at the extension points
 * that KNIME itself reads.
 */
public final class RegistryRepository implements NodeRepository {

    private static final String NODES = "org.knime.workbench.repository.nodes";
    private static final String PORT_TYPES = "org.knime.core.PortType";
    private static final String FACTORY = "factory-class";

    private final Map<String, IConfigurationElement> elements = new LinkedHashMap<>();
    private final List<NodeEntry> entries = new ArrayList<>();

    /**
     * Reads the registry and makes the port types known.
     *
     * @param registry Equinox's extension registry
     * @throws WorkflowLoadException if a declared port type cannot be loaded
     */
    public RegistryRepository(final IExtensionRegistry registry) {
        for (final IConfigurationElement e : registry.getConfigurationElementsFor(PORT_TYPES)) {
            registerPortType(e);
        }
        for (final IConfigurationElement e : registry.getConfigurationElementsFor(NODES)) {
            final String factory = e.getAttribute(FACTORY);
            // Beside nodes the point also takes metanodes and node sets; KNIME's own, none of ours.
            if ("node".equals(e.getName())
                    && factory != null
                    && elements.putIfAbsent(factory, e) == null) {
                entries.add(entry(e, factory));
            }
        }
        entries.sort(Comparator.comparing(NodeEntry::category));
    }

    private static NodeEntry entry(final IConfigurationElement e, final String factory) {
        final String category = e.getAttribute("category-path");
        return new NodeEntry(
                factory, category == null ? "/" : category, bundle(e), BundleInfo.UNKNOWN);
    }

    private static BundleInfo bundle(final IConfigurationElement e) {
        final String symbolicName = e.getContributor().getName();
        final Bundle bundle = ContributorFactoryOSGi.resolve(e.getContributor());
        if (bundle == null) {
            return new BundleInfo(null, symbolicName, null, "0.0.0");
        }
        return new BundleInfo(
                bundle.getHeaders().get("Bundle-Name"),
                symbolicName,
                bundle.getHeaders().get("Bundle-Vendor"),
                bundle.getVersion().toString());
    }

    private static void registerPortType(final IConfigurationElement e) {
        final String objectClass = e.getAttribute("objectClass");
        try {
            final Bundle bundle = ContributorFactoryOSGi.resolve(e.getContributor());
            final Class<? extends PortObject> object =
                    bundle.loadClass(objectClass).asSubclass(PortObject.class);
            final Class<? extends PortObjectSpec> spec =
                    bundle.loadClass(e.getAttribute("specClass")).asSubclass(PortObjectSpec.class);
            final String name = e.getAttribute("name");
            new PortTypeDeclaration(
                            object,
                            spec,
                            name == null ? object.getSimpleName() : name,
                            color(e.getAttribute("color")),
                            (PortObjectSerializer<?>)
                                    e.createExecutableExtension("objectSerializer"),
                            (PortObjectSpecSerializer<?>)
                                    e.createExecutableExtension("specSerializer"))
                    .register();
        } catch (final CoreException | ClassNotFoundException | RuntimeException problem) {
            throw new WorkflowLoadException(
                    "The port type '%s' that bundle %s declares cannot be loaded: %s"
                            .formatted(
                                    objectClass,
                                    e.getContributor().getName(),
                                    problem.getMessage()),
                    problem);
        }
    }

    /** {@code #rrggbb}, as KNIME writes it; none is KNIME's grey. */
    private static int color(final String text) {
        return text == null ? 0x9B9B9B : Integer.parseInt(text.replaceFirst("^#", ""), 16);
    }

    @Override
    public List<NodeEntry> nodes() {
        return List.copyOf(entries);
    }

    @Override
    public NodeRuntime create(
            final String factoryClass, final NodeSettingsRO settings, final WorkflowPlace place) {
        final IConfigurationElement element = elements.get(factoryClass);
        if (element == null) {
            throw new WorkflowLoadException("No bundle declares the node " + factoryClass);
        }
        try {
            return NodeCreation.create(
                    (NodeFactory<?>) element.createExecutableExtension(FACTORY), settings, place);
        } catch (final CoreException e) {
            throw new WorkflowLoadException(
                    "The node factory %s of bundle %s cannot be created: %s"
                            .formatted(factoryClass, element.getContributor().getName(), root(e)),
                    e);
        }
    }

    private static String root(final Throwable e) {
        Throwable t = e;
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return t.toString();
    }
}
