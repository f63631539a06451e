package org.zeroloss.nodes.totable;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

/** The node Spectral Image to Table: spectra for KNIME's own nodes. */
public final class SpectralImageToTableNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Spectral Image to Table")
                    .icon("../../../../icons/spectral-image-to-table.png")
                    .shortDescription(
                            "Writes the spectra or the maps of a spectral image into a table.")
                    .fullDescription(
                            """
Makes a table of a spectral image, so that KNIME's own nodes can plot, \
filter, join and export it. A row is a spectrum, a single value with \
its energy, or a pixel without its spectrum.
<p>Every row has the integer columns <tt>x</tt> and <tt>y</tt>, and \
<tt>file</tt> if the image was read from several files. RowIDs are \
<tt>x3_y5</tt> for the spectrum in column 3 and line 5, and \
<tt>x3_y5_e100</tt> for its channel 100. Where the image holds no \
number (NaN), the cell is missing.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addInputPort(
                                                    "Spectral image",
                                                    "Image whose values become a table.",
                                                    SpectralImagePortObject.TYPE)
                                            .addOutputTable(
                                                    "Table", "The values with their positions."))
                    .model(
                            m ->
                                    m.parametersClass(SpectralImageToTableParameters.class)
                                            .configure(SpectralImageToTableNodeFactory::configure)
                                            .execute(SpectralImageToTableNodeFactory::execute))
                    .nodeType(NodeType.Manipulator)
                    .keywords("export", "convert", "spectra", "pixels");

    /** Creates the factory. */
    public SpectralImageToTableNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final SpectralImageToTableParameters settings = in.getParameters();
        settings.validate();
        final SpectralImagePortObjectSpec image = in.getInPortSpec(0);
        if (image != null) {
            out.setOutSpec(0, new ImageTable(settings, image.signal()).spec());
        }
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final SpectralImageToTableParameters settings = in.getParameters();
        final SpectralImagePortObject input = in.getInPortObject(0);
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Choose other energies or another band in the dialog.",
                progress -> {
                    try (Signal image = input.open()) {
                        out.setOutData(
                                0, table(settings, image.spec()).fill(exec, image, progress));
                    }
                });
    }

    private static ImageTable table(
            final SpectralImageToTableParameters settings, final SignalSpec image) {
        try {
            return new ImageTable(settings, image);
        } catch (final InvalidSettingsException e) {
            throw new NodesException(e.getMessage(), e);
        }
    }
}
