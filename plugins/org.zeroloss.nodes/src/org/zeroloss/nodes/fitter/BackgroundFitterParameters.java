package org.zeroloss.nodes.fitter;

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
import org.zeroloss.eels.background.BackgroundFamily;
import org.zeroloss.eels.background.BackgroundRecipe;
import org.zeroloss.nodes.dialog.EnergyLimits;
import org.zeroloss.nodes.dialog.EnergyZeroChoice;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.dialog.Numbers;
import org.zeroloss.nodes.execution.NodeWork;

import java.util.Optional;

/** Settings of the Background Fitter. */
public final class BackgroundFitterParameters implements NodeParameters {

    /** The formula. */
    enum Model {
        /** Vacuum. */
        @Label(
                value = "Vacuum spectrum",
                description =
                        "The mean of the image's vacuum spectra, scaled by the zero-loss sum of"
                                + " each spectrum. Nothing is fitted; what the specimen does to"
                                + " the shape of the peak is left out.")
        VACUUM(BackgroundFamily.VACUUM),
        /** Power law. */
        @Label(
                value = "Power law",
                description = "A·E^−r, fitted to the tail of each spectrum below the onset.")
        POWER_LAW(BackgroundFamily.POWER_LAW),
        /** Log-polynomial. */
        @Label(
                value = "Log-polynomial",
                description =
                        "ln I as a polynomial in ln E, fitted to the tail: a power law whose"
                                + " exponent changes with the energy. It is not allowed to rise"
                                + " beyond the fit window.")
        LOG_POLYNOMIAL(BackgroundFamily.LOG_POLYNOMIAL),
        /** Pearson. */
        @Label(
                value = "Pearson VII",
                description =
                        "A symmetric peak between Lorentzian and Gaussian whose tails are a power"
                                + " law, fitted to the peak and its near tails.")
        PEARSON_VII(BackgroundFamily.PEARSON_VII),
        /** Split Pearson. */
        @Label(
                value = "Split Pearson VII",
                description = "The same with a width and an exponent for each side.")
        SPLIT_PEARSON_VII(BackgroundFamily.SPLIT_PEARSON_VII),
        /** Pseudo-Voigt. */
        @Label(
                value = "Pseudo-Voigt",
                description =
                        "A Gaussian and a Lorentzian of the same width, mixed, fitted to the peak"
                                + " and its near tails.")
        PSEUDO_VOIGT(BackgroundFamily.PSEUDO_VOIGT),
        /** Split pseudo-Voigt. */
        @Label(value = "Split pseudo-Voigt", description = "The same with a width for each side.")
        SPLIT_PSEUDO_VOIGT(BackgroundFamily.SPLIT_PSEUDO_VOIGT),
        /** Kaiser. */
        @Label(
                value = "Kaiser window",
                description =
                        "The window function, fitted to the peak and its near tails; it is 0 beyond"
                                + " its length. About ten times slower than the others.")
        KAISER(BackgroundFamily.KAISER);

        private final BackgroundFamily m_engine;

        Model(final BackgroundFamily engine) {
            m_engine = engine;
        }
    }

    /** Degree of the polynomial. */
    enum Degree {
        /** 2. */
        @Label(value = "2", description = "Exponent that changes evenly.")
        TWO(2),
        /** 3. */
        @Label(value = "3", description = "Follows more, and needs more counts.")
        THREE(3);

        private final int m_engine;

        Degree(final int engine) {
            m_engine = engine;
        }
    }

    @Section(title = "Model")
    interface ModelSection {}

    @Section(title = "Fit window")
    @After(ModelSection.class)
    interface WindowSection {}

    interface ModelReference extends ParameterReference<Model> {}

