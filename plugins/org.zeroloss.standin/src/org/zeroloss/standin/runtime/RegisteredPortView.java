package org.zeroloss.standin.runtime;

import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.webui.data.InitialDataService;
import org.knime.core.webui.node.port.PortSpecViewFactory;
import org.knime.core.webui.node.port.PortView;
import org.knime.core.webui.node.port.PortViewFactory;
import org.knime.core.webui.node.port.PortViewManager;
import org.knime.core.webui.node.port.PortViewManager.PortViewDescriptor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The view that a bundle registered for a type of ports. */
public final class RegisteredPortView implements NodeView {

    private final String label;
    private final PortView view;
    private final PageFiles page;
    private String initial;

    private RegisteredPortView(final String label, final PortView view) {
        this.label = label;
        this.view = view;
        this.page = new PageFiles(view.getPage());
    }

    /**
     * @param type type of a port
     * @param object what lies at it
     * @return the first view that KNIME shows of an executed node's port, empty if there is none
     */
    public static Optional<NodeView> of(final PortType type, final PortObject object) {
        return first(type, true).map(d -> new RegisteredPortView(d.label(), view(d, object)));
    }

    /**
     * @param type type of a port
     * @param spec what is known of it
     * @return the first view that KNIME shows of a configured node's port, empty if there is none
     */
    public static Optional<NodeView> ofSpec(final PortType type, final PortObjectSpec spec) {
        return first(type, false).map(d -> new RegisteredPortView(d.label(), view(d, spec)));
    }

    /**
     * @param type type of a port
     * @param executed whether its node has run
     * @return whether it has a view then
     */
    public static boolean isThere(final PortType type, final boolean executed) {
        return first(type, executed).isPresent();
    }

    private static Optional<PortViewDescriptor> first(final PortType type, final boolean executed) {
        final PortViewManager.PortViews views = PortViewManager.getPortViews(type);
        if (views == null) {
            return Optional.empty();
        }
        final List<Integer> shown = executed ? views.executedIndices() : views.configuredIndices();
        return shown.stream().findFirst().map(i -> views.viewDescriptors().get(i));
    }

    @SuppressWarnings("unchecked") // as in KNIME, the factory fits the type it is registered for
    private static PortView view(final PortViewDescriptor descriptor, final PortObject object) {
        return ((PortViewFactory<PortObject>) descriptor.viewFactory()).createPortView(object);
    }

    @SuppressWarnings("unchecked") // as in KNIME, the factory fits the type it is registered for
    private static PortView view(final PortViewDescriptor descriptor, final PortObjectSpec spec) {
        return ((PortSpecViewFactory<PortObjectSpec>) descriptor.viewFactory())
                .createPortView(spec);
    }

    @Override
    public String description() {
        return label;
    }

    @Override
    public String page() {
        return page.path();
    }

    @Override
    public Optional<byte[]> file(final String path) throws IOException {
        return page.file(path);
    }

    @Override
    public synchronized String initialData() {
        if (initial == null) {
            final Optional<InitialDataService<Object>> service = view.createInitialDataService();
            initial = service.map(InitialDataService::getInitialData).orElse("{}");
        }
        return initial;
    }

    @Override
    public String call(final String request) {
        throw new UnsupportedOperationException(
                "Expected a request for the initial data, found "
                        + request
                        + ": views of ports answer no calls; ask for initialData()");
    }

    @Override
    public Optional<String> packed(final long mostBytes) {
        return Optional.empty();
    }
}
