package org.zeroloss.nodes.stemsimulator;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.simulate.SpecimenRanges;
import org.zeroloss.nodes.dialog.Limits;

import java.util.Arrays;
import java.util.List;

/** What may be drawn as the specimen. */
public final class SpecimenParameters implements NodeParameters {

    @Widget(
            title = "Specimens",
            description = "What the images show; of several, each is equally likely.")
    @ArrayWidget(addButtonText = "Add specimen")
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    KindParameters[] m_kinds = {new KindParameters()};

    @Widget(
            title = "Layers, from",
            description = "Number of layers of graphene, hBN, MoS<sub>2</sub> and WS<sub>2</sub>.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    int m_layersMin = 1;

    @Widget(title = "Layers, to", description = "Upper end of the range above.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    int m_layersMax = 1;

    @Widget(
            title = "Thickness of silicon, from (nm)",
            description = "Thickness of silicon along the beam, in nm.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_siliconMin = 2;

    @Widget(
            title = "Thickness of silicon, to (nm)",
            description = "Upper end of the range above, in nm.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_siliconMax = 20;

    @Widget(
            title = "Diameter of gold particles, from (nm)",
            description = "Width of gold particles, in nm.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_goldMin = 2;

    @Widget(
            title = "Diameter of gold particles, to (nm)",
            description = "Upper end of the range above, in nm.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_goldMax = 5;

    @Widget(
            title = "Elements of single atoms",
            description =
                    "Symbols of the single atoms, separated by commas; each image has one "
                            + "of them.")
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    String m_atoms = "Re, Pt, Ir, Au";

    @Widget(
            title = "Single atoms, from (1/nm²)",
            description = "Number of single atoms per nm²; all magnitudes are equally likely.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_densityMin = 0.2;

    @Widget(
            title = "Single atoms, to (1/nm²)",
            description = "Upper end of the range above, in 1/nm².")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_densityMax = 1.5;

    @Advanced
    @Widget(
            title = "Distance of single atoms, from (Å)",
            description = "Smallest distance of two single atoms, in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_spacingMin = 2;

    @Advanced
    @Widget(
            title = "Distance of single atoms, to (Å)",
            description = "Upper end of the range above, in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_spacingMax = 5;

    SpecimenRanges toEngine() {
        return new SpecimenRanges(
                Arrays.stream(m_kinds).map(KindParameters::toEngine).toList(),
                Range.of(m_layersMin, m_layersMax),
                Range.of(m_siliconMin, m_siliconMax),
                Range.of(m_goldMin, m_goldMax),
                elements(m_atoms),
                Range.logarithmic(m_densityMin, m_densityMax),
                Range.of(m_spacingMin, m_spacingMax));
    }

    static List<Element> elements(final String symbols) {
        return Arrays.stream(symbols.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .map(Element::of)
                .toList();
    }
}
