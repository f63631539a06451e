package org.zeroloss.nodes.workflows;

import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.nodes.bandgap.BandGapNodeFactory;
import org.zeroloss.nodes.comparison.ZlpModelComparisonNodeFactory;
import org.zeroloss.nodes.fitter.BackgroundFitterNodeFactory;
import org.zeroloss.nodes.info.SignalInfoNodeFactory;
import org.zeroloss.nodes.kmeans.KMeansClusterNodeFactory;
import org.zeroloss.nodes.modelreader.ZlpModelReaderNodeFactory;
import org.zeroloss.nodes.modelwriter.ZlpModelWriterNodeFactory;
import org.zeroloss.nodes.peaks.SpectrumPeaksNodeFactory;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.reader.ImageReaderNodeFactory;
import org.zeroloss.nodes.reader.SpectrumReaderNodeFactory;
import org.zeroloss.nodes.simulator.EelsSpecimenSimulatorNodeFactory;
import org.zeroloss.nodes.subtractor.BackgroundSubtractorNodeFactory;
import org.zeroloss.nodes.toimage.TableToSpectralImageNodeFactory;
import org.zeroloss.nodes.totable.SpectralImageToTableNodeFactory;
import org.zeroloss.nodes.trainer.ZlpReplicaTrainerNodeFactory;
import org.zeroloss.nodes.viewer.SpectralImageViewerNodeFactory;
import org.zeroloss.nodes.writer.SignalWriterNodeFactory;
import org.zeroloss.standin.exec.FlowVar;
import org.zeroloss.standin.exec.WorkflowBuilder;
import org.zeroloss.standin.exec.WorkflowBuilder.Node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the workflows of {@code test-workflows}: one per use case and one per node. They are
 * generated, so that a change of a node's settings reaches all of them:
 *
 * <pre>java org.zeroloss.nodes.workflows.TestWorkflows test-workflows</pre>
 */
public final class TestWorkflows {

    /** Name of the workflow variable that holds the folder of measured spectra. */
    public static final String DATA = "data";

    /** Name of the workflow variable that holds the file that is written. */
    public static final String TARGET = "target";

    /** Name of the workflow variable that holds the steps of a training. */
    public static final String STEPS = "steps";

    /** Name of the workflow variable that holds the channels of a network. */
    public static final String CHANNELS = "channels";

    /** Name of the workflow variable that holds the size of training pieces in pixels. */
    public static final String PIECE = "piece";

    /** Name of the workflow variable that holds the pixels of a side of an image. */
    public static final String PIXELS = "pixels";

    /** Name of the workflow variable that holds the least dose in detected electrons a column. */
    public static final String DOSE = "dose";

    /** Name of the workflow variable that holds the number of images. */
    public static final String IMAGES = "images";

    /** Adds the nodes of one workflow. */
    @FunctionalInterface
    private interface Plan {
        void add(WorkflowBuilder workflow) throws InvalidSettingsException;
    }

    private static final Map<String, Plan> PLANS = new LinkedHashMap<>();

    static {
        PLANS.put("band-gap-map", TestWorkflows::bandGapMap);
        PLANS.put("ws2-band-gap", TestWorkflows::ws2BandGap);
        PLANS.put("ws2-exciton", TestWorkflows::ws2Exciton);
        PLANS.put("spectrum-reader", TestWorkflows::spectrumReader);
        PLANS.put("image-reader", TestWorkflows::imageReader);
        PLANS.put("signal-info", TestWorkflows::signalInfo);
        PLANS.put("signal-writer", TestWorkflows::signalWriter);
        PLANS.put("eels-specimen-simulator", w -> specimen(w, 12, 8));
        PLANS.put("k-means-cluster", TestWorkflows::kMeansCluster);
        PLANS.put("zlp-replica-trainer", w -> model(w, 8));
        PLANS.put("zlp-conditions", TestWorkflows::zlpConditions);
        PLANS.put("background-fitter", TestWorkflows::backgroundFitter);
        PLANS.put("zlp-model-comparison", TestWorkflows::modelComparison);
        PLANS.put("zlp-model-writer", TestWorkflows::modelWriter);
        PLANS.put("zlp-model-reader", TestWorkflows::modelReader);
        PLANS.put("background-subtractor", TestWorkflows::backgroundSubtractor);
        PLANS.put("band-gap", TestWorkflows::bandGap);
        PLANS.put("spectrum-peaks", TestWorkflows::spectrumPeaks);
        PLANS.put("spectral-image-to-table", TestWorkflows::tables);
        PLANS.put("spectral-image-viewer", TestWorkflows::spectralImageViewer);
        PLANS.put("spectral-image-overlay", TestWorkflows::spectralImageOverlay);
        PLANS.put("micrograph-viewer", MicrographWorkflows::micrographViewer);
        PLANS.put("stem-image-simulator", MicrographWorkflows::stemImageSimulator);
        PLANS.put("defect-scorer", MicrographWorkflows::defectScorer);
        PLANS.put("lattice-analyzer", MicrographWorkflows::latticeAnalyzer);
        PLANS.put("defect-cnn", MicrographWorkflows::defectCnn);
    }

