package org.zeroloss.nodes.stemsimulator;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.simulate.DefectRanges;
import org.zeroloss.nodes.dialog.Limits;

/** Which defects may be drawn. */
public final class DefectParameters implements NodeParameters {

    @Widget(
            title = "Vacancies per column, from",
            description =
                    "How many columns lack an atom, from 0 to 0.25. Columns of more than "
                            + "four atoms have none.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostQuarter.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_vacanciesMin = 0;

    @Widget(title = "Vacancies per column, to", description = "Upper end of the range above.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostQuarter.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_vacanciesMax = 0.04;

    @Widget(
            title = "Foreign atoms per column, from",
            description = "How many columns have an atom of another element, from 0 to 0.25.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostQuarter.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_substitutionsMin = 0;

    @Widget(title = "Foreign atoms per column, to", description = "Upper end of the range above.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostQuarter.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_substitutionsMax = 0.04;

    @Widget(
            title = "Additional atoms per column, from",
            description = "How many atoms lie between columns, from 0 to 0.25.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostQuarter.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_interstitialsMin = 0;

    @Widget(
            title = "Additional atoms per column, to",
            description = "Upper end of the range above.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostQuarter.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_interstitialsMax = 0.01;

    @Widget(
            title = "Elements of foreign atoms",
            description =
                    "Symbols of the foreign and additional atoms, separated by commas, for "
                            + "example Si, N. Empty: those that are often found in the crystal.")
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    String m_elements = "";

    @Widget(
            title = "Turned bonds per column, from",
            description =
                    "Bonds of a honeycomb turned by 90°, which makes rings of five and "
                            + "seven; from 0 to 0.05.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostTwentieth.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_ringsMin = 0;

    @Widget(title = "Turned bonds per column, to", description = "Upper end of the range above.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostTwentieth.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_ringsMax = 0.004;

    @Widget(
            title = "Grains, from",
            description =
                    "Number of grains in an image; not of gold particles. Grains of layers are"
                            + " joined by rings of five and seven.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    int m_grainsMin = 1;

    @Widget(title = "Grains, to", description = "Upper end of the range above.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    int m_grainsMax = 3;

    @Widget(
            title = "Uniform strain, from",
            description =
                    "Standard deviation of each component of the strain of the whole "
                            + "crystal, from 0 to 0.1.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostTenth.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_uniformStrainMin = 0;

    @Widget(title = "Uniform strain, to", description = "Upper end of the range above.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostTenth.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_uniformStrainMax = 0.01;

    @Widget(
            title = "Varying strain, from",
            description =
                    "Root mean square of the strain that varies over the image, from 0 to "
                            + "0.1.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostTenth.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_varyingStrainMin = 0;

    @Widget(title = "Varying strain, to", description = "Upper end of the range above.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostTenth.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_varyingStrainMax = 0.01;

    @Widget(
            title = "Share of images with an edge",
            description =
                    "How many of the images show the border of the crystal to vacuum, from "
                            + "0 to 1.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostOne.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_edges = 0.2;

    DefectRanges toEngine() {
        return new DefectRanges(
                Range.of(m_vacanciesMin, m_vacanciesMax),
                Range.of(m_substitutionsMin, m_substitutionsMax),
                Range.of(m_interstitialsMin, m_interstitialsMax),
                Range.of(m_ringsMin, m_ringsMax),
                SpecimenParameters.elements(m_elements),
                Range.of(m_grainsMin, m_grainsMax),
                Range.of(m_uniformStrainMin, m_uniformStrainMax),
                Range.of(m_varyingStrainMin, m_varyingStrainMax),
                m_edges);
    }
}
