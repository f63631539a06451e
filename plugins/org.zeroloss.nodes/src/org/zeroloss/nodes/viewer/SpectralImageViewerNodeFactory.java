package org.zeroloss.nodes.viewer;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.DefaultView.ViewInput;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.view.SpectralImageService;
import org.zeroloss.nodes.view.ViewPage;
import org.zeroloss.signal.SignalSpec;

import java.util.Arrays;
import java.util.List;

/** The node Spectral Image Viewer: a map and the spectrum of the pixel under the pointer. */
public final class SpectralImageViewerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Spectral Image Viewer")
                    .icon("../../../../icons/spectral-image-viewer.png")
                    .shortDescription(
                            "Shows a spectral image: the map of any energy window, and the spectrum"
                                    + " of any pixel or region with its 68 % band.")
                    .fullDescription(
                            """
The view shows a map on the left and a spectrum on the right. Move over \
the map to see the spectrum of each pixel, click to hold one, drag to see \
the mean spectrum of a region. Drag over the spectrum to make the map of \
that energy window; the wheel zooms, a double click shows everything. \
Everything works with the keyboard too: arrow keys move, Shift and arrow \
keys pick a region or a window, plus and minus zoom.
<p>Connect further images of the same pixels, for example the zero-loss \
peak and the subtracted image beside the raw one, to see their spectra in \
one plot. Maps of the image, such as the labels of clusters, can be shown \
instead of an energy window.</p>
<p>Plots are saved as PNG or SVG, the numbers shown as CSV. The page \
fetches pixels and windows as they are needed, never the whole image.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .dynamicPorts(
                            p ->
                                    p.addInputPortGroup(
                                            "Spectral images",
                                            g ->
                                                    g.name("Spectral images")
                                                            .description(
                                                                    "The image of the map, and"
                                                                        + " further images of the"
                                                                        + " same pixels.")
                                                            .extendable()
                                                            .supportedTypes(
                                                                    SpectralImagePortObject.TYPE)
                                                            .fixedTypes(
                                                                    SpectralImagePortObject.TYPE)))
                    .model(
                            m ->
                                    m.withoutParameters()
                                            .configure(SpectralImageViewerNodeFactory::configure)
                                            .execute(SpectralImageViewerNodeFactory::execute))
                    .addView(
                            v ->
                                    v.withoutParameters()
                                            .description("Map and spectrum.")
                                            .page(ViewPage.of("spectral-image.js"))
                                            .initialData(d -> d.data(i -> service(i).info()))
                                            .dataService(
                                                    d ->
                                                            d.handler(
                                                                    SpectralImageViewerNodeFactory
                                                                            ::service)))
                    .nodeType(NodeType.Visualizer)
                    .keywords("view", "map", "spectrum", "hyperspectral", "explore");

    /** Creates the factory. */
    public SpectralImageViewerNodeFactory() {
        super(NODE);
    }

    private static SpectralImageService service(final ViewInput input) {
        return new SpectralImageService(
                Arrays.stream(input.getInternalPortObjects())
                        .map(SpectralImagePortObject.class::cast)
                        .toList());
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        SignalSpec first = null;
        final PortObjectSpec[] specs = in.getInPortSpecs();
        for (int i = 0; i < specs.length; i++) {
            if (specs[i] instanceof SpectralImagePortObjectSpec image) {
                final SignalSpec spec = image.signal();
                first = first == null ? spec : first;
                if (!pixels(spec).equals(pixels(first))) {
                    throw new InvalidSettingsException(
                            "Expected images of the same pixels, found "
                                    + pixels(first)
                                    + " at the first port and "
                                    + pixels(spec)
                                    + " at port "
                                    + (i + 1)
                                    + "; show them in a viewer of their own");
                }
            }
        }
    }

    private static List<Long> pixels(final SignalSpec spec) {
        return spec.navigationAxes().stream().map(a -> a.size()).toList();
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out) {
        out.setInternalData(in.getInPortObjects());
    }
}