    /** An image with labels and the model trained on it. */
    private record Model(Node image, Node clusters, Node trainer) {}

    private TestWorkflows() {}

    /**
     * @param args the folder to write into, existing workflows are replaced
     * @throws IOException if it cannot be written
     * @throws InvalidSettingsException if a workflow sets what a node does not have
     */
    public static void main(final String[] args) throws IOException, InvalidSettingsException {
        if (args.length != 1) {
            throw new IllegalArgumentException(
                    "Expected the folder to write the workflows into, found "
                            + args.length
                            + " arguments");
        }
        for (final String name : names()) {
            write(name, Path.of(args[0]).resolve(name));
        }
    }

    /**
     * @return names of all workflows
     */
    public static Iterable<String> names() {
        return PLANS.keySet();
    }

    /**
     * @param name name of a workflow
     * @param directory where to write it
     * @throws IOException if it cannot be written
     * @throws InvalidSettingsException if it sets what a node does not have
     */
    public static void write(final String name, final Path directory)
            throws IOException, InvalidSettingsException {
        Files.createDirectories(directory);
        for (final Map.Entry<String, byte[]> file : TestData.of(name).entrySet()) {
            Files.createDirectories(directory.resolve("data"));
            Files.write(directory.resolve("data").resolve(file.getKey()), file.getValue());
        }
        final WorkflowBuilder workflow = new WorkflowBuilder(new NodeList(), directory);
        PLANS.get(name).add(workflow);
        workflow.write();
    }

    static Node specimen(final WorkflowBuilder w, final int width, final int height)
            throws InvalidSettingsException {
        return w.add(EelsSpecimenSimulatorNodeFactory.class.getName())
                .set("width", width)
                .set("height", height);
    }

    private static Model model(final WorkflowBuilder w, final int replicas)
            throws InvalidSettingsException {
        return model(w, specimen(w, 16, 12), 3, replicas);
    }

    private static Model model(
            final WorkflowBuilder w, final Node image, final int clusters, final int replicas)
            throws InvalidSettingsException {
        final Node cluster =
                w.add(KMeansClusterNodeFactory.class.getName()).set("clusters", clusters);
        final Node trainer =
                w.add(ZlpReplicaTrainerNodeFactory.class.getName()).set("replicas", replicas);
        w.connect(image, 1, cluster, 1);
        w.connect(cluster, 1, trainer, 1);
        return new Model(image, cluster, trainer);
    }

    private static Node subtract(final WorkflowBuilder w, final Model model)
            throws InvalidSettingsException {
        final Node subtractor = w.add(BackgroundSubtractorNodeFactory.class.getName());
        w.connect(model.trainer(), 1, subtractor, 1);
        w.connect(model.clusters(), 1, subtractor, 2);
        return subtractor;
    }

    private static Node gap(final WorkflowBuilder w, final Model model)
            throws InvalidSettingsException {
        final Node gap = w.add(BandGapNodeFactory.class.getName());
        w.connect(model.clusters(), 1, gap, 1);
        w.connect(model.trainer(), 1, gap, 2);
        return gap;
    }

    private static Node peaks(final WorkflowBuilder w, final Model model)
            throws InvalidSettingsException {
        final Node peaks = w.add(SpectrumPeaksNodeFactory.class.getName());
        w.connect(model.clusters(), 1, peaks, 1);
        w.connect(model.trainer(), 1, peaks, 2);
        return peaks;
    }

