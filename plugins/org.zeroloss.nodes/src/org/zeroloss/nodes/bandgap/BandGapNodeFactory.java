package org.zeroloss.nodes.bandgap;

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
import org.zeroloss.eels.gap.BandGapFitter;
import org.zeroloss.eels.gap.GapParameters;
import org.zeroloss.eels.gap.GapResult;
import org.zeroloss.eels.gap.GapRow;
import org.zeroloss.eels.gap.GapStatus;
import org.zeroloss.nodes.dialog.EnergyAxis;
import org.zeroloss.nodes.dialog.ModelMatch;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObjectSpec;
import org.zeroloss.nodes.view.GapService;
import org.zeroloss.nodes.view.GapTable;
import org.zeroloss.nodes.view.Settings;
import org.zeroloss.nodes.view.ViewPage;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The node Band Gap: gaps with their uncertainty from a raw image and a zero-loss model. */
public final class BandGapNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Band Gap")
                    .icon("../../../../icons/band-gap.png")
                    .shortDescription(
                            "Fits the onset A(E − E_g)^b to every spectrum and gives the band gap"
                                    + " with a 68 % band.")
                    .fullDescription(
                            """
Finds the band gap E<sub>g</sub> of every pixel, cluster, or of the \
whole image. For each replica of the model it subtracts that replica's \
zero-loss peak from the raw spectrum, adds a fresh draw of the \
spectrum's own noise, and fits the onset \
A(E − E<sub>g</sub>)<sup>b</sup> (Rafferty and Brown, Phys. Rev. B 58 \
(1998) 10326). The table gives the median over the replicas and the \
band that holds 68 % of them.
<p>A gap depends on where the fit window ends. The second table repeats \
the fit with other ends: quote a gap only together with it. Beside \
each gap stands the Cramér-Rao bound, the smallest standard deviation \
that any method can reach at the noise of this spectrum.</p>
<p>Connect the <b>raw</b> image, not the subtracted one. Spectra \
without a significant onset get missing cells that say why. RowIDs are \
<tt>x3_y5</tt> for the pixel in column 3 and line 5, <tt>cluster2</tt> \
or <tt>mean</tt>.</p>
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
                                                    "Band gaps",
                                                    "One row per pixel, cluster or image with gap"
                                                            + " and exponent, their 68 % bands,"
                                                            + " and how good the fit is.")
                                            .addOutputTable(
                                                    "Window dependence",
                                                    "How gap and exponent move with the upper end"
                                                            + " of the fit window; for pixels up"
                                                            + " to 48 of those with a gap."))
                    .model(
                            m ->
                                    m.parametersClass(BandGapParameters.class)
                                            .configure(BandGapNodeFactory::configure)
                                            .execute(BandGapNodeFactory::execute))
                    .addView(
                            v ->
                                    v.withoutParameters()
                                            .description(
                                                    "Map and histogram of the gaps, or a table of"
                                                        + " the clusters; the fitted onset on the"
                                                        + " subtracted spectrum of any of them, and"
                                                        + " how its gap depends on the fit window.")
                                            .page(ViewPage.of("band-gap.js"))
                                            .initialData(d -> d.data(i -> service(i).info()))
                                            .dataService(
                                                    d -> d.handler(BandGapNodeFactory::service)))
                    .nodeType(NodeType.Learner)
                    .keywords("onset", "direct gap", "indirect gap", "uncertainty", "low loss");

    /** Creates the factory. */
    public BandGapNodeFactory() {
        super(NODE);
    }

    private static GapService service(final ViewInput input) {
        final PortObject[] data = input.getInternalPortObjects();
        return new GapService(
                (SpectralImagePortObject) data[0],
                (ZlpEnsemblePortObject) data[1],
                List.of((BufferedDataTable) data[2], (BufferedDataTable) data[3]),
                (BufferedDataTable) data[4]);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final BandGapParameters settings = in.getParameters();
        final GapParameters parameters = NodeWork.configure(settings::toEngine);
        final SpectralImagePortObjectSpec image = in.getInPortSpec(0);
        final ZlpEnsemblePortObjectSpec model = in.getInPortSpec(1);
        if (image == null) {
            return;
        }
        final EnergyAxis axis = EnergyAxis.withZeroLoss(image.signal());
        axis.requireInside(parameters.lowerEv(), "\"Lower end\" of the fit window");
        axis.requireInside(parameters.upperEv(), "\"Upper end\" of the fit window");
        axis.requireInside(parameters.gapMinEv(), "\"Smallest gap\"");
        axis.requireInside(parameters.gapMaxEv(), "\"Largest gap\"");
        settings.m_grouping.check(image.signal());
        ModelMatch.warn(model, image.signal(), out);
        final GapTables tables = new GapTables(parameters.grouping(), image.signal());
        out.setOutSpec(0, tables.gapSpec());
        out.setOutSpec(1, tables.windowSpec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final BandGapParameters settings = in.getParameters();
        final SpectralImagePortObject input = in.getInPortObject(0);
        final ZlpEnsemblePortObject model = in.getInPortObject(1);
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Change the fit window or the range of gaps in the dialog.",
                progress -> {
                    final GapParameters parameters = settings.toEngine();
                    final GapResult result;
                    try (Signal image = input.open()) {
                        result =
                                new BandGapFitter(parameters)
                                        .fit(
                                                image,
                                                model.ensemble(),
                                                Workers.standard(),
                                                progress.part(0, 0.98));
                    }
                    final GapTables tables =
                            new GapTables(parameters.grouping(), input.getSpec().signal());
                    final BufferedDataTable gaps = tables.gaps(exec, result.gaps());
                    out.setOutData(gaps, tables.windows(exec, result.windows()));
                    final List<PortObject> shown = new ArrayList<>(List.of(input, model));
                    shown.addAll(
                            GapTable.of(
                                    exec, result, tables::name, r -> GapTables.words(r.status())));
                    shown.add(
                            Settings.table(
                                    exec,
                                    Map.of(
                                            GapService.GROUPING,
                                            parameters.grouping().name(),
                                            GapService.BROADENING,
                                            parameters.broadening().name())));
                    out.setInternalData(shown.toArray(PortObject[]::new));
                    warn(
                            result,
                            ModelMatch.outside(model.getSpec(), input.getSpec().signal()),
                            out);
                });
    }

    private static void warn(
            final GapResult result, final String outside, final ExecuteOutput out) {
        final List<GapRow> rows = result.gaps();
        final Warnings warnings =
                new Warnings()
                        .add(outside)
                        .add(result.leftOut())
                        .extrapolated(result.extrapolated());
        final Map<GapStatus, Integer> without = new TreeMap<>();
        for (final GapRow r : rows) {
            if (r.status() != GapStatus.OK && r.status() != GapStatus.VACUUM) {
                without.merge(r.status(), 1, Integer::sum);
            }
        }
        if (!without.isEmpty()) {
            final List<String> reasons =
                    without.entrySet().stream()
                            .map(e -> GapTables.words(e.getKey()) + ": " + e.getValue())
                            .toList();
            final int count = without.values().stream().mapToInt(Integer::intValue).sum();
            warnings.add(
                    count
                            + " of "
                            + rows.size()
                            + " spectra got no band gap ("
                            + String.join(", ", reasons)
                            + "); their cells are missing and say why.");
        }
        warnings.show(out);
    }
}
