package org.zeroloss.nodes.kmeans;

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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.zeroloss.eels.cluster.ClusterCountRule;
import org.zeroloss.eels.cluster.ClusterParameters;
import org.zeroloss.eels.cluster.PixelFeature;
import org.zeroloss.nodes.dialog.ConnectedImage;
import org.zeroloss.nodes.dialog.EnergyLimits;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalSpec;

import java.util.Optional;

/** Settings of K-Means Cluster. */
public final class KMeansClusterParameters implements NodeParameters {

    /** What of each spectrum is clustered. */
    enum Feature {
        /** ln of the zero-loss sum. */
        @Label(
                value = "Thickness: ln of the zero-loss sum",
                description =
                        "Natural logarithm of the sum of the channels around the zero-loss"
                                + " maximum. It falls linearly with the thickness t/λ. The best"
                                + " clusters are found exactly (dynamic programming).")
        LN_ZLP_SUM(PixelFeature.LN_ZLP_SUM),
        /** Total intensity. */
        @Label(
                value = "Total intensity",
                description = "Sum over all channels. The best clusters are found exactly.")
        TOTAL_INTENSITY(PixelFeature.TOTAL_INTENSITY),
        /** Energy window. */
        @Label(
                value = "Intensity in an energy window",
                description =
                        "Sum over the channels of an energy window. The best clusters are found"
                                + " exactly.")
        ENERGY_WINDOW(PixelFeature.ENERGY_WINDOW),
        /** Whole spectra. */
        @Label(
                value = "Whole spectra",
                description =
                        "Every channel counts: k-means++ with several random starts. The only"
                                + " choice that tells apart spectra of the same intensity.")
        SPECTRUM(PixelFeature.SPECTRUM);

        private final PixelFeature m_engine;

        Feature(final PixelFeature engine) {
            m_engine = engine;
        }
    }

    /** Where the number of clusters comes from. */
    enum CountRule {
        /** Given. */
        @Label(value = "Given", description = "The number below.")
        GIVEN(ClusterCountRule.GIVEN),
        /** Silhouette. */
        @Label(
                value = "Silhouette",
                description =
                        "The number within the range whose clusters are most compact and furthest"
                                + " apart (largest mean silhouette).")
        SILHOUETTE(ClusterCountRule.SILHOUETTE),
        /** Gap statistic. */
        @Label(
                value = "Gap statistic",
                description =
                        "The smallest number within the range that explains the data better than"
                                + " evenly spread data (Tibshirani, Walther and Hastie 2001).")
        GAP_STATISTIC(ClusterCountRule.GAP_STATISTIC);

        private final ClusterCountRule m_engine;

        CountRule(final ClusterCountRule engine) {
            m_engine = engine;
        }
    }

    private static final ClusterParameters DEFAULTS = ClusterParameters.byThickness(5, 1);

    @Section(title = "Feature")
    interface FeatureSection {}

    @Section(title = "Number of clusters")
    @After(FeatureSection.class)
    interface CountSection {}

    interface FeatureReference extends ParameterReference<Feature> {}

    interface CountRuleReference extends ParameterReference<CountRule> {}

    static final class IsThickness implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FeatureReference.class).isOneOf(Feature.LN_ZLP_SUM);
        }
    }

    static final class IsWindow implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FeatureReference.class).isOneOf(Feature.ENERGY_WINDOW);
        }
    }

    static final class IsGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(CountRuleReference.class).isOneOf(CountRule.GIVEN);
        }
    }

    static final class IsSpectrum implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FeatureReference.class).isOneOf(Feature.SPECTRUM);
        }
    }

    static final class NeedsSeed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(IsSpectrum.class).or(i.getPredicate(IsGiven.class).negate());
        }
    }

    @Layout(FeatureSection.class)
    @Widget(
            title = "Cluster pixels by",
            description = "Which number, or numbers, of a spectrum decide where it belongs.")
    @ValueReference(FeatureReference.class)
    @RadioButtonsWidget
    Feature m_feature = Feature.LN_ZLP_SUM;

    @Layout(FeatureSection.class)
    @Advanced
    @Widget(
            title = "Zero-loss sum: channels on each side",
            description =
                    "How many channels on each side of the maximum belong to the zero-loss sum; 1"
                            + " means three channels.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsThickness.class, type = EffectType.SHOW)
    int m_zlpHalfWidth = DEFAULTS.zlpHalfWidth();

    @Layout(FeatureSection.class)
    @Widget(title = "Window from (eV)", description = "Lower end of the energy window, in eV.")
    @NumberInputWidget(
            minValidationProvider = EnergyLimits.Lowest.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    @Effect(predicate = IsWindow.class, type = EffectType.SHOW)
    double m_windowLow = 5;

    @Layout(FeatureSection.class)
    @Widget(title = "Window to (eV)", description = "Upper end of the energy window, in eV.")
    @NumberInputWidget(
            minValidationProvider = EnergyLimits.Lowest.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    @Effect(predicate = IsWindow.class, type = EffectType.SHOW)
    double m_windowHigh = 10;

    @Layout(CountSection.class)
    @Widget(
            title = "Number of clusters",
            description = "Whether you know how many clusters there are, or the data decide.")
    @ValueReference(CountRuleReference.class)
    @RadioButtonsWidget
    CountRule m_countRule = CountRule.GIVEN;

    @Layout(CountSection.class)
    @Widget(title = "Clusters k", description = "How many clusters to form.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    int m_clusters = DEFAULTS.clusters();

    @Layout(CountSection.class)
    @Widget(title = "Smallest k", description = "Smallest number of clusters that is tried.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTwo.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = IsGiven.class, type = EffectType.HIDE)
    int m_minClusters = DEFAULTS.minClusters();

    @Layout(CountSection.class)
    @Widget(title = "Largest k", description = "Largest number of clusters that is tried.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTwo.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = IsGiven.class, type = EffectType.HIDE)
    int m_maxClusters = DEFAULTS.maxClusters();

    @Layout(CountSection.class)
    @Advanced
    @Widget(
            title = "Random starts",
            description =
                    "How many times whole spectra are clustered from other random starts; the"
                            + " best result is kept.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = IsSpectrum.class, type = EffectType.SHOW)
    int m_starts = DEFAULTS.starts();

    @Layout(CountSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Start of the random numbers for the starts and the gap statistic. The same"
                            + " seed gives the same clusters, on any number of threads.")
    @Effect(predicate = NeedsSeed.class, type = EffectType.SHOW)
    long m_seed = DEFAULTS.seed();

    KMeansClusterParameters() {}

    /**
     * Not more clusters than spectra, and a window that lies in the image.
     *
     * @param input what is connected
     */
    KMeansClusterParameters(final NodeParametersInput input) {
        final Optional<SignalSpec> image = ConnectedImage.of(input);
        if (image.isPresent()) {
            m_clusters = (int) Math.min(m_clusters, image.get().rows());
        }
        final Optional<Axis> axis = ConnectedImage.energies(input);
        if (axis.isPresent()
                && !(axis.get().contains(m_windowLow) && axis.get().contains(m_windowHigh))) {
            m_windowHigh = ConnectedImage.high(axis.get());
            m_windowLow = Math.max(ConnectedImage.low(axis.get()), m_windowHigh / 2);
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::toEngine);
    }

    ClusterParameters toEngine() {
        return new ClusterParameters(
                m_feature.m_engine,
                m_zlpHalfWidth,
                m_windowLow,
                m_windowHigh,
                m_countRule.m_engine,
                m_clusters,
                m_minClusters,
                m_maxClusters,
                m_starts,
                m_seed);
    }
}
