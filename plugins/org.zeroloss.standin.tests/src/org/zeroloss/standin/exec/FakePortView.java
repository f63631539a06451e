package org.zeroloss.standin.exec;

import org.knime.core.webui.data.ApplyDataService;
import org.knime.core.webui.data.InitialDataService;
import org.knime.core.webui.data.RpcDataService;
import org.knime.core.webui.node.port.PortSpecViewFactory;
import org.knime.core.webui.node.port.PortView;
import org.knime.core.webui.node.port.PortViewFactory;
import org.knime.core.webui.node.port.PortViewManager;
import org.knime.core.webui.node.port.PortViewManager.PortViewDescriptor;
import org.knime.core.webui.page.Page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Views of a {@link Note}: its text, and before it is there what is known of it. */
public final class FakePortView implements PortView {

    private final Supplier<Object> data;

    private FakePortView(final Supplier<Object> data) {
        this.data = data;
    }

    /** Registers the views. */
    public static void register() {
        final PortSpecViewFactory<NoteSpec> configured =
                spec -> new FakePortView(() -> Map.of("spec", spec.getClass().getSimpleName()));
        final PortViewFactory<Note> executed =
                note -> new FakePortView(() -> Map.of("text", note.text()));
        PortViewManager.registerPortViews(
                Note.class,
                List.of(
                        new PortViewDescriptor("Known", configured),
                        new PortViewDescriptor("Text", executed)),
                List.of(0),
                List.of(1));
    }

    /** Leaves the type without views. */
    public static void unregister() {
        PortViewManager.registerPortViews(Note.class, List.of(), List.of(), List.of());
    }

    @Override
    public Page getPage() {
        return Page.create()
                .fromFile()
                .bundleClass(FakePortView.class)
                .basePath("fakeweb")
                .relativeFilePath("view.js")
                .addResourceDirectory("parts");
    }

    @Override
    @SuppressWarnings("unchecked") // the caller names the type of the data
    public <D> Optional<InitialDataService<D>> createInitialDataService() {
        return Optional.of((InitialDataService<D>) InitialDataService.builder(data).build());
    }

    @Override
    public Optional<RpcDataService> createRpcDataService() {
        return Optional.empty();
    }

    @Override
    public <D> Optional<ApplyDataService<D>> createApplyDataService() {
        return Optional.empty();
    }
}
