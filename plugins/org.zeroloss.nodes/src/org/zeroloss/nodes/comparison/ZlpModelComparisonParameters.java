package org.zeroloss.nodes.comparison;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
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
import org.zeroloss.eels.background.ComparisonParameters;
import org.zeroloss.eels.background.ComparisonTruth;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.zlp.EnergyZero;
import org.zeroloss.nodes.dialog.ConnectedImage;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.SignalSpec;

import java.util.Arrays;
import java.util.Optional;

/** Settings of ZLP Model Comparison. */
public final class ZlpModelComparisonParameters implements NodeParameters {

    /** What models are scored against. */
    enum Truth {
        /** Vacuum. */
        @Label(
                value = "Vacuum spectra",
                description =
                        "The image's own vacuum spectra, marked by its <tt>vacuum</tt> map or"
                                + " found. They hold noise, which the scores account for.")
        VACUUM(ComparisonTruth.VACUUM),
        /** Simulation. */
        @Label(
                value = "Simulated truth",
                description =
                        "The noise-free zero-loss peak of every pixel, band <tt>zero_loss</tt> of"
                                + " an image of the EELS Specimen Simulator, specimen and vacuum"
                                + " alike.")
        SIMULATED(ComparisonTruth.SIMULATED);

        private final ComparisonTruth m_engine;

        Truth(final ComparisonTruth engine) {
            m_engine = engine;
        }
    }

    interface TruthReference extends ParameterReference<Truth> {}

    static final class IsVacuum implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(TruthReference.class).isOneOf(Truth.VACUUM);
        }
    }

    @Section(title = "Scoring")
    interface ScoringSection {}

    @Section(title = "Cross-validation")
    @After(ScoringSection.class)
    @Effect(predicate = IsVacuum.class, type = EffectType.SHOW)
    interface FoldSection {}

    @Layout(ScoringSection.class)
    @Widget(title = "Score against", description = "What the models are scored against.")
    @RadioButtonsWidget
    @ValueReference(TruthReference.class)
    Truth m_truth = Truth.VACUUM;

    @Layout(ScoringSection.class)
    @Widget(
            title = "Energy windows",
            description =
                    "Where the models are scored, each window by itself. Choose windows above the"
                            + " end of the models' fit windows, where a background is needed.")
    @ArrayWidget(
            addButtonText = "Add window",
            elementLayout = ArrayWidget.ElementLayout.HORIZONTAL_SINGLE_LINE)
    WindowParameters[] m_windows = {
        new WindowParameters(1.5, 2), new WindowParameters(2, 3), new WindowParameters(3, 5)
    };

    @Layout(FoldSection.class)
    @Widget(
            title = "Folds",
            description =
                    "Into how many parts the vacuum spectra are dealt out for cross-validation.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTwo.class,
            maxValidation = Limits.AtMost100.class)
    int m_folds = 5;

    @Layout(FoldSection.class)
    @Widget(
            title = "Make models anew for each fold",
            description =
                    "A model that was made on this image is made anew without the vacuum spectra"
                            + " that score it, with the settings in its provenance. Switched off,"
                            + " it is scored as it is, faster, and its scores are marked as not"
                            + " held out.")
    boolean m_retrain = true;

    @Layout(ScoringSection.class)
    @Widget(
            title = "Most spectra",
            description =
                    "Largest number of spectra that are scored, spread evenly over the image. A few"
                            + " thousand tell models apart as well as all.")
    @Advanced
    @NumberInputWidget(
            minValidation = Limits.AtLeastTwo.class,
            maxValidation = Limits.AtMost100000.class)
    int m_spectra = 5000;

    ZlpModelComparisonParameters() {}

    /**
     * Takes the truth that the image has, and windows that lie in it.
     *
     * @param input what is connected
     */
    ZlpModelComparisonParameters(final NodeParametersInput input) {
        final Optional<SignalSpec> image = ConnectedImage.of(input);
        if (image.isPresent()
                && !image.get().hasMap(MapColumn.VACUUM)
                && image.get().bands().contains(SpecimenSimulator.ZERO_LOSS)) {
            m_truth = Truth.SIMULATED;
        }
        final Optional<Axis> axis = ConnectedImage.energies(input);
        if (axis.isPresent()) {
            final WindowParameters[] inside =
                    Arrays.stream(m_windows)
                            .filter(w -> w.m_to <= ConnectedImage.high(axis.get()))
                            .toArray(WindowParameters[]::new);
            m_windows = inside.length == 0 ? m_windows : inside;
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::toEngine);
    }

    ComparisonParameters toEngine() {
        return new ComparisonParameters(
                m_truth.m_engine,
                Arrays.stream(m_windows).map(WindowParameters::toEngine).toList(),
                m_folds,
                m_spectra,
                EnergyZero.SPECTRUM);
    }
}
