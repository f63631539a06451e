package org.zeroloss.nodes.trainer;

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
import org.knime.node.DefaultView.ViewInput;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.zlp.RegionScan;
import org.zeroloss.eels.zlp.RegionScanRow;
import org.zeroloss.eels.zlp.ReplicaRow;
import org.zeroloss.eels.zlp.ZlpReplicaTrainer;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.eels.zlp.ZlpTraining;
import org.zeroloss.eels.zlp.conditions.ConditionRange;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.nodes.dialog.EnergyAxis;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObjectSpec;
import org.zeroloss.nodes.table.Columns;
import org.zeroloss.nodes.view.TrainingService;
import org.zeroloss.nodes.view.TrainingTables;
import org.zeroloss.nodes.view.ViewPage;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;

/** The node ZLP Replica Trainer: learns the zero-loss peak with its uncertainty. */
public final class ZlpReplicaTrainerNodeFactory extends DefaultNodeFactory {

    private static final String MORE_IMAGES = "More images";

    private static final Columns<ReplicaRow> TRAINING =
            new Columns<ReplicaRow>(r -> "trained without validation samples, or diverged")
                    .integer("replica", ReplicaRow::replica)
                    .real("train loss", ReplicaRow::trainLoss)
                    .real("validation loss", ReplicaRow::validationLoss)
                    .integer("epochs", ReplicaRow::epochs)
                    .flag("kept", ReplicaRow::kept);

