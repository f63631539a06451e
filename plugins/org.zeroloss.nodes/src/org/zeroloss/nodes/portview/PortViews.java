package org.zeroloss.nodes.portview;

import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.webui.data.ApplyDataService;
import org.knime.core.webui.data.InitialDataService;
import org.knime.core.webui.data.RpcDataService;
import org.knime.core.webui.node.port.PortSpecViewFactory;
import org.knime.core.webui.node.port.PortView;
import org.knime.core.webui.node.port.PortViewFactory;
import org.knime.core.webui.node.port.PortViewManager;
import org.knime.core.webui.node.port.PortViewManager.PortViewDescriptor;
import org.knime.core.webui.page.Page;
import org.zeroloss.nodes.port.BackgroundFitPortObject;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.port.DefectModelPortObjectSpec;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.SignalPortObjectSpec;
import org.zeroloss.nodes.port.SimulationRecipePortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObjectSpec;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.port.ZlpModelPortObject;
import org.zeroloss.nodes.port.ZlpModelPortObjectSpec;
import org.zeroloss.nodes.view.ViewPage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells KNIME's Modern UI how our ports show themselves. There is no extension point for it yet;
 * this class alone names the internal one that KNIME's own ports use. Each type has two views: of
 * its spec while the node is configured, and of its data once it is executed. KNIME looks a view up
 * by the class of the port's type, not by those that it extends, so that a port of any model has a
 * view of its own.
 */
public final class PortViews {

    private static final Page PAGE = ViewPage.of("port-view.js").apply(Page.create());

    private PortViews() {}

    /** Registers the views of all port types; once more does no harm. */
    public static void register() {
        register(
                SpectralImagePortObject.class,
                SignalPortObjectSpec.class,
                SignalPicture::of,
                s -> SignalFacts.of(s.signal()));
        register(
                ImageStackPortObject.class,
                SignalPortObjectSpec.class,
                SignalPicture::of,
                s -> SignalFacts.of(s.signal()));
        model(ZlpEnsemblePortObject.class);
        model(BackgroundFitPortObject.class);
        model(ZlpModelPortObject.class);
        register(
                SimulationRecipePortObject.class,
                SimulationRecipePortObjectSpec.class,
                o -> RecipePicture.of(o.recipe()),
                s -> RecipePicture.facts(s.recipe()));
        register(
                DefectModelPortObject.class,
                DefectModelPortObjectSpec.class,
                DefectModelPicture::of,
                DefectModelPicture::of);
    }

    private static <T extends ZlpModelPortObject> void model(final Class<T> type) {
        register(type, ZlpModelPortObjectSpec.class, ModelPicture::of, ModelPicture::of);
    }

    private static <T extends PortObject, S extends PortObjectSpec> void register(
            final Class<T> type,
            final Class<S> specType,
            final Function<T, PortSummary> summary,
            final Function<S, PortSummary> specSummary) {
        final PortSpecViewFactory<S> configured =
                spec -> new SummaryView(() -> specSummary.apply(specType.cast(spec)));
        final PortViewFactory<T> executed =
                object -> new SummaryView(() -> summary.apply(type.cast(object)));
        PortViewManager.registerPortViews(
                type,
                List.of(
                        new PortViewDescriptor("Summary", configured),
                        new PortViewDescriptor("Summary", executed)),
                List.of(0),
                List.of(1));
    }

    /** A page that gets everything it shows at once. */
    private static final class SummaryView implements PortView {

        private final Supplier<PortSummary> m_summary;

        SummaryView(final Supplier<PortSummary> summary) {
            m_summary = summary;
        }

        @Override
        public Page getPage() {
            return PAGE;
        }

        @Override
        @SuppressWarnings("unchecked") // KNIME lets the caller name the type of the data
        public <D> Optional<InitialDataService<D>> createInitialDataService() {
            return Optional.of(
                    (InitialDataService<D>) InitialDataService.builder(m_summary).build());
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
}
