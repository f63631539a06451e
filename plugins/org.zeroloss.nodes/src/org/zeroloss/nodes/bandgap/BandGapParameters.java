package org.zeroloss.nodes.bandgap;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
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
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.gap.GapParameters;
import org.zeroloss.eels.gap.OnsetBroadening;
import org.zeroloss.nodes.dialog.ConnectedImage;
import org.zeroloss.nodes.dialog.EnergyLimits;
import org.zeroloss.nodes.dialog.Grouping;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.dialog.NumberList;
import org.zeroloss.nodes.dialog.NumberListPattern;
import org.zeroloss.nodes.dialog.Numbers;
import org.zeroloss.nodes.execution.NodeWork;

import java.util.Optional;
import java.util.OptionalDouble;

/** Settings of Band Gap. */
public final class BandGapParameters implements NodeParameters {

    /** What is known of the exponent. */
    enum ExponentChoice {
        /** Fitted. */
        @Label(
                value = "Fitted",
                description =
                        "The exponent is found together with the gap, which is then less"
                                + " certain.")
        FREE,
        /** Direct gap. */
        @Label(value = "Direct gap, b = 1/2", description = "Fixed at 0.5.")
        DIRECT,
        /** Indirect gap. */
        @Label(value = "Indirect gap, b = 3/2", description = "Fixed at 1.5.")
        INDIRECT,
        /** Another value. */
        @Label(value = "Fixed at another value", description = "Fixed at the value below.")
        FIXED
    }

    /** Whether the onset is broadened. */
    enum Broadening {
        /** By the zero-loss peak. */
        @Label(
                value = "By the zero-loss peak",
                description = "The fitted onset is as blurred as the microscope blurs it.")
        ZERO_LOSS_PEAK(OnsetBroadening.ZERO_LOSS_PEAK),
        /** Not at all. */
        @Label(
                value = "Not at all",
                description = "The bare A(E − E<sub>g</sub>)<sup>b</sup>, as in older work.")
        NONE(OnsetBroadening.NONE);

        private final OnsetBroadening m_engine;

        Broadening(final OnsetBroadening engine) {
            m_engine = engine;
        }
    }

    interface ExponentReference extends ParameterReference<ExponentChoice> {}

