package org.zeroloss.nodes.defectcnn;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.DefaultView.ViewInput;
import org.zeroloss.imaging.defects.DefectModel;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.OutputSignal;
import org.zeroloss.nodes.execution.Provenance;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.micrograph.MarkTable;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.port.DefectModelPortObjectSpec;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.ImageStackPortObjectSpec;
import org.zeroloss.nodes.view.MicrographService;
import org.zeroloss.nodes.view.ViewPage;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.util.List;
import java.util.Optional;

/** The node Defect CNN: finds atoms and defects with a trained model. */
public final class DefectCnnNodeFactory extends DefaultNodeFactory {

    private static final String NAME = "Defect CNN";
    private static final int IMAGES = 0;
    private static final int MODEL = 1;
    private static final int MAPS = 1;

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name(NAME)
                    .icon("../../../../icons/defect-cnn.png")
                    .shortDescription(
                            "Finds atoms and defects in micrographs with a trained network:"
                                    + " position, class, probability and uncertainty.")
                    .fullDescription(
                            """
Looks at each image in overlapping tiles, so that images of 16384 × 16384 \
pixels pass in 2 GB of memory, and gives a row for everything found: its \
position to a part of a pixel, its class, the probability that the \
detection is right, and how far the networks of the model and the \
symmetries that were asked disagree about probability and position.
<p>A model that learnt from simulated images alone judges each peak a \
second time: beside the sites of the same image whose neighbours are as \
bright as its own, an atom too few or another one stands out; and where \
the lattice around has no site, there is rarely more than noise.</p>
<p>Without a port for the model the node uses one that comes with \
Zeroloss. That for single layers finds columns, most vacancies and about \
half of the interstitials where 100 electrons or more are detected \
of a column, but hardly any light dopants. Images whose pixel size is \
known and outside of the model's are looked at at another scale: finer \
pixels are averaged, coarser ones enlarged. Images without one are taken \
as they are. The node's warning names those, and the enlarged ones.</p>
<p>The probability is that of the images the model was trained on. On \
images of another kind, score it with Defect Scorer on some labels of \
your own before you rely on it.</p>
<p>The probability maps are a stack with one map per image and class; of \
an image of 16384 × 16384 pixels they take 1 GB per class. Remove the port \
to do without them. RowIDs of the table are <tt>image0_object0</tt>.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .dynamicPorts(
                            p ->
                                    p.addInputPortGroup(
                                                    "Images",
                                                    g ->
                                                            g.name("Images")
                                                                    .description(
                                                                            "Images to look for"
                                                                                    + " things in.")
                                                                    .fixed(
                                                                            ImageStackPortObject
                                                                                    .TYPE))
                                            .addInputPortGroup(
                                                    "Model",
                                                    g ->
                                                            g.name("Model")
                                                                    .description(
                                                                            "Model of the Defect"
                                                                                + " CNN Learner;"
                                                                                + " without it one"
                                                                                + " that comes with"
                                                                                + " Zeroloss.")
                                                                    .optional()
                                                                    .supportedTypes(
                                                                            DefectModelPortObject
                                                                                    .TYPE))
                                            .addOutputPortGroup(
                                                    "Detections",
                                                    g ->
                                                            g.name("Detections")
                                                                    .description(
                                                                            "Image, position,"
                                                                                + " class,"
                                                                                + " probability and"
                                                                                + " uncertainty of"
                                                                                + " everything that"
                                                                                + " was found.")
                                                                    .fixed(BufferedDataTable.TYPE))
                                            .addOutputPortGroup(
                                                    "Probability maps",
                                                    g ->
                                                            g.name("Probability maps")
                                                                    .description(
                                                                            "A map per image and"
                                                                                + " class, as the"
                                                                                + " networks give"
                                                                                + " it.")
                                                                    .optional()
                                                                    .supportedTypes(
                                                                            ImageStackPortObject
                                                                                    .TYPE)
                                                                    .defaultPortType(
                                                                            ImageStackPortObject
                                                                                    .TYPE)))
                    .model(
                            m ->
                                    m.parametersClass(DefectCnnParameters.class)
                                            .configure(DefectCnnNodeFactory::configure)
                                            .execute(DefectCnnNodeFactory::execute))
                    .addView(
                            v ->
                                    v.withoutParameters()
                                            .description(
                                                    "The images with what was found on them: a"
                                                            + " colour and a shape for each class,"
                                                            + " and those above a probability.")
                                            .page(ViewPage.of("micrograph.js"))
                                            .initialData(d -> d.data(i -> service(i).info()))
                                            .dataService(
                                                    d -> d.handler(DefectCnnNodeFactory::service)))
                    .nodeType(NodeType.Predictor)
                    .keywords(
                            "neural network",
                            "deep learning",
                            "atoms",
                            "vacancy",
                            "dopant",
                            "detection",
                            "U-Net");

    /** Creates the factory. */
    public DefectCnnNodeFactory() {
        super(NODE);
    }

    private static MicrographService service(final ViewInput input) {
        final PortObject[] kept = input.getInternalPortObjects();
        return new MicrographService(
                (ImageStackPortObject) kept[0], MarkTable.restore((BufferedDataTable) kept[1]));
    }

    private static boolean mapsWanted(final PortType[] outputs) {
        return outputs.length > MAPS;
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final DefectCnnParameters settings = in.getParameters();
        final PortObjectSpec[] specs = in.getInPortSpecs();
        if (!(specs[IMAGES] instanceof ImageStackPortObjectSpec images)) {
            return;
        }
        out.setOutSpec(0, DetectionRow.columns(images.signal(), settings.pixelSizeA()).spec());
        final List<String> classes =
                NodeWork.configure(
                        () ->
                                specs.length > MODEL
                                        ? classes(specs[MODEL])
                                        : ShippedModels.load(settings.m_model).classes());
        if (mapsWanted(in.getOutPortTypes()) && !classes.isEmpty()) {
            out.setOutSpec(
                    MAPS,
                    new ImageStackPortObjectSpec(
                            ProbabilityMaps.spec(
                                    images.signal(), classes, history(settings, images.signal()))));
        }
    }

    private static List<String> classes(final PortObjectSpec model) {
        return model instanceof DefectModelPortObjectSpec m ? m.classes() : List.of();
    }

    private static SignalMetadata history(
            final DefectCnnParameters settings, final SignalSpec images) {
        return images.metadata().withStep(Provenance.step(NAME, settings));
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final DefectCnnParameters settings = in.getParameters();
        final PortObject[] inputs = in.getInPortObjects();
        final ImageStackPortObject port = (ImageStackPortObject) inputs[IMAGES];
        final ExecutionContext exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Choose another model or pixel size, or replace bad pixels of the images.",
                progress -> {
                    final DefectModel model =
                            inputs.length > MODEL
                                    ? ((DefectModelPortObject) inputs[MODEL]).model()
                                    : ShippedModels.load(settings.m_model);
                    final NetworkEngines.Choice engine =
                            settings.m_engine.choose(model.networks().get(0).predicting());
                    final Search search = new Search(settings, port, model, engine);
                    final Warnings warnings = new Warnings();
                    if (!mapsWanted(in.getOutPortTypes())) {
                        final List<DetectionRow> rows =
                                search.run(Optional.empty(), warnings, progress);
                        out.setInternalData(port, marks(rows, exec));
                        out.setOutData(table(rows, settings, port, exec));
                        warnings.show(out);
                        return;
                    }
                    try (OutputSignal file = OutputSignal.create(exec, "maps.arrow")) {
                        final List<DetectionRow> rows;
                        try (ProbabilityMaps maps =
                                new ProbabilityMaps(
                                        file.path(),
                                        mapSpec(settings, port, model, engine),
                                        model.classes().size())) {
                            rows = search.run(Optional.of(maps), warnings, progress);
                            maps.finish();
                        }
                        out.setInternalData(port, marks(rows, exec));
                        final BufferedDataTable found = table(rows, settings, port, exec);
                        // the last, since the file stays from here on
                        out.setOutData(found, file.toImageStack());
                        warnings.show(out);
                    }
                });
    }

    private static BufferedDataTable table(
            final List<DetectionRow> rows,
            final DefectCnnParameters settings,
            final ImageStackPortObject port,
            final ExecutionContext exec)
            throws CanceledExecutionException {
        return DetectionRow.columns(port.getSpec().signal(), settings.pixelSizeA())
                .fill(exec, rows, DetectionRow::id);
    }

    private static BufferedDataTable marks(
            final List<DetectionRow> rows, final ExecutionContext exec)
            throws CanceledExecutionException {
        return MarkTable.write(rows.stream().map(DetectionRow::mark).toList(), exec);
    }

    private static SignalSpec mapSpec(
            final DefectCnnParameters settings,
            final ImageStackPortObject port,
            final DefectModel model,
            final NetworkEngines.Choice engine) {
        final SignalSpec images = port.getSpec().signal();
        return ProbabilityMaps.spec(
                images,
                model.classes(),
                history(settings, images).withTag("predicted.device", engine.describe()));
    }
}
