package org.zeroloss.nodes.trainer;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.zlp.ReplicaRow;
import org.zeroloss.eels.zlp.ZlpReplicaTrainer;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.eels.zlp.ZlpTraining;
import org.zeroloss.nodes.dialog.EnergyAxis;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObjectSpec;
import org.zeroloss.nodes.table.Columns;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;

/** The node ZLP Replica Trainer: learns the zero-loss peak with its uncertainty. */
public final class ZlpReplicaTrainerNodeFactory extends DefaultNodeFactory {

    private static final Columns<ReplicaRow> TRAINING =
            new Columns<ReplicaRow>(r -> "trained without validation samples, or diverged")
                    .integer("replica", ReplicaRow::replica)
                    .real("train loss", ReplicaRow::trainLoss)
                    .real("validation loss", ReplicaRow::validationLoss)
                    .integer("epochs", ReplicaRow::epochs)
                    .flag("kept", ReplicaRow::kept);

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
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addInputPort(
                                                    "Spectral image",
                                                    "Image with labels, from K-Means Cluster;"
                                                            + " without labels all spectra form"
                                                            + " one cluster.",
                                                    SpectralImagePortObject.TYPE)
                                            .addOutputPort(
                                                    "ZLP ensemble",
                                                    "The trained model.",
                                                    ZlpEnsemblePortObject.TYPE)
                                            .addOutputTable(
                                                    "Training",
                                                    "One row per replica: its losses, the steps it"
                                                            + " took, and whether it was kept."))
                    .model(
                            m ->
                                    m.parametersClass(ZlpReplicaTrainerParameters.class)
                                            .configure(ZlpReplicaTrainerNodeFactory::configure)
                                            .execute(ZlpReplicaTrainerNodeFactory::execute))
                    .nodeType(NodeType.Learner)
                    .keywords("zero-loss peak", "neural network", "Monte Carlo", "uncertainty");

    /** Creates the factory. */
    public ZlpReplicaTrainerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final ZlpReplicaTrainerParameters settings = in.getParameters();
        final ZlpTrainerParameters parameters = NodeWork.configure(settings::toEngine);
        out.setOutSpec(1, TRAINING.spec());
        final SpectralImagePortObjectSpec image = in.getInPortSpec(0);
        if (image == null) {
            return;
        }
        final EnergyAxis axis = EnergyAxis.withZeroLoss(image.signal());
        axis.requireInside(parameters.regionEndEv(), "\"End of the training region\"");
        axis.requireInside(parameters.blankStartEv(), "\"Zero-loss peak gone from\"");
        if (!image.signal().hasMap(MapColumn.LABEL) && image.signal().rows() > 1) {
            out.setWarningMessage(
                    "The image has no labels, so all its spectra form one cluster and the model"
                            + " cannot follow the thickness. Connect the output of K-Means"
                            + " Cluster.");
        }
        out.setOutSpec(0, new ZlpEnsemblePortObjectSpec(image.signal()));
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final ZlpReplicaTrainerParameters settings = in.getParameters();
        final SpectralImagePortObject input = in.getInPortObject(0);
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Set the training region in the dialog, or use other clusters.",
                progress -> {
                    final ZlpTraining training;
                    try (Signal image = input.open()) {
                        training =
                                new ZlpReplicaTrainer(settings.toEngine())
                                        .train(image, Workers.standard(), progress.part(0, 0.99));
                    }
                    out.setOutData(
                            new ZlpEnsemblePortObject(
                                    training.ensemble(),
                                    new ZlpEnsemblePortObjectSpec(input.getSpec().signal())),
                            TRAINING.fill(exec, training.replicas(), r -> "replica" + r.replica()));
                    warn(training, out);
                });
    }

    private static void warn(final ZlpTraining training, final ExecuteOutput out) {
        final Warnings warnings = new Warnings().add(training.leftOut());
        if (training.regions().stream().noneMatch(r -> r.label() < 0)) {
            warnings.add(
                    "No vacuum was found in the image, so the tail of the zero-loss peak under the"
                        + " onset is a guess and gaps may be 0.1 to 0.2 eV off. Scan some vacuum,"
                        + " or mark its spectra with the vacuum pattern of Spectrum Reader.");
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
