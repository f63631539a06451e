package org.zeroloss.nodes.micrograph;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.DefaultView.ViewInput;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.ImageStackPortObjectSpec;
import org.zeroloss.nodes.view.MicrographService;
import org.zeroloss.nodes.view.ViewPage;

/** The node Micrograph Viewer: images of any size, with objects on them. */
public final class MicrographViewerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Micrograph Viewer")
                    .icon("../../../../icons/micrograph-viewer.png")
                    .shortDescription(
                            "Shows micrographs of any size, with points, boxes and classes from a"
                                    + " table on them.")
                    .fullDescription(
                            """
The view shows one image of the stack with axes, scale bar and colour \
bar. The wheel zooms, a drag moves the image, a double click shows all of \
it; a click holds a pixel, whose position and value stand below the \
image. Everything works with the keyboard too: arrow keys go from pixel to \
pixel, Shift and arrow keys move the image, plus and minus zoom, Page up \
and Page down change the image.
<p>The contrast runs from one percentile of the image's values to \
another; values outside get the end colours. The objects of a connected \
table are drawn on the image: each class has a shape and a colour of its \
own and can be switched off, and so can those below a probability. Where \
more than 2000 are seen at once they are dots; zoom in for their shapes.</p>
<p>The page fetches the part of the image that is seen, at the detail \
that the screen can show, so that an image of 16384 × 16384 pixels moves \
as fluently as a small one. A report holds what fits; where it holds \
means of several pixels instead of each, it says so.</p>
<p>Images are saved as PNG or SVG, the numbers that are seen and the \
objects that are shown as CSV.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .dynamicPorts(
                            p ->
                                    p.addInputPortGroup(
                                                    "Images",
                                                    g ->
                                                            g.name("Images")
                                                                    .description(
                                                                            "The images that are"
                                                                                    + " shown.")
                                                                    .fixed(
                                                                            ImageStackPortObject
                                                                                    .TYPE))
                                            .addInputPortGroup(
                                                    "Objects",
                                                    g ->
                                                            g.name("Objects")
                                                                    .description(
                                                                            "A table with a row per"
                                                                                + " object: its"
                                                                                + " position, and"
                                                                                + " perhaps class,"
                                                                                + " probability,"
                                                                                + " size and image"
                                                                                + " number.")
                                                                    .optional()
                                                                    .supportedTypes(
                                                                            BufferedDataTable
                                                                                    .TYPE)))
                    .model(
                            m ->
                                    m.parametersClass(MicrographViewerParameters.class)
                                            .configure(MicrographViewerNodeFactory::configure)
                                            .execute(MicrographViewerNodeFactory::execute))
                    .addView(
                            v ->
                                    v.withoutParameters()
                                            .description(
                                                    "The image, with points, boxes and classes.")
                                            .page(ViewPage.of("micrograph.js"))
                                            .initialData(d -> d.data(i -> service(i).info()))
                                            .dataService(
                                                    d ->
                                                            d.handler(
                                                                    MicrographViewerNodeFactory
                                                                            ::service)))
                    .nodeType(NodeType.Visualizer)
                    .keywords("view", "image", "zoom", "contrast", "points", "boxes", "detections");

    /** Creates the factory. */
    public MicrographViewerNodeFactory() {
        super(NODE);
    }

    private static MicrographService service(final ViewInput input) {
        final PortObject[] kept = input.getInternalPortObjects();
        return new MicrographService(
                (ImageStackPortObject) kept[0],
                kept.length > 1 ? MarkTable.restore((BufferedDataTable) kept[1]) : null);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final PortObjectSpec[] specs = in.getInPortSpecs();
        final MicrographViewerParameters settings = in.getParameters();
        if (specs.length > 1
                && specs[0] instanceof ImageStackPortObjectSpec images
                && specs[1] instanceof DataTableSpec table) {
            MarkColumns.of(settings, table, images.signal());
        }
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final MicrographViewerParameters settings = in.getParameters();
        final PortObject[] inputs = in.getInPortObjects();
        final ImageStackPortObject images = (ImageStackPortObject) inputs[0];
        if (inputs.length < 2 || inputs[1] == null) {
            out.setInternalData(images);
            return;
        }
        final BufferedDataTable table = (BufferedDataTable) inputs[1];
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Choose other columns in the dialog.",
                progress -> {
                    final MarkTable.Read read =
                            MarkTable.read(table, columns(settings, table, images), exec);
                    out.setInternalData(images, MarkTable.write(read.marks(), exec));
                    warn(read, images, out);
                });
    }

    private static MarkColumns columns(
            final MicrographViewerParameters settings,
            final BufferedDataTable table,
            final ImageStackPortObject images) {
        try {
            return MarkColumns.of(settings, table.getDataTableSpec(), images.getSpec().signal());
        } catch (final InvalidSettingsException e) {
            throw new NodesException(e.getMessage(), e);
        }
    }

    private static void warn(
            final MarkTable.Read read, final ImageStackPortObject images, final ExecuteOutput out) {
        final Warnings warnings = new Warnings();
        if (read.skipped() > 0) {
            warnings.add(
                    read.skipped()
                            + (read.skipped() == 1 ? " row" : " rows")
                            + " without a position cannot be shown.");
        }
        final var axes = images.getSpec().signal().axes();
        final double width = axes.get(axes.size() - 1).size() - 0.5;
        final double height = axes.get(axes.size() - 2).size() - 0.5;
        final long outside =
                read.marks().stream()
                        .filter(
                                m ->
                                        !(m.x() >= -0.5
                                                && m.y() >= -0.5
                                                && m.x() <= width
                                                && m.y() <= height))
                        .count();
        if (outside > 0) {
            warnings.add(
                    outside
                            + (outside == 1 ? " object lies" : " objects lie")
                            + " outside of the images and cannot be seen; check what positions are"
                            + " given in.");
        }
        warnings.show(out);
    }
}
