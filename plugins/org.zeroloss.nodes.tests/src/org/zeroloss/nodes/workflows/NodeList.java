package org.zeroloss.nodes.workflows;

import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettingsRO;
import org.zeroloss.nodes.bandgap.BandGapNodeFactory;
import org.zeroloss.nodes.comparison.ZlpModelComparisonNodeFactory;
import org.zeroloss.nodes.defectcnn.DefectCnnNodeFactory;
import org.zeroloss.nodes.defectlearner.DefectCnnLearnerNodeFactory;
import org.zeroloss.nodes.defectscorer.DefectScorerNodeFactory;
import org.zeroloss.nodes.fitter.BackgroundFitterNodeFactory;
import org.zeroloss.nodes.info.SignalInfoNodeFactory;
import org.zeroloss.nodes.kmeans.KMeansClusterNodeFactory;
import org.zeroloss.nodes.lattice.LatticeAnalyzerNodeFactory;
import org.zeroloss.nodes.micrograph.MicrographViewerNodeFactory;
import org.zeroloss.nodes.modelreader.ZlpModelReaderNodeFactory;
import org.zeroloss.nodes.modelwriter.ZlpModelWriterNodeFactory;
import org.zeroloss.nodes.peaks.SpectrumPeaksNodeFactory;
import org.zeroloss.nodes.port.BackgroundFitPortObject;
import org.zeroloss.nodes.port.BackgroundFitPortObjectSpec;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.port.DefectModelPortObjectSpec;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.ImageStackPortObjectSpec;
import org.zeroloss.nodes.port.SignalPortObject;
import org.zeroloss.nodes.port.SignalPortObjectSpec;
import org.zeroloss.nodes.port.SimulationRecipePortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObjectSpec;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObjectSpec;
import org.zeroloss.nodes.port.ZlpModelPortObject;
import org.zeroloss.nodes.port.ZlpModelPortObjectSpec;
import org.zeroloss.nodes.portview.PortViews;
import org.zeroloss.nodes.reader.ImageReaderNodeFactory;
import org.zeroloss.nodes.reader.SpectrumReaderNodeFactory;
import org.zeroloss.nodes.simulator.EelsSpecimenSimulatorNodeFactory;
import org.zeroloss.nodes.stemsimulator.StemImageSimulatorNodeFactory;
import org.zeroloss.nodes.subtractor.BackgroundSubtractorNodeFactory;
import org.zeroloss.nodes.toimage.TableToSpectralImageNodeFactory;
import org.zeroloss.nodes.totable.SpectralImageToTableNodeFactory;
import org.zeroloss.nodes.trainer.ZlpReplicaTrainerNodeFactory;
import org.zeroloss.nodes.viewer.SpectralImageViewerNodeFactory;
import org.zeroloss.nodes.writer.SignalWriterNodeFactory;
import org.zeroloss.standin.exec.BundleInfo;
import org.zeroloss.standin.exec.ClasspathRepository;
import org.zeroloss.standin.exec.NodeEntry;
import org.zeroloss.standin.exec.NodeRepository;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.PortTypeDeclaration;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.util.List;
import java.util.function.Supplier;

/** All nodes of the extension, with and without OSGi, under the bundle that holds them. */
public final class NodeList implements NodeRepository {

    /** Version that the committed workflows name; a later one opens them as well. */
    private static final String VERSION = "0.1.0";

    private static final BundleInfo BUNDLE =
            new BundleInfo("Zeroloss KNIME Nodes", "org.zeroloss.nodes", "Zeroloss", VERSION);
    private static final BundleInfo FEATURE =
            new BundleInfo("Zeroloss", "org.zeroloss.feature.feature.group", "Zeroloss", VERSION);
    private static final String CATEGORY = "/community/zeroloss";

    private final ClasspathRepository m_nodes = new ClasspathRepository();

