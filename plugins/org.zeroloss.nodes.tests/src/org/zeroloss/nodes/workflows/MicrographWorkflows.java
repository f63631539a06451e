package org.zeroloss.nodes.workflows;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.nodes.defectcnn.DefectCnnNodeFactory;
import org.zeroloss.nodes.defectlearner.DefectCnnLearnerNodeFactory;
import org.zeroloss.nodes.defectscorer.DefectScorerNodeFactory;
import org.zeroloss.nodes.kmeans.KMeansClusterNodeFactory;
import org.zeroloss.nodes.lattice.LatticeAnalyzerNodeFactory;
import org.zeroloss.nodes.micrograph.MicrographViewerNodeFactory;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObject;
import org.zeroloss.nodes.reader.ImageReaderNodeFactory;
import org.zeroloss.nodes.stemsimulator.StemImageSimulatorNodeFactory;
import org.zeroloss.nodes.totable.SpectralImageToTableNodeFactory;
import org.zeroloss.standin.exec.FlowVar;
import org.zeroloss.standin.exec.WorkflowBuilder;
import org.zeroloss.standin.exec.WorkflowBuilder.Node;

import java.util.List;
import java.util.Map;

/** Adds the nodes of the workflows on micrographs. */
final class MicrographWorkflows {

    private MicrographWorkflows() {}

    /** Simulated images with their labels drawn on them. */
    static void stemImageSimulator(final WorkflowBuilder w) throws InvalidSettingsException {
        final Node images = micrographs(w, 2);
        final Node viewer =
                w.addWithPorts(
                                MicrographViewerNodeFactory.class.getName(),
                                "Objects",
                                List.of(BufferedDataTable.TYPE))
                        .set("kind", "class")
                        .set("image", "image");
        w.connect(images, 1, viewer, 1);
        w.connect(images, 2, viewer, 2);
    }

    /** The truth scored against itself: all scores are 1. */
    static void defectScorer(final WorkflowBuilder w) throws InvalidSettingsException {
        final Node images = micrographs(w, 6);
        final Node scorer = w.add(DefectScorerNodeFactory.class.getName());
        w.connect(images, 2, scorer, 1);
        w.connect(images, 2, scorer, 2);
    }

    /** The lattice of simulated columns. */
    static void latticeAnalyzer(final WorkflowBuilder w) throws InvalidSettingsException {
        final Node images = micrographs(w, 2);
        final Node analyzer = w.add(LatticeAnalyzerNodeFactory.class.getName());
        w.connect(images, 2, analyzer, 1);
    }

    /**
     * Networks that learn from a recipe without end: the model "layers" that ships. They look at
     * other images of the recipe. The variables make it small enough for a test.
     */
    static void defectCnn(final WorkflowBuilder w) throws InvalidSettingsException {
        w.variable(FlowVar.parse(TestWorkflows.STEPS, FlowVar.Type.INTEGER, "2000"));
        w.variable(FlowVar.parse(TestWorkflows.CHANNELS, FlowVar.Type.STRING, "16, 32, 64, 128"));
        w.variable(FlowVar.parse(TestWorkflows.PIECE, FlowVar.Type.INTEGER, "112"));
        w.variable(FlowVar.parse(TestWorkflows.PIXELS, FlowVar.Type.INTEGER, "192"));
        w.variable(FlowVar.parse(TestWorkflows.DOSE, FlowVar.Type.DOUBLE, "10"));
        w.variable(FlowVar.parse(TestWorkflows.IMAGES, FlowVar.Type.INTEGER, "24"));
        final Node recipe = layers(w, 1).set("images", 1).annotate("What is learnt from");
        final Node learner =
                w.addWithPorts(
                                DefectCnnLearnerNodeFactory.class.getName(),
                                Map.of(
                                        "Images",
                                        List.of(),
                                        "Labels",
                                        List.of(),
                                        "Simulation recipe",
                                        List.of(SimulationRecipePortObject.TYPE)))
                        .set("network/finestA", 0.2)
                        .set("network/finestA_is_present", true)
                        .set("lesson/batch", 4)
                        .set("lesson/perImage", 2)
                        .set("lesson/classWeights", false)
                        .set("schedule/rate", 4e-3)
                        .set("schedule/validateEvery", 200)
                        .useVariable("network/channels", TestWorkflows.CHANNELS)
                        .useVariable("lesson/size", TestWorkflows.PIECE)
                        .useVariable("schedule/steps", TestWorkflows.STEPS)
                        .useVariable("heldOut", TestWorkflows.IMAGES);
        final Node fresh =
                layers(w, 2)
                        .useVariable("images", TestWorkflows.IMAGES)
                        .annotate("Images never learnt from");
        final Node cnn =
                w.addWithPorts(
                        DefectCnnNodeFactory.class.getName(),
                        "Model",
                        List.of(DefectModelPortObject.TYPE));
        final Node scorer = w.add(DefectScorerNodeFactory.class.getName()).set("tolerance", 3.0);
        final Node viewer =
                w.addWithPorts(
                                MicrographViewerNodeFactory.class.getName(),
                                "Objects",
                                List.of(BufferedDataTable.TYPE))
                        .set("kind", "class")
                        .set("probability", "probability")
                        .set("image", "image");
        w.connect(recipe, 3, learner, 1);
        w.connect(fresh, 1, cnn, 1);
        w.connect(learner, 1, cnn, 2);
        w.connect(cnn, 1, scorer, 1);
        w.connect(fresh, 2, scorer, 2);
        w.connect(fresh, 1, viewer, 1);
        w.connect(cnn, 1, viewer, 2);
    }

