package org.zeroloss.nodes.peaks;

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
import org.knime.node.DefaultView.ViewInput;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.peaks.PeakParameters;
import org.zeroloss.eels.peaks.PeakResult;
import org.zeroloss.eels.peaks.SpectrumPeaks;
import org.zeroloss.nodes.dialog.EnergyAxis;
import org.zeroloss.nodes.dialog.ModelMatch;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObjectSpec;
import org.zeroloss.nodes.view.PeakRows;
import org.zeroloss.nodes.view.PeakService;
import org.zeroloss.nodes.view.Settings;
import org.zeroloss.nodes.view.ViewPage;
import org.zeroloss.signal.Signal;

import java.util.Map;

/** The node Spectrum Peaks: peaks with and without the zero-loss peak. */
public final class SpectrumPeaksNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Spectrum Peaks")
                    .icon("../../../../icons/spectrum-peaks.png")
                    .shortDescription(
                            "Finds peaks such as excitons in the spectra without their zero-loss"
                                    + " peak, and in the raw spectra beside them.")
                    .fullDescription(
                            """
Finds the peaks of every spectrum after each replica of the model has \
taken its zero-loss peak away: position, height and width, \
each as median with a 68 % band, and the share of replicas that show \
the peak. The peaks of the raw spectrum stand beside them, so that one \
sees what the subtraction does to them.
<p>A peak counts if it stands out of its surroundings by the chosen \
number of standard deviations of the noise. RowIDs are \
<tt>x3_y5_subtracted0</tt>, <tt>cluster2_raw1</tt> and so on, counted \
from the lowest energy.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addInputPort(
                                                    "Spectral image",
                                                    "The raw image.",
                                                    SpectralImagePortObject.TYPE)
                                            .addInputPort(
                                                    "ZLP ensemble",
                                                    "Model from the ZLP Replica Trainer.",
                                                    ZlpEnsemblePortObject.TYPE)
                                            .addOutputTable(
                                                    "Peaks",
                                                    "One row per peak of the subtracted and of the"
                                                            + " raw spectra."))
                    .model(
                            m ->
                                    m.parametersClass(SpectrumPeaksParameters.class)
                                            .configure(SpectrumPeaksNodeFactory::configure)
                                            .execute(SpectrumPeaksNodeFactory::execute))
                    .addView(
                            v ->
                                    v.withoutParameters()
                                            .description(
                                                    "The peaks on their spectrum, with and without"
                                                        + " the zero-loss peak, and a map of their"
                                                        + " energies, heights or widths.")
                                            .page(ViewPage.of("peaks.js"))
                                            .initialData(d -> d.data(i -> service(i).info()))
                                            .dataService(
                                                    d ->
                                                            d.handler(
                                                                    SpectrumPeaksNodeFactory
                                                                            ::service)))
                    .nodeType(NodeType.Learner)
                    .keywords("exciton", "peak search", "low loss", "uncertainty");

    /** Creates the factory. */
    public SpectrumPeaksNodeFactory() {
        super(NODE);
    }

    private static PeakService service(final ViewInput input) {
        final PortObject[] data = input.getInternalPortObjects();
        return new PeakService(
                (SpectralImagePortObject) data[0],
                (ZlpEnsemblePortObject) data[1],
                (BufferedDataTable) data[2],
                (BufferedDataTable) data[3]);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final SpectrumPeaksParameters settings = in.getParameters();
        final PeakParameters parameters = NodeWork.configure(settings::toEngine);
        final SpectralImagePortObjectSpec image = in.getInPortSpec(0);
        final ZlpEnsemblePortObjectSpec model = in.getInPortSpec(1);
        if (image == null) {
            return;
        }
        final EnergyAxis axis = EnergyAxis.withZeroLoss(image.signal());
        axis.requireInside(parameters.lowEv(), "\"Energies from\"");
        axis.requireInside(parameters.highEv(), "\"Energies to\"");
        settings.m_grouping.check(image.signal());
        ModelMatch.warn(model, image.signal(), out);
        out.setOutSpec(0, new PeakTable(parameters.grouping(), image.signal()).spec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final SpectrumPeaksParameters settings = in.getParameters();
        final SpectralImagePortObject input = in.getInPortObject(0);
        final ZlpEnsemblePortObject model = in.getInPortObject(1);
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Change the range of energies in the dialog.",
                progress -> {
                    final PeakParameters parameters = settings.toEngine();
                    final PeakResult result;
                    try (Signal image = input.open()) {
                        result =
                                new SpectrumPeaks(parameters)
                                        .find(
                                                image,
                                                model.ensemble(),
                                                Workers.standard(),
                                                progress.part(0, 0.98));
                    }
                    out.setOutData(
                            0,
                            new PeakTable(parameters.grouping(), input.getSpec().signal())
                                    .fill(exec, result.peaks()));
                    out.setInternalData(
                            input,
                            model,
                            PeakRows.table(exec, result.peaks()),
                            Settings.table(
                                    exec,
                                    Map.of(
                                            PeakService.GROUPING,
                                            parameters.grouping().name(),
                                            PeakService.FROM,
                                            Double.toString(parameters.lowEv()),
                                            PeakService.TO,
                                            Double.toString(parameters.highEv()))));
                    final Warnings warnings =
                            new Warnings()
                                    .add(
                                            ModelMatch.outside(
                                                    model.getSpec(), input.getSpec().signal()))
                                    .add(result.leftOut())
                                    .extrapolated(result.extrapolated());
                    if (result.peaks().isEmpty()) {
                        warnings.add(
                                "No peak stands out of the noise, so the table is empty. Choose a"
                                        + " lower significance, or a wider filter, to see more.");
                    }
                    warnings.show(out);
                });
    }
}
