package org.zeroloss.nodes.defectlearner;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.RequirePortName;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.defectscorer.PointTable;
import org.zeroloss.nodes.defectscorer.ScoreRow;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.port.DefectModelPortObjectSpec;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObject;
import org.zeroloss.nodes.view.DefectTrainingService;
import org.zeroloss.nodes.view.Settings;
import org.zeroloss.nodes.view.ViewPage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The node Defect CNN Learner: trains networks that find atoms and defects. */
public final class DefectCnnLearnerNodeFactory extends DefaultNodeFactory {

    static final String NAME = "Defect CNN Learner";

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name(NAME)
                    .icon("../../../../icons/defect-cnn-learner.png")
                    .shortDescription(
                            "Trains convolutional networks that find atoms and defects in"
                                    + " micrographs, on labelled images or on simulations.")
                    .fullDescription(
                            """
Learns to mark atoms, atom columns and defects in micrographs from images \
whose labels are known. The labels come from a table (the STEM Image \
Simulator's, or positions marked by hand); with a simulation recipe at \
the added port every step can learn from images that were never drawn \
before, beside the connected ones or without any: remove the ports of \
images and labels then. Networks of a model at a further added port are \
trained on; without it they start at random.
<p>The networks (U-Net or FusionNet) see the image with its local mean and \
contrast taken out. For each class they draw a map with a spot at every \
label. A part of the images, whole ones, is held out: the network with \
the smallest loss on them is kept, and from them the node learns how \
probable it is that a detection of a given strength is right. Of several \
networks the mean is taken, and their scatter is the local \
uncertainty.</p>
<p>Where a recipe alone is connected, the model also learns to judge each \
peak a second time, on up to a thousand further simulated images (one for \
every 20 steps): by what the networks say, and by how bright the place is \
beside sites of the same image whose neighbours are as bright as its own. \
It takes 20 000 peaks or more; on measured images, of which there are few, \
this is not learnt.</p>
<p>Positions are in pixels, with whole numbers in the middles of pixels. \
Where the pixel size of all images is known, the model keeps its range, \
and Defect CNN scales other images into it. Images without a row in \
the label table are left out.</p>
<p>Training takes minutes to hours; the recipe of the test workflow \
<tt>defect-cnn</tt> needs eight to ten minutes on two processors. The same \
seed gives the same model with the same engine and device. RowIDs of \
the table are <tt>network0_step100</tt>, and with cross-validation \
<tt>fold2_network0_step100</tt>.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .dynamicPorts(
                            p ->
                                    p.addInputPortGroup(
                                                    "Images",
                                                    given(
                                                            "Images",
                                                            "Labelled images of equal size. Remove"
                                                                    + " the port to learn from a"
                                                                    + " recipe alone.",
                                                            ImageStackPortObject.TYPE))
                                            .addInputPortGroup(
                                                    "Labels",
                                                    given(
                                                            "Labels",
                                                            "A row for each atom or defect:"
                                                                    + " position in pixels, class,"
                                                                    + " and number or name of the"
                                                                    + " image.",
                                                            BufferedDataTable.TYPE))
                                            .addInputPortGroup(
                                                    "Simulation recipe",
                                                    g ->
                                                            g.name("Simulation recipe")
                                                                    .description(
                                                                            "What fresh images are"
                                                                                + " drawn from, of"
                                                                                + " the STEM Image"
                                                                                + " Simulator.")
                                                                    .optional()
                                                                    .supportedTypes(
                                                                            SimulationRecipePortObject
                                                                                    .TYPE))
                                            .addInputPortGroup(
                                                    "Model to start from",
                                                    g ->
                                                            g.name("Model to start from")
                                                                    .description(
                                                                            "A model whose networks"
                                                                                + " are trained on,"
                                                                                + " for instance on"
                                                                                + " measured images"
                                                                                + " after simulated"
                                                                                + " ones. Classes"
                                                                                + " and network"
                                                                                + " have to be the"
                                                                                + " same.")
                                                                    .optional()
                                                                    .supportedTypes(
                                                                            DefectModelPortObject
                                                                                    .TYPE))
                                            .addOutputPortGroup(
                                                    "Model",
                                                    g ->
                                                            g.name("Model")
                                                                    .description(
                                                                            "The trained networks.")
                                                                    .fixed(
                                                                            DefectModelPortObject
                                                                                    .TYPE))
                                            .addOutputPortGroup(
                                                    "Training",
                                                    g ->
                                                            g.name("Training")
                                                                    .description(
                                                                            "A row for each"
                                                                                + " validation:"
                                                                                + " network, step,"
                                                                                + " learning rate,"
                                                                                + " losses, and"
                                                                                + " whether this"
                                                                                + " one was kept.")
                                                                    .fixed(BufferedDataTable.TYPE))
                                            .addOutputPortGroup(
                                                    "Cross-validation",
                                                    g ->
                                                            g.name("Cross-validation")
                                                                    .description(
                                                                            "Scores of what was"
                                                                                + " found in images"
                                                                                + " that were not"
                                                                                + " learnt from;"
                                                                                + " empty without"
                                                                                + " cross-validation.")
                                                                    .fixed(BufferedDataTable.TYPE)))
                    .model(
                            m ->
                                    m.parametersClass(DefectCnnLearnerParameters.class)
                                            .configure(DefectCnnLearnerNodeFactory::configure)
                                            .execute(DefectCnnLearnerNodeFactory::execute))
                    .addView(
                            v ->
                                    v.withoutParameters()
                                            .description(
                                                    "The losses of the networks while they were"
                                                            + " trained, on the pieces learnt from"
                                                            + " and on the images held out, and the"
                                                            + " validation that was kept.")
                                            .page(ViewPage.of("defect-training.js"))
                                            .initialData(d -> d.data(i -> service(i).info()))
                                            .dataService(
                                                    d ->
                                                            d.handler(
                                                                    DefectCnnLearnerNodeFactory
                                                                            ::service)))
                    .nodeType(NodeType.Learner)
                    .keywords(
                            "neural network",
                            "U-Net",
                            "FusionNet",
                            "deep learning",
                            "atoms",
                            "defects",
                            "segmentation");

    /** Creates the factory. */
    public DefectCnnLearnerNodeFactory() {
        super(NODE);
    }

    /** A port that a new node has and that can be removed. */
    private static Function<RequirePortName, ConfigurablePort> given(
            final String name, final String description, final PortType type) {
        return g ->
                g.name(name)
                        .description(description)
                        .optional()
                        .supportedTypes(type)
                        .defaultPortType(type);
    }

    private static DefectTrainingService service(final ViewInput input) {
        final BufferedDataTable[] data = input.getInternalTables();
        return new DefectTrainingService(data[0], data[1]);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final DefectCnnLearnerParameters settings = in.getParameters();
        out.setOutSpec(1, CurveRow.COLUMNS.spec());
        out.setOutSpec(2, ScoreRow.COLUMNS.spec());
        final PortObjectSpec[] ports = in.getInPortSpecs();
        if (ports.length > 0 && Arrays.stream(ports).anyMatch(Objects::isNull)) {
            return;
        }
        final LearnerInputs.Specs specs = NodeWork.configure(() -> LearnerInputs.Specs.of(ports));
        if (specs.labels().isPresent()) {
            NodeWork.configure(() -> points(settings, specs.labels().get()));
        }
        NodeWork.configure(() -> checked(settings, specs));
        final List<String> wanted =
                NodeWork.configure(() -> settings.classes(specs.start().map(m -> m.classes())));
        final List<String> classes =
                specs.images().isPresent() ? wanted : Material.classes(wanted, specs.recipe());
        out.setOutSpec(
                0,
                new DefectModelPortObjectSpec(
                        classes,
                        Optional.empty(),
                        TrainedModel.images(
                                settings,
                                specs.images().map(s -> s.signal()),
                                specs.recipe(),
                                specs.start())));
    }

    private static LearnerInputs.Specs checked(
            final DefectCnnLearnerParameters settings, final LearnerInputs.Specs specs) {
        if (settings.m_folds.isPresent() && specs.images().isEmpty()) {
            throw new NodesException(
                    "Expected labelled images for the cross-validation, found a recipe alone."
                            + " Connect images and labels, or switch \"Cross-validation (folds)\""
                            + " off.");
        }
        if (specs.images().isPresent()
                && specs.recipe().isPresent()
                && settings.m_lesson.m_simulated == 0) {
            throw new NodesException(
                    "Expected a \"Share of simulated images\" above 0, since a recipe is connected,"
                            + " found 0. Remove the port of the recipe, or choose a share.");
        }
        if (settings.m_folds.isPresent() && specs.start().isPresent()) {
            throw new NodesException(
                    "Expected no model to start from with a cross-validation, which trains every"
                            + " network from scratch since the model may know the images. Remove"
                            + " its port, or switch \"Cross-validation (folds)\" off.");
        }
        final List<String> wanted = settings.classes(specs.start().map(m -> m.classes()));
        if (specs.images().isEmpty()) {
            Material.simulated(specs.recipe(), Material.classes(wanted, specs.recipe()), 0);
        }
        return specs;
    }

    private static PointTable points(
            final DefectCnnLearnerParameters settings, final DataTableSpec table)
            throws InvalidSettingsException {
        return new PointTable(settings.m_columns, table, "labels");
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final DefectCnnLearnerParameters settings = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Choose other labels, images or settings in the dialog.",
                progress -> {
                    final LearnerInputs inputs = LearnerInputs.of(in.getInPortObjects());
                    final LearnerRun run = LearnerRun.of(settings, inputs, exec, progress);
                    final BufferedDataTable curve =
                            CurveRow.COLUMNS.fill(
                                    exec, CurveRow.of(run.folds(), run.training()), CurveRow::id);
                    final DefectModelPortObject model =
                            TrainedModel.of(
                                    run.training(),
                                    TrainedModel.images(
                                            settings,
                                            inputs.images().map(i -> i.getSpec().signal()),
                                            inputs.recipe(),
                                            inputs.start().map(m -> m.getSpec())),
                                    run.device());
                    out.setOutData(
                            model, curve, ScoreRow.COLUMNS.fill(exec, run.scores(), ScoreRow::id));
                    out.setInternalData(
                            curve,
                            Settings.table(
                                    exec,
                                    Map.of(
                                            DefectTrainingService.DEVICE,
                                            run.device(),
                                            DefectTrainingService.MODEL,
                                            model.getSummary())));
                    final Warnings warnings = new Warnings();
                    run.warnings().forEach(warnings::add);
                    warnings.show(out);
                });
    }
}
