package org.zeroloss.nodes.subtractor;

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
import org.zeroloss.eels.zlp.BackgroundSubtractor;
import org.zeroloss.eels.zlp.SubtractionSummary;
import org.zeroloss.nodes.dialog.EnergyAxis;
import org.zeroloss.nodes.dialog.ModelMatch;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.OutputSignal;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.port.ZlpModelPortObject;
import org.zeroloss.nodes.port.ZlpModelPortObjectSpec;
import org.zeroloss.nodes.view.SubtractionService;
import org.zeroloss.nodes.view.ViewPage;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.util.List;

/** The node Background Subtractor: takes the zero-loss peak away. */
public final class BackgroundSubtractorNodeFactory extends DefaultNodeFactory {

    /** Bands of both outputs, see {@link BackgroundSubtractor#subtractedSpec}. */
    private static final List<String> BANDS =
            List.of(SignalSpec.SIGNAL, BackgroundSubtractor.P16, BackgroundSubtractor.P84);

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Background Subtractor")
                    .icon("../../../../icons/background-subtractor.png")
                    .shortDescription(
                            "Subtracts the zero-loss peak that a model gives from every spectrum,"
                                    + " with a 68 % band.")
                    .fullDescription(
                            """
Gives every pixel the zero-loss peak of the model, matched to its \
spectrum around the maximum, and subtracts it. The model is a trained \
ensemble, each of whose replicas predicts the peak for the pixel's \
thickness, or a formula that is fitted to the pixel's spectrum.
<p>Both outputs hold three bands: the median (<tt>signal</tt>) and the ends of the 68 % band (<tt>signal_p16</tt>, \
<tt>signal_p84</tt>). The bands are those of single channels; what \
belongs together in one replica is lost in them, so Band Gap and \
Spectrum Peaks start from the raw image and the model instead.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addInputPort(
                                                    "ZLP model",
                                                    "Model from the ZLP Replica Trainer, the"
                                                            + " Background Fitter or the ZLP Model"
                                                            + " Reader.",
                                                    ZlpModelPortObject.ANY)
                                            .addInputPort(
                                                    "Spectral image",
                                                    "Raw image: the one that the model was trained"
                                                            + " on, or one taken alike.",
                                                    SpectralImagePortObject.TYPE)
                                            .addOutputPort(
                                                    "Subtracted image",
                                                    "The image without its zero-loss peak: median,"
                                                            + " P16 and P84.",
                                                    SpectralImagePortObject.TYPE)
                                            .addOutputPort(
                                                    "Zero-loss peak",
                                                    "What was subtracted: median, P16 and P84.",
                                                    SpectralImagePortObject.TYPE))
                    .model(
                            m ->
                                    m.parametersClass(BackgroundSubtractorParameters.class)
                                            .configure(BackgroundSubtractorNodeFactory::configure)
                                            .execute(BackgroundSubtractorNodeFactory::execute))
                    .addView(
                            v ->
                                    v.withoutParameters()
                                            .description(
                                                    "Measured spectrum, background and what is left"
                                                            + " of a pixel or a region, with 68 %"
                                                            + " bands, the regions of the model,"
                                                            + " and maps of any energy window.")
                                            .page(ViewPage.of("subtraction.js"))
                                            .initialData(d -> d.data(i -> service(i).info()))
                                            .dataService(
                                                    d ->
                                                            d.handler(
                                                                    BackgroundSubtractorNodeFactory
                                                                            ::service)))
                    .nodeType(NodeType.Predictor)
                    .keywords("zero-loss peak", "subtraction", "inelastic", "uncertainty");

    /** Creates the factory. */
    public BackgroundSubtractorNodeFactory() {
        super(NODE);
    }

    private static SubtractionService service(final ViewInput input) {
        final PortObject[] data = input.getInternalPortObjects();
        return new SubtractionService(
                (SpectralImagePortObject) data[0],
                (SpectralImagePortObject) data[1],
                (SpectralImagePortObject) data[2],
                (ZlpModelPortObject) data[3]);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final ZlpModelPortObjectSpec model = in.getInPortSpec(0);
        final SpectralImagePortObjectSpec image = in.getInPortSpec(1);
        if (image != null) {
            EnergyAxis.withZeroLoss(image.signal());
            ModelMatch.warn(model, image.signal(), out);
            final SpectralImagePortObjectSpec bands =
                    new SpectralImagePortObjectSpec(
                            image.signal().withBands(BANDS).withType(DataType.FLOAT32));
            out.setOutSpec(0, bands);
            out.setOutSpec(1, bands);
        }
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final BackgroundSubtractorParameters settings = in.getParameters();
        final ZlpModelPortObject model = in.getInPortObject(0);
        final SpectralImagePortObject input = in.getInPortObject(1);
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Connect an image taken like the one that the model was trained on.",
                progress -> {
                    final BackgroundSubtractor subtractor =
                            new BackgroundSubtractor(model.background(), settings.toEngine());
                    try (Signal image = input.open();
                            OutputSignal subtracted =
                                    OutputSignal.create(exec, "subtracted.arrow");
                            OutputSignal zlp = OutputSignal.create(exec, "zlp.arrow")) {
                        final SubtractionSummary summary =
                                subtractor.subtract(
                                        image,
                                        subtracted.path(),
                                        zlp.path(),
                                        Workers.standard(),
                                        progress);
                        final SpectralImagePortObject left = subtracted.toPort();
                        final SpectralImagePortObject taken = zlp.toPort();
                        out.setOutData(left, taken);
                        out.setInternalData(input, taken, left, model);
                        warn(
                                summary,
                                ModelMatch.outside(model.getSpec(), input.getSpec().signal()),
                                out);
                    }
                });
    }

    private static void warn(
            final SubtractionSummary summary, final String outside, final ExecuteOutput out) {
        final Warnings warnings = new Warnings().add(outside).add(summary.leftOut());
        if (summary.withoutPeak() > 0) {
            warnings.add("Nothing was subtracted from them.");
        }
        warnings.extrapolated(summary.extrapolated()).show(out);
    }
}