    /** Creates the list, and makes port types and port views known as the bundle does in KNIME. */
    public NodeList() {
        PortViews.register();
        new PortTypeDeclaration(
                        SpectralImagePortObject.class,
                        SpectralImagePortObjectSpec.class,
                        "Spectral Image",
                        0xb04fd6,
                        new SpectralImagePortObject.Serializer(),
                        new SpectralImagePortObjectSpec.Serializer())
                .register();
        new PortTypeDeclaration(
                        ImageStackPortObject.class,
                        ImageStackPortObjectSpec.class,
                        "Image Stack",
                        0xe58a1f,
                        new ImageStackPortObject.Serializer(),
                        new ImageStackPortObjectSpec.Serializer())
                .register();
        new PortTypeDeclaration(
                        SignalPortObject.class,
                        SignalPortObjectSpec.class,
                        "Signal",
                        0x7d86a8,
                        new SignalPortObject.Serializer(),
                        new SignalPortObjectSpec.Serializer())
                .register();
        new PortTypeDeclaration(
                        ZlpEnsemblePortObject.class,
                        ZlpEnsemblePortObjectSpec.class,
                        "ZLP Ensemble",
                        0x1eb9dc,
                        new ZlpEnsemblePortObject.Serializer(),
                        new ZlpEnsemblePortObjectSpec.Serializer())
                .register();
        new PortTypeDeclaration(
                        BackgroundFitPortObject.class,
                        BackgroundFitPortObjectSpec.class,
                        "Background Fit",
                        0x1eb9dc,
                        new BackgroundFitPortObject.Serializer(),
                        new BackgroundFitPortObjectSpec.Serializer())
                .register();
        new PortTypeDeclaration(
                        ZlpModelPortObject.class,
                        ZlpModelPortObjectSpec.class,
                        "ZLP Model",
                        0x1eb9dc,
                        new ZlpModelPortObject.Serializer(),
                        new ZlpModelPortObjectSpec.Serializer())
                .register();
        new PortTypeDeclaration(
                        SimulationRecipePortObject.class,
                        SimulationRecipePortObjectSpec.class,
                        "Simulation Recipe",
                        0x4fa36b,
                        new SimulationRecipePortObject.Serializer(),
                        new SimulationRecipePortObjectSpec.Serializer())
                .register();
        new PortTypeDeclaration(
                        DefectModelPortObject.class,
                        DefectModelPortObjectSpec.class,
                        "Defect Model",
                        0xc43b6b,
                        new DefectModelPortObject.Serializer(),
                        new DefectModelPortObjectSpec.Serializer())
                .register();
        add(SpectrumReaderNodeFactory.class, SpectrumReaderNodeFactory::new);
        add(ImageReaderNodeFactory.class, ImageReaderNodeFactory::new);
        add(SignalInfoNodeFactory.class, SignalInfoNodeFactory::new);
        add(SignalWriterNodeFactory.class, SignalWriterNodeFactory::new);
        add(EelsSpecimenSimulatorNodeFactory.class, EelsSpecimenSimulatorNodeFactory::new);
        add(KMeansClusterNodeFactory.class, KMeansClusterNodeFactory::new);
        add(ZlpReplicaTrainerNodeFactory.class, ZlpReplicaTrainerNodeFactory::new);
        add(BackgroundFitterNodeFactory.class, BackgroundFitterNodeFactory::new);
        add(ZlpModelReaderNodeFactory.class, ZlpModelReaderNodeFactory::new);
        add(ZlpModelWriterNodeFactory.class, ZlpModelWriterNodeFactory::new);
        add(ZlpModelComparisonNodeFactory.class, ZlpModelComparisonNodeFactory::new);
        add(BackgroundSubtractorNodeFactory.class, BackgroundSubtractorNodeFactory::new);
        add(BandGapNodeFactory.class, BandGapNodeFactory::new);
        add(SpectrumPeaksNodeFactory.class, SpectrumPeaksNodeFactory::new);
        add(SpectralImageToTableNodeFactory.class, SpectralImageToTableNodeFactory::new);
        add(TableToSpectralImageNodeFactory.class, TableToSpectralImageNodeFactory::new);
        add(SpectralImageViewerNodeFactory.class, SpectralImageViewerNodeFactory::new);
        add(MicrographViewerNodeFactory.class, MicrographViewerNodeFactory::new);
        add(StemImageSimulatorNodeFactory.class, StemImageSimulatorNodeFactory::new);
        add(DefectScorerNodeFactory.class, DefectScorerNodeFactory::new);
        add(LatticeAnalyzerNodeFactory.class, LatticeAnalyzerNodeFactory::new);
        add(DefectCnnLearnerNodeFactory.class, DefectCnnLearnerNodeFactory::new);
        add(DefectCnnNodeFactory.class, DefectCnnNodeFactory::new);
    }

    private <F extends NodeFactory<?>> void add(final Class<F> type, final Supplier<F> factory) {
        m_nodes.add(type, factory, CATEGORY);
    }

    @Override
    public List<NodeEntry> nodes() {
        return m_nodes.nodes().stream()
                .map(e -> new NodeEntry(e.factoryClass(), e.category(), BUNDLE, FEATURE))
                .toList();
    }

    @Override
    public NodeRuntime create(
            final String factoryClass, final NodeSettingsRO settings, final WorkflowPlace place) {
        return m_nodes.create(factoryClass, settings, place);
    }
}
