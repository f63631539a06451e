package org.zeroloss.nodes.toimage;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
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
import org.zeroloss.nodes.execution.OutputSignal;
import org.zeroloss.nodes.port.SpectralImagePortObject;

/** The node Table to Spectral Image: spectra from KNIME's own nodes. */
public final class TableToSpectralImageNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Table to Spectral Image")
                    .icon("../../../../icons/table-to-spectral-image.png")
                    .shortDescription("Makes a spectral image of a table of spectra.")
                    .fullDescription(
                            """
Makes a spectral image of a table, in which a row is a single value \
with its energy or a whole spectrum, as Spectral Image to Table writes \
them. The rows may come in any order; energies must be evenly spaced.
<p>Missing values, and pixels for which the table has no row, become \
NaN or 0; a warning counts them. Rows without a position are left out \
and counted. An empty table gives an image of one pixel without \
values.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addInputTable(
                                                    "Table",
                                                    "Spectra with the columns and lines of their"
                                                            + " pixels.")
                                            .addOutputPort(
                                                    "Spectral image",
                                                    "The image, axes y, x and energy loss.",
                                                    SpectralImagePortObject.TYPE))
                    .model(
                            m ->
                                    m.parametersClass(TableToSpectralImageParameters.class)
                                            .configure(TableToSpectralImageNodeFactory::configure)
                                            .execute(TableToSpectralImageNodeFactory::execute))
                    .nodeType(NodeType.Manipulator)
                    .keywords("import", "convert", "spectra", "pixels");

    /** Creates the factory. */
    public TableToSpectralImageNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final TableToSpectralImageParameters settings = in.getParameters();
        final DataTableSpec table = in.getInTableSpec(0);
        if (table != null) {
            // sizes and energies are known only when the rows have been seen: no output spec
            TableColumns.of(settings, table);
        }
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final TableToSpectralImageParameters settings = in.getParameters();
        final BufferedDataTable table = in.getInTable(0);
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Choose other columns in the dialog.",
                progress -> {
                    try (OutputSignal image = OutputSignal.create(exec, "image.arrow")) {
                        final TableImage.Report report =
                                new TableImage(settings, columns(settings, table))
                                        .write(table, image.path(), progress);
                        out.setOutData(0, image.toPort());
                        warn(report, settings, out);
                    }
                });
    }

    private static TableColumns columns(
            final TableToSpectralImageParameters settings, final BufferedDataTable table) {
        try {
            return TableColumns.of(settings, table.getDataTableSpec());
        } catch (final InvalidSettingsException e) {
            throw new NodesException(e.getMessage(), e);
        }
    }

    private static void warn(
            final TableImage.Report report,
            final TableToSpectralImageParameters settings,
            final ExecuteOutput out) {
        final String became =
                settings.m_missing == TableToSpectralImageParameters.Missing.NAN
                        ? "no number (NaN)"
                        : "0";
        final StringBuilder text = new StringBuilder();
        if (report.rows() == 0) {
            text.append(
                    "The table has no row with a pixel; the image is one pixel without values. ");
        } else if (report.missingPixels() > 0) {
            text.append(report.missingPixels())
                    .append(" pixels have no row; their spectra became ")
                    .append(became)
                    .append(". ");
        }
        if (report.skippedRows() > 0) {
            text.append(report.skippedRows())
                    .append(" rows without position or energy were left out. ");
        }
        if (report.missingValues() > 0) {
            text.append(report.missingValues())
                    .append(" missing values became ")
                    .append(became)
                    .append(". ");
        }
        if (text.length() > 0) {
            out.setWarningMessage(text.toString().strip());
        }
    }
}
