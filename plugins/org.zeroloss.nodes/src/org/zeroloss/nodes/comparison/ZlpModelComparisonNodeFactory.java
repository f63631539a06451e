package org.zeroloss.nodes.comparison;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.DefaultView.ViewInput;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.background.ComparedModel;
import org.zeroloss.eels.background.ComparisonParameters;
import org.zeroloss.eels.background.ComparisonResult;
import org.zeroloss.eels.background.ComparisonRow;
import org.zeroloss.eels.background.ComparisonTruth;
import org.zeroloss.eels.background.EnergyWindow;
import org.zeroloss.eels.background.ModelComparison;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.nodes.dialog.EnergyAxis;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.path.TemporaryFolder;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.port.ZlpModelPortObject;
import org.zeroloss.nodes.table.Columns;
import org.zeroloss.nodes.view.ScoreService;
import org.zeroloss.nodes.view.ViewPage;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The node ZLP Model Comparison: which model of the zero-loss peak is right for the data. */
public final class ZlpModelComparisonNodeFactory extends DefaultNodeFactory {

    private static final Columns<ComparisonRow> SCORES =
            new Columns<ComparisonRow>(
                            r ->
                                    r.spectra() == 0
                                            ? "no spectrum has this window and a background"
                                            : "one spectrum has no standard error")
                    .text("model", ComparisonRow::model)
                    .text("kind", ComparisonRow::family)
                    .real("from (eV)", r -> r.window().fromEv())
                    .real("to (eV)", r -> r.window().toEv())
                    .whole("spectra", ComparisonRow::spectra)
                    .whole("failed", ComparisonRow::failed)
                    .real("bias (counts)", ComparisonRow::bias)
                    .real("bias (σ)", ComparisonRow::biasSigma)
                    .real("RMS error (counts)", ComparisonRow::rms)
                    .real("RMS error (σ)", ComparisonRow::rmsSigma)
                    .real("coverage of the 68 % band", ComparisonRow::coverage)
                    .real("log score", ComparisonRow::logScore)
                    .real("CRPS (counts)", ComparisonRow::crps)
                    .real("behind the best", ComparisonRow::behind)
                    .real("behind the best, standard error", ComparisonRow::behindError)
                    .real("time per spectrum (ms)", ComparisonRow::millisPerSpectrum)
                    .flag("held out", ComparisonRow::heldOut)
                    .text("note", ComparisonRow::note);

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("ZLP Model Comparison")
                    .icon("../../../../icons/zlp-model-comparison.png")
                    .shortDescription(
                            "Scores models of the zero-loss peak on vacuum spectra or on simulated"
                                    + " truth.")
                    .fullDescription(
                            """
Tells which model of the zero-loss peak, from trained ensemble to power \
law, gives the right background where it is needed, and whether its \
band is honest. Every model predicts the same spectra in the same \
energy windows; it is scored unmatched, since around the maximum the \
subtracted peak is the spectrum itself.
<p>One row per model and window. <i>Bias</i> and <i>RMS error</i> are \
those of model − truth, in counts and in units of σ, the noise of a \
channel. Against vacuum spectra the RMS error holds their noise: 1 σ \
is perfect. <i>Coverage</i> should be 0.68. The <i>log score</i> is \
the mean log density that the model gives a new measurement, the \
<i>CRPS</i> (continuous ranked probability score) its distance in \
counts (Gneiting and Raftery 2007); both reward a model that is right \
and knows how right it is. <i>Behind the best</i> is the difference in \
log score to the best model of the window, with its standard error \
over spectra: models within two of them cannot be told apart.</p>
<p><i>Held out</i> says whether a model had not seen what it is scored \
on. A model that was made on this image learns from its vacuum, so \
it is made anew without the spectra of each fold, with the same \
settings: an ensemble is trained as many times as there are folds. A \
model of another image is held out as it is, and a formula fitted to \
each spectrum in windows above its fit window.</p>
<p>More models can be added as further input ports.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .dynamicPorts(
                            p ->
                                    p.addInputPortGroup(
                                                    "Spectral image",
                                                    g ->
                                                            g.name("Spectral image")
                                                                    .description(
                                                                            "Raw image with vacuum,"
                                                                                + " or a simulated"
                                                                                + " one with its"
                                                                                + " true zero-loss"
                                                                                + " peak.")
                                                                    .fixed(
                                                                            SpectralImagePortObject
                                                                                    .TYPE))
                                            .addInputPortGroup(
                                                    "ZLP models",
                                                    g ->
                                                            g.name("ZLP model")
                                                                    .description(
                                                                            "A model to compare;"
                                                                                + " add a port for"
                                                                                + " each further"
                                                                                + " one.")
                                                                    .extendable()
                                                                    .supportedTypes(
                                                                            ZlpModelPortObject.ANY)
                                                                    .fixedTypes(
                                                                            ZlpModelPortObject.ANY)
                                                                    .defaultNonFixedTypes(
                                                                            ZlpModelPortObject.ANY))
                                            .addOutputPortGroup(
                                                    "Scores",
                                                    g ->
                                                            g.name("Scores")
                                                                    .description(
                                                                            "One row per model and"
                                                                                + " energy window.")
                                                                    .fixed(BufferedDataTable.TYPE)))
                    .model(
                            m ->
                                    m.parametersClass(ZlpModelComparisonParameters.class)
                                            .configure(ZlpModelComparisonNodeFactory::configure)
                                            .execute(ZlpModelComparisonNodeFactory::execute))
                    .addView(
                            v ->
                                    v.withoutParameters()
                                            .description(
                                                    "Any of the scores against the energy, with a"
                                                        + " symbol for each model, and the scores"
                                                        + " of a window as a table.")
                                            .page(ViewPage.of("comparison.js"))
                                            .initialData(d -> d.data(i -> service(i).info()))
                                            .dataService(
                                                    d ->
                                                            d.handler(
                                                                    ZlpModelComparisonNodeFactory
                                                                            ::service)))
                    .nodeType(NodeType.Other)
                    .keywords(
                            "zero-loss peak",
                            "cross-validation",
                            "score",
                            "coverage",
                            "background",
                            "benchmark");

    /** Creates the factory. */
    public ZlpModelComparisonNodeFactory() {
        super(NODE);
    }

    private static ScoreService service(final ViewInput input) {
        return new ScoreService(input.getInternalTables()[0]);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final ZlpModelComparisonParameters settings = in.getParameters();
        final ComparisonParameters parameters = NodeWork.configure(settings::toEngine);
        out.setOutSpec(0, SCORES.spec());
        final SpectralImagePortObjectSpec image = in.getInPortSpec(0);
        if (image == null) {
            return;
        }
        final EnergyAxis axis = EnergyAxis.withZeroLoss(image.signal());
        for (final EnergyWindow w : parameters.windows()) {
            axis.requireInside(w.fromEv(), "the start of an energy window");
        }
        if (parameters.truth() == ComparisonTruth.SIMULATED
                && !image.signal().bands().contains(SpecimenSimulator.ZERO_LOSS)) {
            throw new InvalidSettingsException(
                    "Expected an image with its true zero-loss peak (band '"
                            + SpecimenSimulator.ZERO_LOSS
                            + "'), found the bands "
                            + image.signal().bands()
                            + ". Switch on \"Add the true zero-loss peak\" in the EELS Specimen"
                            + " Simulator, or score against vacuum spectra.");
        }
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final ZlpModelComparisonParameters settings = in.getParameters();
        final SpectralImagePortObject input = in.getInPortObject(0);
        final int inputs = in.getInPortObjects().length;
        final List<ComparedModel> models = new ArrayList<>();
        for (int i = 1; i < inputs; i++) {
            final ZlpModelPortObject port = in.getInPortObject(i);
            final String name = i + ": " + port.background().name();
            models.add(
                    settings.m_retrain
                            ? ComparedModel.of(name, port.background())
                            : ComparedModel.ready(name, port.background()));
        }
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Connect an image with vacuum spectra, or a simulated one with its true zero-loss"
                        + " peak, and models that fit it.",
                progress -> {
                    try (Signal image = input.open();
                            TemporaryFolder folder = new TemporaryFolder()) {
                        final ComparisonResult result =
                                new ModelComparison(settings.toEngine())
                                        .compare(
                                                image,
                                                models,
                                                folder.path(),
                                                Workers.standard(),
                                                progress);
                        final int windows = settings.toEngine().windows().size();
                        final AtomicInteger count = new AtomicInteger();
                        final BufferedDataTable scores =
                                SCORES.fill(
                                        exec,
                                        result.rows(),
                                        r -> rowId(count.getAndIncrement(), windows));
                        out.setOutData(scores);
                        out.setInternalData(scores);
                        warn(result, out);
                    }
                });
    }

    private static String rowId(final int row, final int windows) {
        return "model" + (row / windows + 1) + "_window" + (row % windows + 1);
    }

    private static void warn(final ComparisonResult result, final ExecuteOutput out) {
        final Warnings warnings = new Warnings().add(result.leftOut());
        final long seen = result.rows().stream().filter(r -> !r.heldOut()).count();
        if (seen > 0) {
            warnings.add(
                    seen
                            + " of "
                            + result.rows().size()
                            + " scores may be too good, since the model has seen what it is scored"
                            + " on; the column \"note\" says why.");
        }
        final long failed = result.rows().stream().filter(r -> r.spectra() == 0).count();
        if (failed > 0) {
            warnings.add(
                    failed
                            + " of "
                            + result.rows().size()
                            + " scores are missing: no spectrum has that window and a background.");
        }
        warnings.show(out);
    }
}
