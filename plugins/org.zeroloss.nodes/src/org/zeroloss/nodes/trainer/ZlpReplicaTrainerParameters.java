package org.zeroloss.nodes.trainer;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.zeroloss.eels.zlp.RegionAdjustment;
import org.zeroloss.eels.zlp.RegionScanParameters;
import org.zeroloss.eels.zlp.ReplicaDraw;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.nodes.dialog.EnergyLimits;
import org.zeroloss.nodes.dialog.EnergyZeroChoice;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.dialog.NumberList;
import org.zeroloss.nodes.dialog.NumberListPattern;
import org.zeroloss.nodes.dialog.Numbers;
import org.zeroloss.nodes.execution.NodeWork;

import java.util.List;
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

    /** Whether the training regions are scanned. */
    enum Scan {
        /** Not. */
        @Label(value = "No", description = "The regions are taken as found or given.")
        NONE,
        /** Scanned, and the table shown. */
        @Label(
                value = "Report",
                description =
                        "Scanned; the table \"Region scan\" has the losses, the model is trained"
                                + " with the regions as found or given.")
        REPORT,
        /** Scanned, and the best taken. */
        @Label(
                value = "Take the best",
                description =
                        "Scanned, and the model is trained with the factors that the table marks as"
                                + " chosen.")
        BEST
    }

    interface ScanReference extends ParameterReference<Scan> {}

    static final class IsScanned implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ScanReference.class).isOneOf(Scan.REPORT, Scan.BEST);
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
    private static final RegionScanParameters SCAN = RegionScanParameters.defaults();

    @Section(title = "Replicas")
    interface ReplicaSection {}

    @Section(title = "Training region")
    @After(ReplicaSection.class)
    interface RegionSection {}

    @Section(title = "Several images")
    @After(RegionSection.class)
    interface ConditionSection {}

    @Section(title = "Cross-validation")
    @After(ConditionSection.class)
    interface CrossSection {}

    @Section(title = "Optimizer")
    @After(CrossSection.class)
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
    EnergyZeroChoice m_energyZero = EnergyZeroChoice.valueOf(DEFAULTS.energyZero().name());

    @Layout(RegionSection.class)
    @Widget(
            title = "End of the training region (eV)",
            description =
                    "Energy loss up to which a spectrum is taken as pure zero-loss peak and trains"
                            + " the network (dE1), in eV. Switched off, it is found from the data"
                            + " for each cluster. It must lie below the band gap.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    @OptionalWidget(defaultProvider = RegionEndDefault.class)
    Optional<Double> m_regionEnd = Optional.empty();

    @Layout(RegionSection.class)
    @Widget(
            title = "Zero-loss peak gone from (eV)",
            description =
                    "Energy loss from which the zero-loss peak is below one count (dE2), in eV."
                            + " Switched off, it is found from the data for each cluster.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidationProvider = EnergyLimits.Highest.class)
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

    @Layout(RegionSection.class)
    @Advanced
    @Widget(
            title = "End of the training region of each cluster (eV)",
            description =
                    "dE1 of each cluster in eV, in the order of their labels, separated by commas;"
                            + " it goes before the one end for all. Empty for none. The model port"
                            + " shows what was found.")
    @TextInputWidget(patternValidation = NumberListPattern.class)
    @Migrate(loadDefaultIfAbsent = true)
    String m_regionEnds = "";

    @Layout(ConditionSection.class)
    @Widget(
            title = "Beam energies and exposure times",
            description =
                    "Beam energy and exposure time of input images whose metadata do not tell them,"
                            + " or tell them wrong. Only needed with several images: one model"
                            + " then follows both.")
    @ArrayWidget(
            addButtonText = "Add image",
            elementLayout = ArrayWidget.ElementLayout.HORIZONTAL_SINGLE_LINE)
    @Migrate(loadDefaultIfAbsent = true)
    ImageConditions[] m_conditions = {};

    @Layout(CrossSection.class)
    @Widget(
            title = "Scan the training regions",
            description =
                    "Trains again and again without a part of the spectra and asks how well they"
                        + " are predicted, for each of the factors below. Takes folds × pairs of"
                        + " factors × replicas per fold trainings.")
    @RadioButtonsWidget
    @ValueReference(ScanReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    Scan m_scan = Scan.NONE;

    @Layout(CrossSection.class)
    @Widget(
            title = "Factors on the end of the training region",
            description =
                    "What dE1 of every cluster is multiplied with, separated by commas. A dE1 that"
                            + " was given stays as it is.")
    @TextInputWidget(patternValidation = NumberListPattern.class)
    @Effect(predicate = IsScanned.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String m_endFactors = NumberList.text(SCAN.endFactors());

    @Layout(CrossSection.class)
    @Widget(
            title = "Factors on the energy where the peak is gone",
            description =
                    "What dE2 is multiplied with, separated by commas. A dE2 that was given stays"
                            + " as it is.")
    @TextInputWidget(patternValidation = NumberListPattern.class)
    @Effect(predicate = IsScanned.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String m_blankFactors = NumberList.text(SCAN.blankFactors());

    @Layout(CrossSection.class)
    @Widget(
            title = "Folds",
            description =
                    "Into how many parts the spectra of each cluster are divided; each part is left"
                            + " out once.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTwo.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = IsScanned.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int m_folds = SCAN.folds();

    @Layout(CrossSection.class)
    @Advanced
    @Widget(
            title = "Replicas per fold",
            description = "How many replicas are trained for each; their median is scored.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTwo.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = IsScanned.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int m_scanReplicas = SCAN.replicas();

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Weight decay",
            description =
                    "1/τ², where τ is the standard deviation of a Gaussian prior on the network's"
                            + " weights. Larger values hold the specimen's effect on the peak's"
                            + " shape smaller and smoother; 0 for none.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Migrate(loadDefaultIfAbsent = true)
    double m_weightDecay = DEFAULTS.weightDecay();

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
        NodeWork.configure(this::conditions);
        NodeWork.configure(this::scan);
    }

    RegionScanParameters scan() {
        return new RegionScanParameters(
                NumberList.of(m_endFactors, "\"Factors on the end of the training region\""),
                NumberList.of(m_blankFactors, "\"Factors on the energy where the peak is gone\""),
                m_folds,
                m_scanReplicas);
    }

    TrainingConditions conditions() {
        return new TrainingConditions(m_conditions);
    }

    ZlpTrainerParameters toEngine() {
        final List<Double> ends =
                NumberList.of(m_regionEnds, "\"End of the training region of each cluster\"");
        return new ZlpTrainerParameters(
                m_replicas,
                m_draw.m_engine,
                m_energyZero.engine(),
                m_zlpHalfWidth,
                Numbers.optional(m_regionEnd),
                Numbers.optional(m_blankStart),
                m_slopePenalty,
                m_validationShare,
                m_iterations,
                m_patience,
                m_outlierLimit,
                m_relativeErrorFloor,
                m_seed,
                new RegionAdjustment(ends, 1, 1),
                m_weightDecay);
    }
}