    /** Single layers of four crystals, 10 to 2000 detected electrons a column. */
    private static Node layers(final WorkflowBuilder w, final long seed)
            throws InvalidSettingsException {
        final Node node =
                w.add(StemImageSimulatorNodeFactory.class.getName())
                        .set("conditions", "OWN")
                        .useVariable("width", TestWorkflows.PIXELS)
                        .useVariable("height", TestWorkflows.PIXELS)
                        .useVariable("doseMin", TestWorkflows.DOSE)
                        .set("doseMax", 2000.0)
                        .set("seed", seed)
                        .set("defects/vacanciesMax", 0.08)
                        .set("defects/substitutionsMax", 0.08)
                        .set("defects/interstitialsMax", 0.03)
                        .set("probe/convergenceMin", 28.0)
                        .set("probe/convergenceMax", 35.0)
                        .set("probe/sourceMin", 0.4)
                        .set("probe/sourceMax", 0.8)
                        .set("probe/defocusMin", -20.0)
                        .set("probe/defocusMax", 20.0)
                        .set("probe/astigmatismMax", 10.0)
                        .set("probe/comaMax", 300.0)
                        .set("probe/threefoldMax", 300.0)
                        .set("probe/sphericalMin", -3.0)
                        .set("probe/sphericalMax", 3.0)
                        .set("probe/focalSpreadMax", 50.0)
                        .set("scan/pixelMin", 0.12)
                        .set("scan/pixelMax", 0.24)
                        .set("detector/innerMax", 90.0)
                        .set("detector/noiseMax", 1.0)
                        .set("detector/contaminationMax", 1.0)
                        .elements("specimen/kinds", 4);
        final String[] kinds = {"GRAPHENE", "HBN", "MOS2_2H", "WS2_2H"};
        for (int i = 0; i < kinds.length; i++) {
            node.set("specimen/kinds/" + i + "/kind", kinds[i]);
        }
        return node;
    }

    private static Node micrographs(final WorkflowBuilder w, final int images)
            throws InvalidSettingsException {
        return w.add(StemImageSimulatorNodeFactory.class.getName())
                .set("images", images)
                .set("width", 128)
                .set("height", 128);
    }

    /**
     * Images of a region, and the clusters of the spectra that were recorded at the same pixels.
     */
    static void micrographViewer(final WorkflowBuilder w) throws InvalidSettingsException {
        final Node images =
                w.add(ImageReaderNodeFactory.class.getName())
                        .set("source/path", "knime://knime.workflow/data/survey-*.mrc");
        final Node specimen = TestWorkflows.specimen(w, 48, 32);
        final Node cluster = w.add(KMeansClusterNodeFactory.class.getName()).set("clusters", 5);
        final Node table =
                w.add(SpectralImageToTableNodeFactory.class.getName()).set("row", "PIXEL");
        final Node viewer =
                w.addWithPorts(
                                MicrographViewerNodeFactory.class.getName(),
                                "Objects",
                                List.of(BufferedDataTable.TYPE))
                        .set("kind", "label");
        w.connect(specimen, 1, cluster, 1);
        w.connect(cluster, 1, table, 1);
        w.connect(images, 1, viewer, 1);
        w.connect(table, 1, viewer, 2);
    }
}