    private static Node measured(final WorkflowBuilder w) throws InvalidSettingsException {
        w.variable(FlowVar.parse(DATA, FlowVar.Type.STRING, ""));
        return w.add(SpectrumReaderNodeFactory.class.getName())
                .useVariable("source/path", DATA)
                .annotate("Folder: workflow variable data");
    }

    private static void bandGapMap(final WorkflowBuilder w) throws InvalidSettingsException {
        final Model model = model(w, specimen(w, 48, 32), 5, 50);
        subtract(w, model);
        gap(w, model).set("exponent", "INDIRECT");
    }

    private static void ws2BandGap(final WorkflowBuilder w) throws InvalidSettingsException {
        final Model model = model(w, measured(w), 1, 100);
        subtract(w, model);
        gap(w, model);
    }

    private static void ws2Exciton(final WorkflowBuilder w) throws InvalidSettingsException {
        final Model model = model(w, measured(w), 2, 100);
        subtract(w, model);
        peaks(w, model).set("low", 1.2).set("high", 2.4);
    }

    private static void spectrumReader(final WorkflowBuilder w) throws InvalidSettingsException {
        w.add(SpectrumReaderNodeFactory.class.getName())
                .set("source/path", "knime://knime.workflow/data/" + TestData.SPECTRA)
                .set("textLayout", "LINE");
    }

    private static void imageReader(final WorkflowBuilder w) throws InvalidSettingsException {
        w.add(ImageReaderNodeFactory.class.getName())
                .set("source/path", "knime://knime.workflow/data/frame-*.mrc")
                .set("pixelSize", 0.2)
                .set("pixelSize_is_present", true);
    }

    private static void signalInfo(final WorkflowBuilder w) throws InvalidSettingsException {
        w.add(SignalInfoNodeFactory.class.getName())
                .set("source/path", "knime://knime.workflow/data");
    }

    private static void signalWriter(final WorkflowBuilder w) throws InvalidSettingsException {
        w.variable(FlowVar.parse(TARGET, FlowVar.Type.STRING, ""));
        final Node image = specimen(w, 5, 4);
        final Node writer =
                w.add(SignalWriterNodeFactory.class.getName())
                        .set("format", "HSPY")
                        .useVariable("target/path", TARGET)
                        .annotate("File: workflow variable target");
        w.connect(image, 1, writer, 1);
    }

    private static void kMeansCluster(final WorkflowBuilder w) throws InvalidSettingsException {
        final Node image = specimen(w, 12, 8);
        final Node cluster =
                w.add(KMeansClusterNodeFactory.class.getName())
                        .set("countRule", "SILHOUETTE")
                        .set("maxClusters", 6);
        w.connect(image, 1, cluster, 1);
    }

    private static void backgroundSubtractor(final WorkflowBuilder w)
            throws InvalidSettingsException {
        subtract(w, model(w, 8));
    }

    /** One model of three beam energies and exposures, asked at 80 keV and, outside, 300 keV. */
    private static void zlpConditions(final WorkflowBuilder w) throws InvalidSettingsException {
        final Node trainer =
                w.addWithPorts(
                                ZlpReplicaTrainerNodeFactory.class.getName(),
                                "More images",
                                List.of(SpectralImagePortObject.TYPE, SpectralImagePortObject.TYPE))
                        .set("replicas", 20);
        final double[][] trained = {{60, 0.05}, {100, 0.2}, {200, 0.02}};
        for (int i = 0; i < trained.length; i++) {
            w.connect(clusteredAt(w, trained[i][0], trained[i][1], i + 1), 1, trainer, i + 1);
        }
        for (final double kev : new double[] {80, 300}) {
            final Node subtractor = w.add(BackgroundSubtractorNodeFactory.class.getName());
            w.connect(trainer, 1, subtractor, 1);
            w.connect(clusteredAt(w, kev, 0.05, 9), 1, subtractor, 2);
        }
    }

    private static Node clusteredAt(
            final WorkflowBuilder w, final double kev, final double s, final long seed)
            throws InvalidSettingsException {
        final Node image =
                specimen(w, 16, 12)
                        .set("beamEnergy", kev)
                        .set("exposure", s)
                        .set("seed", seed)
                        .annotate(Math.round(kev) + " keV, " + s + " s");
        final Node cluster = w.add(KMeansClusterNodeFactory.class.getName()).set("clusters", 3);
        w.connect(image, 1, cluster, 1);
        return cluster;
    }

