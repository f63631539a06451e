package org.zeroloss.nodes.stemsimulator;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.simulate.DetectorRanges;
import org.zeroloss.nodes.dialog.Limits;

/** Which detectors and supports may be drawn. */
public final class DetectorParameters implements NodeParameters {

    @Widget(
            title = "Inner angle, from (mrad)",
            description = "Smallest angle that the annular detector takes, in mrad.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost500.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_innerMin = 50;

    @Widget(
            title = "Inner angle, to (mrad)",
            description = "Upper end of the range above, in mrad.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost500.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_innerMax = 80;

    @Widget(
            title = "Outer angle, from (mrad)",
            description =
                    "Largest angle that the annular detector takes, in mrad; above all "
                            + "inner angles.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost500.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_outerMin = 180;

    @Widget(
            title = "Outer angle, to (mrad)",
            description = "Upper end of the range above, in mrad.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost500.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_outerMax = 260;

    /** How the cross section of an atom follows from its element. */
    enum Scattering {
        /** From the screened potential. */
        @Label(
                value = "Of each element",
                description =
                        "Elastic and inelastic scattering of each element's screened potential in"
                                + " the Born approximation.")
        BORN(DetectorRanges.Law.BORN),
        /** A power of the atomic number. */
        @Label(
                value = "Power of Z",
                description =
                        "The cross section of carbon times (Z/6) to the power of the exponent.")
        POWER(DetectorRanges.Law.POWER);

        private final DetectorRanges.Law m_law;

        Scattering(final DetectorRanges.Law law) {
            m_law = law;
        }
    }

    @Widget(
            title = "Cross sections",
            description = "How many electrons an atom scatters into the detector.")
    @ValueSwitchWidget
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    Scattering m_scattering = Scattering.BORN;

    @Advanced
    @Widget(
            title = "Exponent of Z, from",
            description =
                    "Exponent of the atomic number, from 1 to 2; used for cross sections by"
                            + " a power of Z.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMostTwo.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_exponentMin = 1.6;

    @Advanced
    @Widget(title = "Exponent of Z, to", description = "Upper end of the range above.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMostTwo.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_exponentMax = 1.9;

    @Advanced
    @Widget(
            title = "Efficiency, from",
            description = "Share of the electrons on the detector that are counted, up to 1.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMostOne.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_efficiencyMin = 0.7;

    @Advanced
    @Widget(title = "Efficiency, to", description = "Upper end of the range above.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMostOne.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_efficiencyMax = 1;

    @Advanced
    @Widget(
            title = "Gain, from (counts per electron)",
            description = "Counts that one electron makes.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_gainMin = 1;

    @Advanced
    @Widget(
            title = "Gain, to (counts per electron)",
            description = "Upper end of the range above, in counts per electron.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_gainMax = 1;

    @Advanced
    @Widget(title = "Offset, from (counts)", description = "Counts without any electron.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_offsetMin = 0;

    @Advanced
    @Widget(title = "Offset, to (counts)", description = "Upper end of the range above, in counts.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_offsetMax = 0;

    @Widget(
            title = "Detector noise, from (counts)",
            description = "Standard deviation of the electronic noise, in counts.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_noiseMin = 0;

    @Widget(
            title = "Detector noise, to (counts)",
            description = "Upper end of the range above, in counts.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_noiseMax = 0.3;

    @Widget(
            title = "Carbon support, from (nm)",
            description = "Thickness of amorphous carbon under the specimen, in nm; 0 for none.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_carbonMin = 0;

    @Widget(title = "Carbon support, to (nm)", description = "Upper end of the range above, in nm.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_carbonMax = 0;

    @Advanced
    @Widget(
            title = "Roughness of the support, from",
            description =
                    "Relative amplitude of slow changes of the support's thickness, from 0 "
                            + "to 1.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostOne.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_roughnessMin = 0;

    @Advanced
    @Widget(title = "Roughness of the support, to", description = "Upper end of the range above.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostOne.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_roughnessMax = 0.4;

    @Widget(
            title = "Contamination, from (nm)",
            description = "Greatest thickness of carbon that has grown in places, in nm.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_contaminationMin = 0;

    @Widget(title = "Contamination, to (nm)", description = "Upper end of the range above, in nm.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_contaminationMax = 0.3;

    DetectorRanges toEngine() {
        return new DetectorRanges(
                Range.of(m_innerMin, m_innerMax),
                Range.of(m_outerMin, m_outerMax),
                m_scattering.m_law,
                Range.of(m_exponentMin, m_exponentMax),
                Range.of(m_efficiencyMin, m_efficiencyMax),
                Range.of(m_gainMin, m_gainMax),
                Range.of(m_offsetMin, m_offsetMax),
                Range.of(m_noiseMin, m_noiseMax),
                Range.of(m_carbonMin, m_carbonMax),
                Range.of(m_roughnessMin, m_roughnessMax),
                Range.of(m_contaminationMin, m_contaminationMax));
    }
}
