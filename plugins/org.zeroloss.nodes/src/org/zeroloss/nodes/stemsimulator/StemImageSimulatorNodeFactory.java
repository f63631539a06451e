package org.zeroloss.nodes.stemsimulator;

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
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.simulate.MicrographStack;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.OutputSignal;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.ImageStackPortObjectSpec;
import org.zeroloss.nodes.port.SimulationRecipePortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObjectSpec;

import java.util.ArrayList;
import java.util.List;

/** The node STEM Image Simulator: micrographs whose columns and defects are known. */
public final class StemImageSimulatorNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("STEM Image Simulator")
                    .icon("../../../../icons/stem-image-simulator.png")
                    .shortDescription(
                            "Simulates dark-field micrographs of crystals, particles and single"
                                    + " atoms whose columns and defects are known.")
                    .fullDescription(
                            """
Simulates annular dark-field micrographs (HAADF) as a scanning \
transmission electron microscope takes them: graphene, hBN, MoS<sub>2</sub> \
and WS<sub>2</sub>, silicon and gold particles along [110], and single heavy \
atoms on carbon, with strain, grains, edges, vacancies, foreign and \
additional atoms and rings of five and seven. The probe has aberrations, \
focal spread and a source of finite size; the scan drifts, shears and \
jitters; electrons are counted with Poisson noise and the noise of the \
detector, above the grainy background of the support.
<p>Every image is drawn anew from ranges. Choose the conditions of a \
common experiment, or ranges of your own. How many electrons are detected \
of an atom follows from its element, the detector's angles and the dose.</p>
<p>The image is the sum of what single atoms scatter (Z contrast). \
Channelling along thick columns and what else needs a multislice \
calculation is left out: trust it for thin specimens, and for the places \
of columns rather than for their intensity where the crystal is thick.</p>
<p>RowIDs of the labels are <tt>image2_column5</tt>. Positions are in \
pixels; whole numbers are the middles of pixels. The recipe at the third \
output lets a learner draw endless images of the same ranges.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addOutputPort(
                                                    "Images",
                                                    "The simulated images, counts with noise.",
                                                    ImageStackPortObject.TYPE)
                                            .addOutputTable(
                                                    "Labels",
                                                    "Every column and defect in the images: image,"
                                                        + " x and y in pixels, class, the site of"
                                                        + " the perfect crystal, its atoms, where"
                                                        + " it lies, and the electrons that are"
                                                        + " expected to be detected of it.")
                                            .addOutputPort(
                                                    "Recipe",
                                                    "The ranges and the seed, for drawing more"
                                                            + " images.",
                                                    SimulationRecipePortObject.TYPE))
                    .model(
                            m ->
                                    m.parametersClass(StemImageSimulatorParameters.class)
                                            .configure(StemImageSimulatorNodeFactory::configure)
                                            .execute(StemImageSimulatorNodeFactory::execute))
                    .nodeType(NodeType.Source)
                    .keywords(
                            "STEM",
                            "HAADF",
                            "simulation",
                            "training data",
                            "defects",
                            "atoms",
                            "vacancy",
                            "graphene");

    /** Creates the factory. */
    public StemImageSimulatorNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final StemImageSimulatorParameters parameters = in.getParameters();
        final SimulationRecipe recipe = NodeWork.configure(parameters::toEngine);
        out.setOutSpec(
                0,
                new ImageStackPortObjectSpec(
                        NodeWork.configure(
                                () -> new MicrographStack(recipe, parameters.m_images).spec())));
        out.setOutSpec(1, LabelRow.COLUMNS.spec());
        out.setOutSpec(2, new SimulationRecipePortObjectSpec(recipe));
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final StemImageSimulatorParameters parameters = in.getParameters();
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Choose smaller images or other ranges in the dialog.",
                progress -> {
                    final SimulationRecipe recipe = parameters.toEngine();
                    final List<LabelRow> labels = new ArrayList<>();
                    final long[] empty = {0};
                    try (OutputSignal images = OutputSignal.create(exec, "images.arrow")) {
                        new MicrographStack(recipe, parameters.m_images)
                                .write(
                                        images.path(),
                                        Workers.standard(),
                                        progress.part(0, 0.95),
                                        m -> {
                                            labels.addAll(LabelRow.of(m));
                                            empty[0] += m.labels().isEmpty() ? 1 : 0;
                                        });
                        final PortObject table = LabelRow.COLUMNS.fill(exec, labels, LabelRow::id);
                        final PortObject drawn =
                                new SimulationRecipePortObject(
                                        new SimulationRecipePortObjectSpec(recipe));
                        out.setOutData(images.toImageStack(), table, drawn);
                    }
                    warn(empty[0], out);
                });
    }

    private static void warn(final long empty, final ExecuteOutput out) {
        final Warnings warnings = new Warnings();
        if (empty > 0) {
            warnings.add(
                    empty
                            + (empty == 1 ? " image shows" : " images show")
                            + " no column: the field of view is small for the specimen. Choose"
                            + " larger images or pixels, or more atoms.");
        }
        warnings.show(out);
    }
}