    private static Node fit(final WorkflowBuilder w, final Node image, final String family)
            throws InvalidSettingsException {
        final Node fitter = w.add(BackgroundFitterNodeFactory.class.getName()).set("model", family);
        w.connect(image, 1, fitter, 1);
        return fitter;
    }

    private static void backgroundFitter(final WorkflowBuilder w) throws InvalidSettingsException {
        final Node image = specimen(w, 16, 12);
        final Node cluster = w.add(KMeansClusterNodeFactory.class.getName()).set("clusters", 3);
        w.connect(image, 1, cluster, 1);
        for (final String family : new String[] {"POWER_LAW", "SPLIT_PEARSON_VII", "VACUUM"}) {
            final Node subtractor = w.add(BackgroundSubtractorNodeFactory.class.getName());
            w.connect(fit(w, cluster, family), 1, subtractor, 1);
            w.connect(cluster, 1, subtractor, 2);
        }
    }

    private static void modelComparison(final WorkflowBuilder w) throws InvalidSettingsException {
        final Node image = specimen(w, 16, 12).set("zeroLoss", true);
        final Model model = model(w, image, 3, 8);
        final Node fit = fit(w, model.clusters(), "POWER_LAW");
        final Node comparison =
                w.add(ZlpModelComparisonNodeFactory.class.getName()).set("truth", "SIMULATED");
        w.connect(model.clusters(), 1, comparison, 1);
        w.connect(model.trainer(), 1, comparison, 2);
        w.connect(fit, 1, comparison, 3);
    }

    private static void modelWriter(final WorkflowBuilder w) throws InvalidSettingsException {
        w.variable(FlowVar.parse(TARGET, FlowVar.Type.STRING, ""));
        final Node trainer = model(w, 8).trainer();
        final Node writer =
                w.add(ZlpModelWriterNodeFactory.class.getName())
                        .useVariable("target/path", TARGET)
                        .annotate("File: workflow variable target");
        w.connect(trainer, 1, writer, 1);
    }

    private static void modelReader(final WorkflowBuilder w) throws InvalidSettingsException {
        final Node reader =
                w.add(ZlpModelReaderNodeFactory.class.getName())
                        .set("source/path", "knime://knime.workflow/data/" + TestData.MODEL);
        final Node subtractor = w.add(BackgroundSubtractorNodeFactory.class.getName());
        w.connect(reader, 1, subtractor, 1);
        w.connect(specimen(w, 8, 6), 1, subtractor, 2);
    }

    private static void bandGap(final WorkflowBuilder w) throws InvalidSettingsException {
        gap(w, model(w, 8)).set("grouping", "CLUSTER");
    }

    private static void spectrumPeaks(final WorkflowBuilder w) throws InvalidSettingsException {
        peaks(w, model(w, 8)).set("grouping", "CLUSTER").set("high", 8.0);
    }

    private static void tables(final WorkflowBuilder w) throws InvalidSettingsException {
        final Node image = specimen(w, 5, 4);
        final Node toTable = w.add(SpectralImageToTableNodeFactory.class.getName());
        final Node toImage = w.add(TableToSpectralImageNodeFactory.class.getName());
        w.connect(image, 1, toTable, 1);
        w.connect(toTable, 1, toImage, 1);
    }

    private static void spectralImageViewer(final WorkflowBuilder w)
            throws InvalidSettingsException {
        final Node subtractor = subtract(w, model(w, 8));
        final Node viewer = w.add(SpectralImageViewerNodeFactory.class.getName());
        w.connect(subtractor, 1, viewer, 1);
        final Node table = w.add(SpectralImageToTableNodeFactory.class.getName());
        w.connect(subtractor, 1, table, 1);
    }

    /** The raw image, the same without its zero-loss peak, and the peak itself in one view. */
    private static void spectralImageOverlay(final WorkflowBuilder w)
            throws InvalidSettingsException {
        final Model model = model(w, 8);
        final Node subtractor = subtract(w, model);
        final Node viewer =
                w.addWithPorts(
                        SpectralImageViewerNodeFactory.class.getName(),
                        "Spectral images",
                        List.of(SpectralImagePortObject.TYPE, SpectralImagePortObject.TYPE));
        w.connect(model.clusters(), 1, viewer, 1);
        w.connect(subtractor, 1, viewer, 2);
        w.connect(subtractor, 2, viewer, 3);
    }
}