    static final class IsFixed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ExponentReference.class).isOneOf(ExponentChoice.FIXED);
        }
    }

    static final class IsFree implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ExponentReference.class).isOneOf(ExponentChoice.FREE);
        }
    }

    /** Lower end of the window when it is first switched on. */
    static final class LowerDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 1.0;
        }
    }

    /** Upper end of the window when it is first switched on. */
    static final class UpperDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 2.5;
        }
    }

    /** Readout noise when it is first switched on. */
    static final class NoiseDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 2.0;
        }
    }

    /** Counts per electron when they are first switched on. */
    static final class GainDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 1.0;
        }
    }

    private static final GapParameters DEFAULTS =
            GapParameters.defaults(SpectrumGrouping.PIXEL, OptionalDouble.empty(), 1);

    @Section(title = "Onset")
    interface OnsetSection {}

    @Section(title = "Fit window")
    @After(OnsetSection.class)
    interface WindowSection {}

    @Section(title = "Noise and uncertainty")
    @After(WindowSection.class)
    interface NoiseSection {}

    @Layout(OnsetSection.class)
    @Widget(title = "Fit a gap to", description = "Which spectra get a band gap.")
    @RadioButtonsWidget
    Grouping m_grouping = Grouping.PIXEL;

    @Layout(OnsetSection.class)
    @Widget(
            title = "Exponent b",
            description =
                    "The onset is A(E − E<sub>g</sub>)<sup>b</sup>. A direct gap has b = 1/2, an"
                            + " indirect one b = 3/2.")
    @ValueReference(ExponentReference.class)
    @RadioButtonsWidget
    ExponentChoice m_exponent = ExponentChoice.FREE;

    @Layout(OnsetSection.class)
    @Widget(title = "Value of b", description = "The exponent where it is known.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTenth.class,
            maxValidation = Limits.AtMostFive.class)
    @Effect(predicate = IsFixed.class, type = EffectType.SHOW)
    double m_fixedExponent = 1.5;

    @Layout(OnsetSection.class)
    @Advanced
    @Widget(title = "Smallest b", description = "Smallest exponent that the fit may find.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTenth.class,
            maxValidation = Limits.AtMostFive.class)
    @Effect(predicate = IsFree.class, type = EffectType.SHOW)
    double m_exponentMin = DEFAULTS.exponentMin();

    @Layout(OnsetSection.class)
    @Advanced
    @Widget(title = "Largest b", description = "Largest exponent that the fit may find.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTenth.class,
            maxValidation = Limits.AtMostFive.class)
    @Effect(predicate = IsFree.class, type = EffectType.SHOW)
    double m_exponentMax = DEFAULTS.exponentMax();

    @Layout(OnsetSection.class)
    @Advanced
    @Widget(title = "Onset is broadened", description = "What blurs the onset in the fit.")
    @RadioButtonsWidget
    Broadening m_broadening = Broadening.valueOf(DEFAULTS.broadening().name());

    @Layout(OnsetSection.class)
    @Widget(
            title = "Smallest gap (eV)",
            description = "Lower end of the range in which a gap is searched, in eV.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    double m_gapMin = DEFAULTS.gapMinEv();

    @Layout(OnsetSection.class)
    @Widget(
            title = "Largest gap (eV)",
            description = "Upper end of the range in which a gap is searched, in eV.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    double m_gapMax = DEFAULTS.gapMaxEv();

    @Layout(WindowSection.class)
    @Widget(
            title = "Lower end (eV)",
            description =
                    "Energy at which the fit window begins, in eV. Switched off, it begins where"
                            + " the training region of the pixel's cluster ends, or at the"
                            + " smallest gap that is searched for (but not below 2.5 widths of the"
                            + " zero-loss peak) where that lies lower.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    @OptionalWidget(defaultProvider = LowerDefault.class)
    Optional<Double> m_lower = Optional.empty();

    @Layout(WindowSection.class)
    @Widget(
            title = "Upper end (eV)",
            description =
                    "Energy at which the fit window ends, in eV. Switched off, it ends at a fixed"
                            + " distance above the onset of each spectrum.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    @OptionalWidget(defaultProvider = UpperDefault.class)
    Optional<Double> m_upper = Optional.empty();

    @Layout(WindowSection.class)
    @Widget(
            title = "Upper end above the onset (eV)",
            description =
                    "How far above the onset the window ends, in eV, where its upper end is not"
                            + " given.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTenth.class,
            maxValidation = Limits.AtMostTen.class)
    double m_upperAboveOnset = DEFAULTS.upperAboveOnsetEv();

    @Layout(WindowSection.class)
    @Widget(
            title = "Also try upper ends above the onset (eV)",
            description =
                    "Distances above the onset in eV, separated by commas. The fit is repeated with"
                            + " each as the end of the window; the second table shows how much the"
                            + " gap depends on that choice. Empty for none.")
    @TextInputWidget(patternValidation = NumberListPattern.class)
    String m_upperLimits = NumberList.text(DEFAULTS.upperLimitsEv());

    @Layout(NoiseSection.class)
    @Widget(
            title = "Significance (standard deviations)",
            description =
                    "An onset must improve the fit by this many standard deviations; a spectrum"
                            + " without gets no gap.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_significance = DEFAULTS.significance();

    @Layout(NoiseSection.class)
    @Advanced
    @Widget(
            title = "Readout noise (counts)",
            description =
                    "Standard deviation of the detector's noise in a channel, in counts. Switched"
                            + " off, it is estimated from the spectra.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @OptionalWidget(defaultProvider = NoiseDefault.class)
    Optional<Double> m_readoutNoise = Optional.empty();

    @Layout(NoiseSection.class)
    @Advanced
    @Widget(
            title = "Counts per electron",
            description =
                    "How many counts the detector gives for one electron. Switched off, it is"
                            + " estimated from the spectra.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @OptionalWidget(defaultProvider = GainDefault.class)
    Optional<Double> m_countsPerElectron = Optional.empty();

    @Layout(NoiseSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Start of the random numbers that stand for the noise. The same seed gives the"
                            + " same result, on any number of threads.")
    long m_seed = DEFAULTS.seed();

    BandGapParameters() {}

    /**
     * Searches gaps within the energies of the image.
     *
     * @param input what is connected
     */
    BandGapParameters(final NodeParametersInput input) {
        ConnectedImage.energies(input)
                .map(ConnectedImage::high)
                .filter(high -> high > m_gapMin)
                .ifPresent(high -> m_gapMax = Math.min(m_gapMax, high));
    }

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::toEngine);
    }

    GapParameters toEngine() {
        return new GapParameters(
                m_grouping.engine(),
                exponent(),
                Numbers.optional(m_lower),
                Numbers.optional(m_upper),
                m_upperAboveOnset,
                m_broadening.m_engine,
                m_gapMin,
                m_gapMax,
                m_exponentMin,
                m_exponentMax,
                m_significance,
                Numbers.optional(m_readoutNoise),
                Numbers.optional(m_countsPerElectron),
                NumberList.of(m_upperLimits, "\"Also try upper ends above the onset\""),
                m_seed);
    }

    private OptionalDouble exponent() {
        return switch (m_exponent) {
            case FREE -> OptionalDouble.empty();
            case DIRECT -> OptionalDouble.of(0.5);
            case INDIRECT -> OptionalDouble.of(1.5);
            case FIXED -> OptionalDouble.of(m_fixedExponent);
        };
    }
}
