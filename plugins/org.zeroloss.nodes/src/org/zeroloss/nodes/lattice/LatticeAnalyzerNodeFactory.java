package org.zeroloss.nodes.lattice;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.lattice.LatticeAnalyzer;
import org.zeroloss.imaging.score.LabelledPoint;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.defectscorer.PointTable;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.Warnings;

import java.util.List;
import java.util.Map;

/** The node Lattice Analyzer: neighbours, strain and defects from the places of columns. */
public final class LatticeAnalyzerNodeFactory extends DefaultNodeFactory {

    private static final String WHAT = "atom columns";

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Lattice Analyzer")
                    .icon("../../../../icons/lattice-analyzer.png")
                    .shortDescription(
                            "Finds neighbours, lattice vectors, strain and defects from the places"
                                    + " of atom columns.")
                    .fullDescription(
                            """
Reads the lattice out of the places of atom columns, as Defect CNN finds \
them or as the STEM Image Simulator gives them. In each image it finds the \
vectors that repeat the pattern, and fits the lattice around every column \
to the columns one vector away. From that follow local lattice vectors, \
strain and rotation, with a 68 % band that comes from the localisation \
error of the columns.
<p>The strain is measured against the mean lattice of the largest grain of \
the image: a strain of the whole, or a wrong pixel size, is not seen. \
Grains are told apart where their orientations differ by more than some \
10° (8° where columns are known to 0.02 Å, 15° at 0.15 Å), also where the \
boundary is no gap but rings of five and seven; the rotation of each \
column shows smaller differences. Vacancies are looked for inside of \
grains, not at their boundaries.</p>
<p>The structure says what the surroundings are: regular, at the edge, \
beside a vacancy, a substitution (another class than the columns on the \
same site around it), an interstitial, in 5-7 rings, or at the boundary of \
two grains (next to a column of the other one, or in a ring with it). \
Places of the lattice that are empty and surrounded by columns are in the \
table of vacancies.</p>
<p>An image without a lattice, or with fewer than 20 columns, has a row in \
the table of images that says why, and none in the others.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addInputTable(
                                                    "Atom columns",
                                                    "Places of atom columns in pixels, with class"
                                                            + " and image.")
                                            .addOutputTable(
                                                    "Columns",
                                                    "Each column with structure, neighbours,"
                                                        + " lattice vectors, strain with its band"
                                                        + " and rotation.")
                                            .addOutputTable(
                                                    "Vacancies",
                                                    "Places of the lattice that are empty.")
                                            .addOutputTable(
                                                    "Images",
                                                    "Mean lattice, localisation error and numbers"
                                                            + " of structures of each image."))
                    .model(
                            m ->
                                    m.parametersClass(LatticeAnalyzerParameters.class)
                                            .configure(LatticeAnalyzerNodeFactory::configure)
                                            .execute(LatticeAnalyzerNodeFactory::execute))
                    .nodeType(NodeType.Manipulator)
                    .keywords("strain", "lattice", "grain boundary", "vacancy", "neighbours");

    /** Creates the factory. */
    public LatticeAnalyzerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final LatticeAnalyzerParameters parameters = in.getParameters();
        if (in.getInPortSpecs()[0] instanceof DataTableSpec table) {
            NodeWork.configure(() -> new PointTable(parameters.m_columns, table, WHAT));
        }
        out.setOutSpec(0, LatticeTables.COLUMNS.spec());
        out.setOutSpec(1, LatticeTables.EMPTY.spec());
        out.setOutSpec(2, LatticeTables.IMAGES.spec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final LatticeAnalyzerParameters parameters = in.getParameters();
        final BufferedDataTable table = (BufferedDataTable) in.getInPortObjects()[0];
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Choose other columns of the table in the dialog.",
                progress -> {
                    final PointTable.Read read = points(parameters, table).read(table, exec);
                    final List<ImageLattice> images =
                            analyze(parameters, read.points(), progress.part(0.1, 0.9));
                    final PortObject columns =
                            LatticeTables.COLUMNS.fill(
                                    exec,
                                    LatticeTables.columns(images),
                                    LatticeTables.ColumnRow::id);
                    final PortObject empty =
                            LatticeTables.EMPTY.fill(
                                    exec, LatticeTables.empty(images), LatticeTables.EmptyRow::id);
                    final PortObject overview =
                            LatticeTables.IMAGES.fill(exec, images, i -> "image" + i.image());
                    out.setOutData(columns, empty, overview);
                    warn(read.skipped(), images, out);
                });
    }

    private static List<ImageLattice> analyze(
            final LatticeAnalyzerParameters parameters,
            final List<LabelledPoint> points,
            final Progress progress) {
        final List<Map.Entry<String, List<LabelledPoint>>> images =
                List.copyOf(
                        ImageLattice.byImage(points, ImageLattice.names(parameters.m_leftOut))
                                .entrySet());
        final LatticeAnalyzer analyzer = parameters.toEngine();
        final ImageLattice[] found = new ImageLattice[images.size()];
        Workers.standard()
                .run(
                        found.length,
                        progress,
                        "Analyzing lattices",
                        i ->
                                found[(int) i] =
                                        ImageLattice.of(
                                                images.get((int) i).getKey(),
                                                images.get((int) i).getValue(),
                                                analyzer));
        return List.of(found);
    }

    private static PointTable points(
            final LatticeAnalyzerParameters parameters, final BufferedDataTable table) {
        try {
            return new PointTable(parameters.m_columns, table.getDataTableSpec(), WHAT);
        } catch (final InvalidSettingsException e) {
            throw new NodesException(e.getMessage(), e);
        }
    }

    private static void warn(
            final long skipped, final List<ImageLattice> images, final ExecuteOutput out) {
        final List<ImageLattice> failed =
                images.stream().filter(i -> i.analysis().isEmpty()).toList();
        final Warnings warnings = new Warnings();
        if (skipped > 0) {
            warnings.add(
                    skipped
                            + (skipped == 1 ? " row" : " rows")
                            + " without a position "
                            + (skipped == 1 ? "is" : "are")
                            + " left out.");
        }
        if (images.isEmpty()) {
            warnings.add("There are no columns: the tables are empty.");
        }
        if (!failed.isEmpty()) {
            warnings.add(
                    failed.size()
                            + " of "
                            + images.size()
                            + " images "
                            + (failed.size() == 1 ? "has" : "have")
                            + " no lattice; the first, image "
                            + failed.get(0).image()
                            + ": "
                            + failed.get(0).failure());
        }
        warnings.show(out);
    }
}