    static final class IsVacuum implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ModelReference.class).isOneOf(Model.VACUUM);
        }
    }

    static final class IsPolynomial implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ModelReference.class).isOneOf(Model.LOG_POLYNOMIAL);
        }
    }

    /** Start of the window when it is first switched on. */
    static final class FromDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 0.8;
        }
    }

    /** End of the window when it is first switched on. */
    static final class ToDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 1.5;
        }
    }

    /** End of the background when it is first switched on. */
    static final class BlankDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 10.0;
        }
    }

    /** Relative error when it is first switched on. */
    static final class ErrorDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 0.02;
        }
    }

    @Layout(ModelSection.class)
    @Widget(
            title = "Model",
            description = "What describes the zero-loss peak, or its tail, of a spectrum.")
    @RadioButtonsWidget
    @ValueReference(ModelReference.class)
    Model m_model = Model.POWER_LAW;

    @Layout(ModelSection.class)
    @Widget(title = "Degree", description = "Degree of the log-polynomial.")
    @RadioButtonsWidget(horizontal = true)
    @Effect(predicate = IsPolynomial.class, type = EffectType.SHOW)
    Degree m_degree = Degree.TWO;

    @Layout(WindowSection.class)
    @Widget(
            title = "Start of the fit window (eV)",
            description =
                    "Energy loss in eV from which the model is fitted; above 0 for a tail, below 0"
                            + " for a peak. Switched off, two widths of the zero-loss peak for a"
                            + " tail, eight widths on the gain side for a peak.")
    @NumberInputWidget(
            minValidationProvider = EnergyLimits.Lowest.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    @OptionalWidget(defaultProvider = FromDefault.class)
    @Effect(predicate = IsVacuum.class, type = EffectType.HIDE)
    Optional<Double> m_from = Optional.empty();

    @Layout(WindowSection.class)
    @Widget(
            title = "End of the fit window (eV)",
            description =
                    "Energy loss in eV up to which a spectrum is taken as pure zero-loss peak and"
                            + " fitted; from here on the background is the model alone. It must lie"
                            + " below the band gap. Switched off, it is where the first cluster of"
                            + " the image leaves the vacuum spectra, or four widths of the peak.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    @OptionalWidget(defaultProvider = ToDefault.class)
    Optional<Double> m_to = Optional.empty();

    @Layout(WindowSection.class)
    @Widget(
            title = "Zero-loss peak gone from (eV)",
            description =
                    "Energy loss in eV from which the background is 0. Switched off, where the"
                            + " zero-loss peak falls below one count.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    @OptionalWidget(defaultProvider = BlankDefault.class)
    Optional<Double> m_blank = Optional.empty();

    @Layout(WindowSection.class)
    @Advanced
    @Widget(
            title = "Smallest relative error",
            description =
                    "No intensity is taken as more precise than this share of itself, from 0 to"
                            + " 0.5, so that the peak, where counts are many, does not dictate the"
                            + " tail. Switched off, 0 for tails and 0.02 for peaks.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostHalf.class)
    @OptionalWidget(defaultProvider = ErrorDefault.class)
    @Effect(predicate = IsVacuum.class, type = EffectType.HIDE)
    Optional<Double> m_relativeError = Optional.empty();

    @Layout(WindowSection.class)
    @Widget(
            title = "Energy zero",
            description = "Where the energy loss is 0: at the maximum of the zero-loss peak of …")
    @RadioButtonsWidget
    EnergyZeroChoice m_energyZero = EnergyZeroChoice.SPECTRUM;

    @Layout(WindowSection.class)
    @Advanced
    @Widget(
            title = "Zero-loss sum: channels on each side",
            description =
                    "How many channels on each side of the maximum belong to the zero-loss sum"
                            + " that tells the strength of a spectrum; 1 means three channels.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_zlpHalfWidth = 1;

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::toEngine);
    }

    BackgroundRecipe toEngine() {
        final boolean vacuum = m_model == Model.VACUUM;
        return new BackgroundRecipe(
                m_model.m_engine,
                Numbers.optional(vacuum ? Optional.empty() : m_from),
                Numbers.optional(m_to),
                Numbers.optional(m_blank),
                m_degree.m_engine,
                Numbers.optional(vacuum ? Optional.empty() : m_relativeError),
                m_energyZero.engine(),
                m_zlpHalfWidth);
    }
}
