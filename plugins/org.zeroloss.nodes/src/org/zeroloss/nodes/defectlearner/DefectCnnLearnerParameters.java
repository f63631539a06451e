package org.zeroloss.nodes.defectlearner;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.defects.LabelMaps;
import org.zeroloss.imaging.defects.LocalNormalization;
import org.zeroloss.imaging.defects.TrainingPlan;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.defectscorer.PointColumns;
import org.zeroloss.nodes.dialog.EngineParameters;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.execution.NodeWork;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Settings of the Defect CNN Learner. */
public final class DefectCnnLearnerParameters implements NodeParameters {

    @Section(title = "Labels")
    interface LabelSection {}

    @Section(title = "Networks")
    @After(LabelSection.class)
    interface NetworkSection {}

    @Section(title = "Training images")
    @After(NetworkSection.class)
    interface LessonSection {}

    @Section(title = "Training")
    @After(LessonSection.class)
    interface TrainingSection {}

    @Section(title = "Validation")
    @After(TrainingSection.class)
    interface ValidationSection {}

    @Section(title = "Engine")
    @After(ValidationSection.class)
    @Advanced
    interface EngineSection {}

    /** Number of folds when it is first switched on. */
    static final class FoldsDefault implements OptionalWidget.DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(final NodeParametersInput input) {
            return 5;
        }
    }

    @Layout(LabelSection.class)
    PointColumns m_columns = new PointColumns();

    @Layout(LabelSection.class)
    @Widget(
            title = "Classes",
            description =
                    "Names of the classes to be found, separated by commas; labels of other classes"
                            + " become background. Empty takes all classes of the label table, or"
                            + " all that the recipe can show where there is no table.")
    String m_classes = "";

    @Layout(NetworkSection.class)
    NetworkParameters m_network = new NetworkParameters();

    @Layout(LessonSection.class)
    LessonParameters m_lesson = new LessonParameters();

    @Layout(TrainingSection.class)
    ScheduleParameters m_schedule = new ScheduleParameters();

    @Layout(TrainingSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Start of the random numbers. The same seed gives the same model with the same"
                            + " engine and device.")
    long m_seed = 1;

    @Layout(ValidationSection.class)
    @Widget(
            title = "Share of images held out",
            description =
                    "Share of the connected images that are not learnt from, but say when to stop"
                            + " and how probable a detection is. Whole images: two pieces of one"
                            + " image know each other. Drawn such that each class is in both"
                            + " parts, where that is possible.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost09.class)
    double m_validation = 0.25;

    @Layout(ValidationSection.class)
    @Widget(
            title = "Simulated images held out",
            description =
                    "Where only a recipe is connected: number of images that are drawn from it for"
                            + " validation.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = Limits.AtMost1000.class)
    int m_heldOut = 16;

    @Layout(ValidationSection.class)
    @Widget(
            title = "Cross-validation (folds)",
            description =
                    "Deals the connected images into so many folds, trains for each of them on the"
                            + " others, and scores what is found in it, before the model itself is"
                            + " trained. Takes as many further trainings.")
    @OptionalWidget(defaultProvider = FoldsDefault.class)
    @NumberInputWidget(
            minValidation = Limits.AtLeastTwo.class,
            maxValidation = Limits.AtMost100.class)
    Optional<Integer> m_folds = Optional.empty();

    @Layout(EngineSection.class)
    EngineParameters m_engine = new EngineParameters();

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(
                () -> {
                    if (!(m_validation > 0 && m_validation <= 0.9)) {
                        throw new NodesException(
                                "Expected a share of images held out above 0 and up to 0.9, found "
                                        + m_validation);
                    }
                    if (!(m_lesson.m_simulated >= 0 && m_lesson.m_simulated <= 1)) {
                        throw new NodesException(
                                "Expected a share of simulated images from 0 to 1, found "
                                        + m_lesson.m_simulated);
                    }
                    final List<String> some = classes().isEmpty() ? List.of("any") : classes();
                    return plan(
                            some,
                            Collections.nCopies(some.size() + 1, 1.0),
                            // of images of any pixel size: one in which a label has two pixels
                            Optional.of(Range.of(m_network.m_labelWidth / 2)));
                });
    }

    /** The classes that are asked for by name; none for all. */
    List<String> classes() {
        return Arrays.stream(m_classes.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .distinct()
                .toList();
    }

    /** The same, where networks that know some classes already may be trained on. */
    List<String> classes(final Optional<List<String>> known) {
        if (known.isEmpty() || known.get().isEmpty()) {
            return classes();
        }
        if (!classes().isEmpty() && !classes().equals(known.get())) {
            throw new NodesException(
                    "Expected the classes of the model to start from, "
                            + known.get()
                            + ", found "
                            + classes()
                            + ". Leave \"Classes\" empty, or start from another model.");
        }
        return known.get();
    }

    LabelMaps labels(final int classes, final Optional<Range> pixelSizesA) {
        return new LabelMaps(
                m_network.m_labelWidth * m_network.pixelsPerUnit(pixelSizesA), classes);
    }

    TrainingPlan plan(
            final List<String> classes,
            final List<Double> weights,
            final Optional<Range> pixelSizesA) {
        return new TrainingPlan(
                classes,
                m_network.network(classes.size()),
                new LocalNormalization(
                        m_network.m_normalizationWidth * m_network.pixelsPerUnit(pixelSizesA)),
                labels(classes.size(), pixelSizesA),
                m_lesson.augmentation(),
                m_lesson.crops(),
                weights,
                m_schedule.toEngine(),
                m_network.m_members,
                m_seed);
    }
}
