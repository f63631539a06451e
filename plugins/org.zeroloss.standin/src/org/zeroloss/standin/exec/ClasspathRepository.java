package org.zeroloss.standin.exec;

import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettingsRO;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Nodes given as a plain list, for runs without OSGi. */
public final class ClasspathRepository implements NodeRepository {

    private final Map<String, Supplier<? extends NodeFactory<?>>> factories = new LinkedHashMap<>();
    private final List<NodeEntry> entries = new ArrayList<>();
    private final BundleInfo bundle;

    /** A repository whose nodes come from an unknown bundle. */
    public ClasspathRepository() {
        this(BundleInfo.UNKNOWN);
    }

    /**
     * @param bundle the bundle that the nodes are said to come from
     */
    public ClasspathRepository(final BundleInfo bundle) {
        this.bundle = bundle;
    }

    /**
     * Adds a node.
     *
     * @param type the factory's class
     * @param factory makes a factory, usually its constructor
     * @param category path of its category
     * @param <F> the factory's class
     * @return this
     */
    public <F extends NodeFactory<?>> ClasspathRepository add(
            final Class<F> type, final Supplier<F> factory, final String category) {
        factories.put(type.getName(), factory);
        entries.add(new NodeEntry(type.getName(), category, bundle, BundleInfo.UNKNOWN));
        return this;
    }

    @Override
    public List<NodeEntry> nodes() {
        return List.copyOf(entries);
    }

    @Override
    public NodeRuntime create(
            final String factoryClass, final NodeSettingsRO settings, final WorkflowPlace place) {
        final Supplier<? extends NodeFactory<?>> factory = factories.get(factoryClass);
        if (factory == null) {
            throw new WorkflowLoadException("No node has the factory class " + factoryClass);
        }
        return NodeCreation.create(factory.get(), settings, place);
    }
}
