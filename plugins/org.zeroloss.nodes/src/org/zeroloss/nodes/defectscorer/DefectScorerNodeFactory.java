package org.zeroloss.nodes.defectscorer;

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
import org.zeroloss.imaging.score.Confusion;
import org.zeroloss.imaging.score.ScoreReport;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.table.Columns;

/** The node Defect Scorer: found points against true ones. */
public final class DefectScorerNodeFactory extends DefaultNodeFactory {

    private static final String FOUND = "found points";
    private static final String TRUTH = "true points";

    private static final Columns<Confusion> CONFUSION =
            new Columns<Confusion>(c -> "unknown")
                    .text("truth", Confusion::truth)
                    .text("found as", Confusion::found)
                    .whole("count", Confusion::count);

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Defect Scorer")
                    .icon("../../../../icons/defect-scorer.png")
                    .shortDescription(
                            "Scores found atoms and defects against true ones: precision, recall,"
                                    + " F1 and localisation error.")
                    .fullDescription(
                            """
In each image every found point is paired with at most one true point, no \
further away than the tolerance: as many pairs as possible, of these as \
many of equal class as possible, then the nearest. A found point without \
partner is a false alarm, a true point without partner is a miss.
<p>The first row scores positions only: a point of the wrong class is a \
hit. The rows of classes count it as a false alarm of the one class and a \
miss of the other; the second table says which classes are mistaken for \
which. The rows of images score positions.</p>
<p>P16 and P84 are the ends of the 68 % band: what one would get with \
other images of the same kind. With fewer than five images single points \
are drawn instead of images, which makes the band too narrow where images \
differ. Precision is missing where nothing was found, recall where nothing \
is there.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addInputTable(
                                                    "Found",
                                                    "Points that were found, with position, class"
                                                            + " and image.")
                                            .addInputTable(
                                                    "Truth",
                                                    "Points that are there, in columns of the same"
                                                            + " names.")
                                            .addOutputTable(
                                                    "Scores",
                                                    "Scores of all positions, of each class and of"
                                                            + " each image, with 68 % bands.")
                                            .addOutputTable(
                                                    "Confusion",
                                                    "How often a point of one class was called"
                                                            + " another, or nothing."))
                    .model(
                            m ->
                                    m.parametersClass(DefectScorerParameters.class)
                                            .configure(DefectScorerNodeFactory::configure)
                                            .execute(DefectScorerNodeFactory::execute))
                    .nodeType(NodeType.Other)
                    .keywords("F1", "precision", "recall", "confusion", "validation", "atoms");

    /** Creates the factory. */
    public DefectScorerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final DefectScorerParameters parameters = in.getParameters();
        final PortObjectSpec[] specs = in.getInPortSpecs();
        if (specs[0] instanceof DataTableSpec found) {
            NodeWork.configure(() -> new PointTable(parameters.m_columns, found, FOUND));
        }
        if (specs[1] instanceof DataTableSpec truth) {
            NodeWork.configure(() -> new PointTable(parameters.m_columns, truth, TRUTH));
        }
        out.setOutSpec(0, ScoreRow.COLUMNS.spec());
        out.setOutSpec(1, CONFUSION.spec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final DefectScorerParameters parameters = in.getParameters();
        final BufferedDataTable found = (BufferedDataTable) in.getInPortObjects()[0];
        final BufferedDataTable truth = (BufferedDataTable) in.getInPortObjects()[1];
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Choose other columns or another tolerance in the dialog.",
                progress -> {
                    final PointTable.Read f = table(parameters, found, FOUND).read(found, exec);
                    final PointTable.Read t = table(parameters, truth, TRUTH).read(truth, exec);
                    progress.update(0.2, "Pairing points");
                    final ScoreReport report = parameters.toEngine().score(f.points(), t.points());
                    final int[] row = {0};
                    final PortObject scores =
                            ScoreRow.COLUMNS.fill(exec, ScoreRow.of(report), ScoreRow::id);
                    final PortObject confusion =
                            CONFUSION.fill(exec, report.confusions(), c -> "pair" + row[0]++);
                    out.setOutData(scores, confusion);
                    new Warnings()
                            .add(skipped(f.skipped(), FOUND))
                            .add(skipped(t.skipped(), TRUTH))
                            .add(
                                    t.points().isEmpty()
                                            ? "There are no true points: all found ones are false"
                                                    + " alarms."
                                            : "")
                            .show(out);
                });
    }

    private static PointTable table(
            final DefectScorerParameters parameters,
            final BufferedDataTable table,
            final String what) {
        try {
            return new PointTable(parameters.m_columns, table.getDataTableSpec(), what);
        } catch (final InvalidSettingsException e) {
            throw new NodesException(e.getMessage(), e);
        }
    }

    private static String skipped(final long rows, final String what) {
        return rows == 0
                ? ""
                : rows
                        + (rows == 1 ? " row" : " rows")
                        + " of the table of "
                        + what
                        + " without a position "
                        + (rows == 1 ? "is" : "are")
                        + " left out.";
    }
}