    private static final Columns<RegionScanRow> SCAN =
            new Columns<RegionScanRow>(r -> "only one fold left spectra out")
                    .real("factor on dE1", RegionScanRow::endFactor)
                    .real("factor on dE2", RegionScanRow::blankFactor)
                    .real("in-sample loss", RegionScanRow::inSample)
                    .real("out-of-sample loss", RegionScanRow::outOfSample)
                    .real("standard error", RegionScanRow::outOfSampleError)
                    .whole("samples left out", RegionScanRow::samples)
                    .flag("chosen", RegionScanRow::chosen);

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("ZLP Replica Trainer")
                    .icon("../../../../icons/zlp-replica-trainer.png")
                    .shortDescription(
                            "Trains an ensemble of small neural networks that give the zero-loss"
                                    + " peak of a spectrum with its uncertainty.")
                    .fullDescription(
                            """
Learns the zero-loss peak from the spectra themselves. Below the onset \
of inelastic scattering a spectrum is its zero-loss peak; from there \
to where the peak has vanished, the network continues it, falling \
steadily. Its inputs are the energy loss and the logarithm of the \
zero-loss sum, so that one model serves all thicknesses.
<p>Every replica is trained on other data; the spread of the replicas \
is the uncertainty of the peak, and of every result that follows from \
it (Roest et al., Ultramicroscopy 222 (2021) 113202). Training stops \
where the validation loss is smallest. Replicas that failed are \
dropped and counted.</p>
<p>Connect the output of K-Means Cluster: the spectra of each cluster \
are one training example. Spectra that were taken in vacuum help most \
if the reader marked them. RowIDs of the table are <tt>replica0</tt>, \
<tt>replica1</tt> and so on.</p>
<p>Further images, taken at other beam energies or exposure times with \
channels of the same width, can be connected to added ports. One model \
then follows both conditions: between those of the images and, with a \
band that grows with the distance, beyond them. At least three of each \
condition that shall be followed are worth having. Nodes that apply the \
model read the conditions of their image from its metadata.</p>
<p>On request the lengths of the training regions are scanned by \
cross-validation: the spectra of each cluster are divided into folds, \
and each fold is predicted by models trained without it. Of all \
lengths whose loss on the spectra left out is within one standard \
error of the smallest, the longest is chosen.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .dynamicPorts(
                            p ->
                                    p.addInputPortGroup(
                                                    "Spectral image",
                                                    g ->
                                                            g.name("Spectral image")
                                                                    .description(
                                                                            "Image with labels,"
                                                                                + " from K-Means"
                                                                                + " Cluster;"
                                                                                + " without labels"
                                                                                + " all spectra"
                                                                                + " form one"
                                                                                + " cluster.")
                                                                    .fixed(
                                                                            SpectralImagePortObject
                                                                                    .TYPE))
                                            .addInputPortGroup(
                                                    MORE_IMAGES,
                                                    g ->
                                                            g.name("Further spectral image")
                                                                    .description(
                                                                            "Image taken at another"
                                                                                + " beam energy or"
                                                                                + " exposure time,"
                                                                                + " with labels;"
                                                                                + " add a port for"
                                                                                + " each.")
                                                                    .extendable()
                                                                    .supportedTypes(
                                                                            SpectralImagePortObject
                                                                                    .TYPE))
                                            .addOutputPortGroup(
                                                    "ZLP ensemble",
                                                    g ->
                                                            g.name("ZLP ensemble")
                                                                    .description(
                                                                            "The trained model.")
                                                                    .fixed(
                                                                            ZlpEnsemblePortObject
                                                                                    .TYPE))
                                            .addOutputPortGroup(
                                                    "Training",
                                                    g ->
                                                            g.name("Training")
                                                                    .description(
                                                                            "One row per replica:"
                                                                                + " its losses, the"
                                                                                + " steps it took,"
                                                                                + " and whether it"
                                                                                + " was kept.")
                                                                    .fixed(BufferedDataTable.TYPE))
                                            .addOutputPortGroup(
                                                    "Region scan",
                                                    g ->
                                                            g.name("Region scan")
                                                                    .description(
                                                                            "One row per pair of"
                                                                                + " factors that"
                                                                                + " cross-validation"
                                                                                + " tried: the loss"
                                                                                + " on the spectra"
                                                                                + " that trained"
                                                                                + " and on those"
                                                                                + " left out. Empty"
                                                                                + " without a"
                                                                                + " scan.")
                                                                    .fixed(BufferedDataTable.TYPE)))
                    .model(
                            m ->
                                    m.parametersClass(ZlpReplicaTrainerParameters.class)
                                            .configure(ZlpReplicaTrainerNodeFactory::configure)
                                            .execute(ZlpReplicaTrainerNodeFactory::execute))
                    .addView(
                            v ->
                                    v.withoutParameters()
                                            .description(
                                                    "The losses of the replicas while they were"
                                                        + " trained, the trained peak with its 68 %"
                                                        + " band on the spectra of each group with"
                                                        + " the training regions, and the scan of"
                                                        + " the regions if there was one.")
                                            .page(ViewPage.of("training.js"))
                                            .initialData(d -> d.data(i -> service(i).info()))
                                            .dataService(
                                                    d ->
                                                            d.handler(
                                                                    ZlpReplicaTrainerNodeFactory
                                                                            ::service)))
                    .nodeType(NodeType.Learner)
                    .keywords("zero-loss peak", "neural network", "Monte Carlo", "uncertainty");

    /** Creates the factory. */
    public ZlpReplicaTrainerNodeFactory() {
        super(NODE);
    }

    private static TrainingService service(final ViewInput input) {
        final BufferedDataTable[] data = input.getInternalTables();
        return new TrainingService(data[0], data[1], List.of(data).subList(2, data.length));
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final ZlpReplicaTrainerParameters settings = in.getParameters();
        final ZlpTrainerParameters parameters = NodeWork.configure(settings::toEngine);
        out.setOutSpec(1, TRAINING.spec());
        out.setOutSpec(2, SCAN.spec());
        final List<SignalSpec> images = specs(in.getInPortSpecs());
        if (images.isEmpty()) {
            return;
        }
        if (images.size() > 1 && settings.m_scan != ZlpReplicaTrainerParameters.Scan.NONE) {
            throw new InvalidSettingsException(
                    "Cross-validation works on one image, found "
                            + images.size()
                            + "; set \"Scan the training regions\" to \"No\", or remove the"
                            + " further images.");
        }
        for (final SignalSpec image : images) {
            final EnergyAxis axis = EnergyAxis.withZeroLoss(image);
            axis.requireInside(parameters.regionEndEv(), "\"End of the training region\"");
            axis.requireInside(parameters.blankStartEv(), "\"Zero-loss peak gone from\"");
            for (final double end : parameters.regions().endsEv()) {
                axis.requireInside(end, "\"End of the training region of each cluster\"");
            }
        }
        for (int i = 0; i < images.size(); i++) {
            if (!images.get(i).hasMap(MapColumn.LABEL) && images.get(i).rows() > 1) {
                out.setWarningMessage(
                        (images.size() == 1 ? "The image" : "Image " + (i + 1))
                                + " has no labels, so all its spectra form one cluster and the"
                                + " model cannot follow the thickness. Connect the output of"
                                + " K-Means Cluster.");
            }
        }
        out.setOutSpec(0, NodeWork.configure(() -> modelSpec(settings, images)));
    }

    /** Specs of the images; none as long as one of them is not known. */
    private static List<SignalSpec> specs(final PortObjectSpec[] ports) {
        final List<SignalSpec> images = new ArrayList<>();
        for (final PortObjectSpec port : ports) {
            if (port == null) {
                return List.of();
            }
            images.add(((SpectralImagePortObjectSpec) port).signal());
        }
        return images;
    }

    private static ZlpEnsemblePortObjectSpec modelSpec(
            final ZlpReplicaTrainerParameters settings, final List<SignalSpec> images) {
        final SignalSpec first = images.get(0);
        if (images.size() == 1) {
            return new ZlpEnsemblePortObjectSpec(first);
        }
        final List<Conditions> conditions = settings.conditions().of(images);
        return new ZlpEnsemblePortObjectSpec(
                first.withMetadata(
                        ConditionRange.of(conditions).in(conditions.get(0).in(first.metadata()))));
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final ZlpReplicaTrainerParameters settings = in.getParameters();
        final List<SpectralImagePortObject> inputs = new ArrayList<>();
        for (final PortObject port : in.getInPortObjects()) {
            inputs.add((SpectralImagePortObject) port);
        }
        final List<SignalSpec> specs = inputs.stream().map(i -> i.getSpec().signal()).toList();
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Set the training region in the dialog, or use other clusters.",
                progress -> {
                    final boolean none = settings.m_scan == ZlpReplicaTrainerParameters.Scan.NONE;
                    final double scanned = none ? 0 : 0.5;
                    final List<RegionScanRow> scan =
                            none
                                    ? List.of()
                                    : scan(settings, inputs.get(0), progress.part(0, scanned));
                    final ZlpTrainerParameters parameters =
                            settings.m_scan == ZlpReplicaTrainerParameters.Scan.BEST
                                    ? RegionScan.best(scan, settings.toEngine())
                                    : settings.toEngine();
                    final ZlpTraining training =
                            train(
                                    settings,
                                    parameters,
                                    inputs,
                                    specs,
                                    progress.part(scanned, 0.99));
                    final BufferedDataTable replicas =
                            TRAINING.fill(exec, training.replicas(), r -> "replica" + r.replica());
                    final BufferedDataTable regions =
                            SCAN.fill(exec, scan, r -> r.endFactor() + "_" + r.blankFactor());
                    out.setOutData(
                            new ZlpEnsemblePortObject(
                                    training.ensemble(), modelSpec(settings, specs)),
                            replicas,
                            regions);
                    final List<BufferedDataTable> shown =
                            new ArrayList<>(List.of(replicas, regions));
                    shown.addAll(TrainingTables.of(exec, training));
                    out.setInternalData(shown.toArray(BufferedDataTable[]::new));
                    warn(training, specs.size(), out);
                });
    }

    private static List<RegionScanRow> scan(
            final ZlpReplicaTrainerParameters settings,
            final SpectralImagePortObject input,
            final Progress progress) {
        try (Signal image = input.open()) {
            return new RegionScan(settings.toEngine(), settings.scan())
                    .scan(image, Workers.standard(), progress);
        }
    }

    private static ZlpTraining train(
            final ZlpReplicaTrainerParameters settings,
            final ZlpTrainerParameters parameters,
            final List<SpectralImagePortObject> inputs,
            final List<SignalSpec> specs,
            final Progress progress) {
        final List<Conditions> conditions =
                inputs.size() == 1 ? List.of() : settings.conditions().of(specs);
        final List<Signal> images = new ArrayList<>();
        try {
            for (final SpectralImagePortObject input : inputs) {
                images.add(input.open());
            }
            final ZlpReplicaTrainer trainer = new ZlpReplicaTrainer(parameters);
            return inputs.size() == 1
                    ? trainer.train(images.get(0), Workers.standard(), progress)
                    : trainer.train(images, conditions, Workers.standard(), progress);
        } finally {
            images.forEach(Signal::close);
        }
    }

    private static void warn(
            final ZlpTraining training, final int images, final ExecuteOutput out) {
        final Warnings warnings = new Warnings().add(training.leftOut());
        final long vacuums = training.regions().stream().filter(r -> r.label() < 0).count();
        if (vacuums < images) {
            warnings.add(
                    "No vacuum was found in "
                            + (images == 1 ? "the image" : images - vacuums + " of the images")
                            + ", so the tail of the zero-loss peak under the onset is a guess and"
                            + " gaps may be 0.1 to 0.2 eV off. Scan some vacuum, or mark its"
                            + " spectra with the vacuum pattern of Spectrum Reader.");
        }
        final long all = training.replicas().size();
        final long kept = training.replicas().stream().filter(ReplicaRow::kept).count();
        if (kept < all) {
            warnings.add(
                    (all - kept)
                            + " of "
                            + all
                            + " replicas failed to train and were dropped; the model has the other "
                            + kept
                            + ". The table \"Training\" tells which.");
        }
        warnings.show(out);
    }
}
