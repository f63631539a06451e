package org.zeroloss.nodes.defectcnn;

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
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.zeroloss.imaging.defects.DetectionSettings;
import org.zeroloss.learn.network.Symmetry;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.dialog.EngineParameters;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.dialog.Numbers;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.port.DefectModelPortObject;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Settings of Defect CNN. */
public final class DefectCnnParameters implements NodeParameters {

    @Section(title = "Model")
    interface ModelSection {}

    @Section(title = "Detections")
    @After(ModelSection.class)
    interface DetectionSection {}

    @Section(title = "Engine")
    @After(DetectionSection.class)
    @Advanced
    interface EngineSection {}

    /** The models of the bundle. */
    static final class Models implements StringChoicesProvider {
        @Override
        public List<StringChoice> computeState(final NodeParametersInput context) {
            return ShippedModels.all().stream()
                    .map(e -> new StringChoice(e.name(), e.title()))
                    .toList();
        }
    }

    /** A node with a model port takes the model from there. */
    static final class NoModelPort implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getConstant(
                    input -> !List.of(input.getInPortTypes()).contains(DefectModelPortObject.TYPE));
        }
    }

    /** Pixel size when it is first switched on. */
    static final class PixelSizeDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 0.1;
        }
    }

    @Layout(ModelSection.class)
    @Widget(
            title = "Model that comes with Zeroloss",
            description =
                    "What is looked for if no model is connected: columns and defects of single"
                            + " layers, single heavy atoms on a support, or graphene in noisy"
                            + " images. All were trained on simulated images.")
    @ChoicesProvider(Models.class)
    @Effect(predicate = NoModelPort.class, type = EffectType.SHOW)
    String m_model = "layers";

    @Layout(ModelSection.class)
    @Widget(
            title = "Pixel size (Å)",
            description =
                    "Side of a pixel of all images in Å, where the images do not say it or say it"
                            + " wrong. A model that knows the pixel sizes of its training looks at"
                            + " other images at another scale.")
    @OptionalWidget(defaultProvider = PixelSizeDefault.class)
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    Optional<Double> m_pixelSize = Optional.empty();

    @Layout(DetectionSection.class)
    @Widget(
            title = "Least probability",
            description =
                    "Detections that are less likely to be right are left out, from 0 to 1. The"
                            + " table holds the probability of each, so that it can be filtered"
                            + " further.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostOne.class)
    double m_leastProbability = 0.5;

    @Layout(DetectionSection.class)
    @Widget(
            title = "Average the eight symmetries",
            description =
                    "Looks at each image turned and mirrored in all eight ways: more accurate, with"
                            + " a local uncertainty from a single network too, and eight times"
                            + " slower; switch it off for a first look at very large images.")
    boolean m_symmetries = true;

    @Layout(EngineSection.class)
    @Widget(
            title = "Size of a tile (pixels)",
            description =
                    "Images are looked at in overlapping tiles of so many pixels, from 64 to 8192;"
                            + " larger ones are faster and take more memory. The result does not"
                            + " depend on it.")
    @NumberInputWidget(
            minValidation = Limits.AtLeast64.class,
            maxValidation = Limits.AtMost8192.class)
    int m_tile = 512;

    @Layout(EngineSection.class)
    EngineParameters m_engine = new EngineParameters();

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::toEngine);
    }

    DetectionSettings toEngine() {
        if (m_pixelSize.isPresent() && !(m_pixelSize.get() > 0)) {
            throw new NodesException("Expected a pixel size above 0 Å, found " + m_pixelSize.get());
        }
        return new DetectionSettings(
                m_leastProbability,
                m_symmetries ? List.of(Symmetry.values()) : List.of(Symmetry.IDENTITY),
                m_tile);
    }

    /** Pixel size of all images in Å, if it is set. */
    OptionalDouble pixelSizeA() {
        return Numbers.optional(m_pixelSize);
    }
}
