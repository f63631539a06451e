package org.zeroloss.nodes.trainer;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.zeroloss.eels.zlp.EnergyZero;
import org.zeroloss.eels.zlp.ReplicaDraw;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.dialog.Numbers;
import org.zeroloss.nodes.execution.NodeWork;

import java.util.Optional;

/** Settings of the ZLP Replica Trainer. */
public final class ZlpReplicaTrainerParameters implements NodeParameters {

    /** What differs from replica to replica. */
    enum Draw {
        /** Gaussian noise. */
        @Label(
                value = "Noise on the cluster's mean",
                description =
                        "The mean spectrum of each cluster plus multi-Gaussian noise with the"
                                + " covariance of that mean. The band of the result is that of the"
                                + " zero-loss peak which all pixels of a cluster share.")
        MULTI_GAUSSIAN(ReplicaDraw.MULTI_GAUSSIAN),
        /** Pixels. */
        @Label(
                value = "One pixel of each cluster",
                description =
                        "One spectrum drawn at random from each cluster. The band of the result is"
                                + " that of single pixels and thus wider.")
        PIXEL(ReplicaDraw.PIXEL);

        private final ReplicaDraw m_engine;

        Draw(final ReplicaDraw engine) {
            m_engine = engine;
        }
    }

    /** Where 0 eV is. */
    enum Zero {
        /** In each spectrum. */
        @Label(
                value = "At the maximum of each spectrum",
                description = "Follows a drift of the energy from pixel to pixel.")
        SPECTRUM(EnergyZero.SPECTRUM),
        /** In the mean spectrum. */
        @Label(
                value = "At the maximum of the mean spectrum",
                description = "The same for all pixels.")
        IMAGE(EnergyZero.IMAGE);

        private final EnergyZero m_engine;

        Zero(final EnergyZero engine) {
            m_engine = engine;
        }
    }

    /** End of the training region when it is first switched on. */
    static final class RegionEndDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 1.0;
        }
    }

    /** Start of the blank region when it is first switched on. */
    static final class BlankStartDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 10.0;
        }
    }

    private static final ZlpTrainerParameters DEFAULTS = ZlpTrainerParameters.defaults(50, 1);

    @Section(title = "Replicas")
    interface ReplicaSection {}

    @Section(title = "Training region")
    @After(ReplicaSection.class)
    interface RegionSection {}

    @Section(title = "Optimizer")
    @After(RegionSection.class)
    @Advanced
    interface OptimizerSection {}

    @Layout(ReplicaSection.class)
    @Widget(
            title = "Number of replicas",
            description =
                    "How many networks are trained, each on a replica of the data. Their spread is"
                            + " the uncertainty of everything that follows. 50 show it, 500 are"
                            + " better for a publication.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTwo.class,
            maxValidation = Limits.AtMost100000.class)
    int m_replicas = DEFAULTS.replicas();

    @Layout(ReplicaSection.class)
    @Widget(
            title = "Replicas differ by",
            description = "What makes the training data of one replica differ from another's.")
    @RadioButtonsWidget
    Draw m_draw = Draw.valueOf(DEFAULTS.draw().name());

    @Layout(ReplicaSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Start of the random numbers. The same seed gives the same model, on any"
                            + " number of threads.")
    long m_seed = DEFAULTS.seed();

    @Layout(RegionSection.class)
    @Widget(
            title = "Energy zero",
            description = "Where the energy loss is 0: at the maximum of the zero-loss peak of …")
    @RadioButtonsWidget
    Zero m_energyZero = Zero.valueOf(DEFAULTS.energyZero().name());

    @Layout(RegionSection.class)
    @Widget(
            title = "End of the training region (eV)",
            description =
                    "Energy loss up to which a spectrum is taken as pure zero-loss peak and trains"
                            + " the network (dE1), in eV. Switched off, it is found from the data"
                            + " for each cluster. It must lie below the band gap.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @OptionalWidget(defaultProvider = RegionEndDefault.class)
    Optional<Double> m_regionEnd = Optional.empty();

    @Layout(RegionSection.class)
    @Widget(
            title = "Zero-loss peak gone from (eV)",
            description =
                    "Energy loss from which the zero-loss peak is below one count (dE2), in eV."
                            + " Switched off, it is found from the data for each cluster.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @OptionalWidget(defaultProvider = BlankStartDefault.class)
    Optional<Double> m_blankStart = Optional.empty();

    @Layout(RegionSection.class)
    @Advanced
    @Widget(
            title = "Zero-loss sum: channels on each side",
            description =
                    "How many channels on each side of the maximum belong to the zero-loss sum,"
                            + " the second input of the network; 1 means three channels.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_zlpHalfWidth = DEFAULTS.zlpHalfWidth();

    @Layout(RegionSection.class)
    @Advanced
    @Widget(
            title = "Smallest relative error",
            description =
                    "No training intensity is taken as more precise than this share of itself,"
                            + " from 0 to 1.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostOne.class)
    double m_relativeErrorFloor = DEFAULTS.relativeErrorFloor();

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Penalty on a rising tail",
            description =
                    "Weight of the penalty that keeps the tail falling between the training region"
                            + " and the end of the peak; 0 for none.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_slopePenalty = DEFAULTS.slopePenalty();

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Validation share",
            description =
                    "Share of the samples that do not train but decide when to stop, from 0"
                            + " (train to the end) to 0.5.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostHalf.class)
    double m_validationShare = DEFAULTS.validationShare();

    @Layout(OptimizerSection.class)
    @Widget(title = "Most steps", description = "Most steps of the optimizer for one replica.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_iterations = DEFAULTS.iterations();

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Patience (steps)",
            description =
                    "Training stops after this many steps without a better validation loss, and"
                            + " the best step is kept.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_patience = DEFAULTS.patience();

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Drop failed replicas beyond (standard deviations)",
            description =
                    "A replica whose loss lies further above the others than this many robust"
                            + " standard deviations has failed: it is dropped, and counted in a"
                            + " warning.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_outlierLimit = DEFAULTS.outlierLimit();

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::toEngine);
    }

    ZlpTrainerParameters toEngine() {
        return new ZlpTrainerParameters(
                m_replicas,
                m_draw.m_engine,
                m_energyZero.m_engine,
                m_zlpHalfWidth,
                Numbers.optional(m_regionEnd),
                Numbers.optional(m_blankStart),
                m_slopePenalty,
                m_validationShare,
                m_iterations,
                m_patience,
                m_outlierLimit,
                m_relativeErrorFloor,
                m_seed);
    }
}
