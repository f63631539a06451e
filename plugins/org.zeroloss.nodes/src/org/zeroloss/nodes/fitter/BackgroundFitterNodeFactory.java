package org.zeroloss.nodes.fitter;

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
import org.zeroloss.eels.background.BackgroundFitter;
import org.zeroloss.eels.background.BackgroundRecipe;
import org.zeroloss.eels.background.FittedBackground;
import org.zeroloss.nodes.dialog.EnergyAxis;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.port.BackgroundFitPortObject;
import org.zeroloss.nodes.port.BackgroundFitPortObjectSpec;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.view.BackgroundFitService;
import org.zeroloss.nodes.view.ViewPage;
import org.zeroloss.signal.Signal;

/** The node Background Fitter: formulas for the zero-loss peak, to compare the network with. */
public final class BackgroundFitterNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Background Fitter")
                    .icon("../../../../icons/background-fitter.png")
                    .shortDescription(
                            "Prepares a formula for the zero-loss peak or its tail that the"
                                    + " Background Subtractor fits to every spectrum.")
                    .fullDescription(
                            """
Offers what is commonly used in place of a trained ensemble: the \
scaled vacuum spectrum, a power law, a log-polynomial, and peak \
shapes. The output takes the place of an ensemble at the Background \
Subtractor and at ZLP Model Comparison, which tells which of them is \
right for your data.
<p>This node looks at the image once, for the fit window, the noise, \
the width of the peak and start values; the formula itself is fitted \
to each spectrum when it is subtracted, by maximum quasi-likelihood \
with the noise at the fitted counts, so that few counts give no bias. \
Connect an image with labels (K-Means Cluster), since its clusters \
tell where the specimen leaves the zero-loss peak.</p>
<p>The 68 % band comes from the covariance of the fitted parameters, \
enlarged where the formula does not follow the data within its \
window. It holds if the formula holds. Beyond the window nothing tells \
the formula that it is wrong; compare the models.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addInputPort(
                                                    "Spectral image",
                                                    "Raw image, best with labels and some vacuum.",
                                                    SpectralImagePortObject.TYPE)
                                            .addOutputPort(
                                                    "ZLP model",
                                                    "The formula with all that fitting it needs.",
                                                    BackgroundFitPortObject.TYPE))
                    .model(
                            m ->
                                    m.parametersClass(BackgroundFitterParameters.class)
                                            .configure(BackgroundFitterNodeFactory::configure)
                                            .execute(BackgroundFitterNodeFactory::execute))
                    .addView(
                            v ->
                                    v.withoutParameters()
                                            .description(
                                                    "The formula fitted to the spectrum of any"
                                                            + " pixel, with its 68 % band, what it"
                                                            + " leaves, and its windows.")
                                            .page(ViewPage.of("background-fit.js"))
                                            .initialData(d -> d.data(i -> service(i).info()))
                                            .dataService(
                                                    d ->
                                                            d.handler(
                                                                    BackgroundFitterNodeFactory
                                                                            ::service)))
                    .nodeType(NodeType.Learner)
                    .keywords(
                            "zero-loss peak",
                            "power law",
                            "Pearson VII",
                            "pseudo-Voigt",
                            "Kaiser",
                            "vacuum",
                            "background");

    /** Creates the factory. */
    public BackgroundFitterNodeFactory() {
        super(NODE);
    }

    private static BackgroundFitService service(final ViewInput input) {
        final PortObject[] data = input.getInternalPortObjects();
        return new BackgroundFitService(
                (SpectralImagePortObject) data[0], (BackgroundFitPortObject) data[1]);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final BackgroundFitterParameters settings = in.getParameters();
        final BackgroundRecipe recipe = NodeWork.configure(settings::toEngine);
        final SpectralImagePortObjectSpec image = in.getInPortSpec(0);
        if (image == null) {
            return;
        }
        final EnergyAxis axis = EnergyAxis.withZeroLoss(image.signal());
        axis.requireInside(recipe.fitFromEv(), "\"Start of the fit window\"");
        axis.requireInside(recipe.fitToEv(), "\"End of the fit window\"");
        axis.requireInside(recipe.blankFromEv(), "\"Zero-loss peak gone from\"");
        out.setOutSpec(0, new BackgroundFitPortObjectSpec(image.signal()));
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final BackgroundFitterParameters settings = in.getParameters();
        final SpectralImagePortObject input = in.getInPortObject(0);
        NodeWork.execute(
                in.getExecutionContext(),
                "Set the fit window in the dialog, or choose another model.",
                progress -> {
                    try (Signal image = input.open()) {
                        final FittedBackground model =
                                new BackgroundFitter(settings.toEngine())
                                        .fit(image, Workers.standard(), progress);
                        final BackgroundFitPortObject port =
                                new BackgroundFitPortObject(
                                        model,
                                        new BackgroundFitPortObjectSpec(input.getSpec().signal()));
                        out.setOutData(port);
                        out.setInternalData(input, port);
                    }
                });
    }
}
