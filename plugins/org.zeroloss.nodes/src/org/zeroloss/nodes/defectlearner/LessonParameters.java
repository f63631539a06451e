package org.zeroloss.nodes.defectlearner;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.defects.Augmentation;
import org.zeroloss.imaging.defects.CropPlan;
import org.zeroloss.nodes.dialog.Limits;

/** Which pieces of which images are learnt from. */
public final class LessonParameters implements NodeParameters {

    /** How pieces are changed. */
    enum Change {
        /** Symmetries. */
        @Label(
                value = "Symmetries",
                description = "Turned and mirrored: enough for simulated images.")
        SYMMETRIES(Augmentation.symmetries()),
        /** Moderate. */
        @Label(
                value = "Moderate",
                description =
                        "Also magnified by 0.85 to 1.2, gamma 0.8 to 1.25, some noise: for few"
                                + " measured images.")
        MODERATE(Augmentation.moderate()),
        /** Strong. */
        @Label(
                value = "Strong",
                description =
                        "Magnified by 0.7 to 1.4, gamma 0.6 to 1.6, more noise: for images to come"
                                + " that differ from those at hand.")
        STRONG(new Augmentation(Range.of(0.7, 1.4), Range.of(0.6, 1.6), Range.of(0, 0.5)));

        private final Augmentation m_augmentation;

        Change(final Augmentation augmentation) {
            m_augmentation = augmentation;
        }
    }

    @Widget(
            title = "Share of simulated images",
            description =
                    "Where both images and a recipe are connected: share of the training images"
                            + " that are drawn from the recipe, from 0 to 1. With 1 all connected"
                            + " images are held out for validation.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostOne.class)
    double m_simulated = 0.5;

    @Widget(
            title = "Size of a piece (pixels)",
            description =
                    "Width and height of the pieces that are learnt from: a multiple of 2 for each"
                            + " level but the first, no larger than the images.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastEight.class,
            maxValidation = Limits.AtMost1000.class)
    int m_size = 64;

    @Widget(
            title = "Pieces in a batch",
            description = "Number of pieces that one step learns from.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = Limits.AtMost1000.class)
    int m_batch = 8;

    @Advanced
    @Widget(
            title = "Pieces of one image",
            description =
                    "Number of pieces that are cut from an image before the next one is drawn; more"
                            + " of them save time where drawing an image is slow.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = Limits.AtMost1000.class)
    int m_perImage = 4;

    @Advanced
    @Widget(
            title = "Share of pieces around a label",
            description =
                    "Share of the pieces that are cut around a label of a class drawn first, so"
                            + " that rare classes are seen as often as frequent ones, from 0 to 1.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostOne.class)
    double m_aimed = 0.5;

    @Widget(title = "Changes of the pieces", description = "How pieces are changed at random.")
    @RadioButtonsWidget
    Change m_change = Change.SYMMETRIES;

    @Widget(
            title = "Rare classes weigh more",
            description =
                    "Gives a class the more weight the rarer it is, and all classes together as"
                            + " much as the background: finds more of a rare class in a short"
                            + " training, with more false alarms.")
    boolean m_classWeights;

    LessonParameters() {}

    Augmentation augmentation() {
        return m_change.m_augmentation;
    }

    CropPlan crops() {
        return new CropPlan(m_size, m_batch, Math.min(m_perImage, m_batch), m_aimed);
    }
}
