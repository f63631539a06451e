package org.knime.core.webui.node.port;

import org.knime.core.node.port.PortType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Knows the views of ports. */
public final class PortViewManager {

    private static final Map<String, PortViews> VIEWS = new ConcurrentHashMap<>();

    private PortViewManager() {}

    /** Sets the views of ports that hold objects of a class. */
    public static void registerPortViews(
            final Class<?> portObjectClass,
            final List<PortViewDescriptor> viewDescriptors,
            final List<Integer> configuredIndices,
            final List<Integer> executedIndices) {
        registerPortViews(
                portObjectClass.getName(), viewDescriptors, configuredIndices, executedIndices);
    }

    /** Sets the views of ports that hold objects of a class. */
    public static void registerPortViews(
            final String portObjectClassName,
            final List<PortViewDescriptor> viewDescriptors,
            final List<Integer> configuredIndices,
            final List<Integer> executedIndices) {
        VIEWS.put(
                portObjectClassName,
                new PortViews(viewDescriptors, configuredIndices, executedIndices));
    }

    /** The views of a type; of its class first, else of one of the interfaces it names. */
    public static PortViews getPortViews(final PortType portType) {
        final Class<?> type = portType.getPortObjectClass();
        return Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()))
                .map(c -> VIEWS.get(c.getName()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** One view of a type. */
    public static Optional<PortViewDescriptor> getPortViewDescriptor(
            final PortType portType, final int viewIdx) {
        return Optional.ofNullable(getPortViews(portType))
                .map(PortViews::viewDescriptors)
                .filter(all -> viewIdx >= 0 && viewIdx < all.size())
                .map(all -> all.get(viewIdx));
    }

    /** The views of a type: which are shown before and which after the node has run. */
    public record PortViews(
            List<PortViewDescriptor> viewDescriptors,
            List<Integer> configuredIndices,
            List<Integer> executedIndices) {}

    /** A view: its name, and a {@link PortViewFactory} or {@link PortSpecViewFactory}. */
    public record PortViewDescriptor(String label, Object viewFactory) {}
}
