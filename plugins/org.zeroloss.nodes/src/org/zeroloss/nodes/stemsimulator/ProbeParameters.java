package org.zeroloss.nodes.stemsimulator;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.simulate.ProbeRanges;
import org.zeroloss.nodes.dialog.Limits;

/** Which probes may be drawn. */
public final class ProbeParameters implements NodeParameters {

    @Widget(
            title = "Beam energy, from (keV)",
            description = "Energy of the electrons, in keV, from 10 to 1000.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTen.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_energyMin = 60;

    @Widget(title = "Beam energy, to (keV)", description = "Upper end of the range above, in keV.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTen.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_energyMax = 80;

    @Widget(
            title = "Convergence semi-angle, from (mrad)",
            description =
                    "Half of the opening angle of the probe, in mrad, from 1 to 60. Without"
                            + " aberrations the probe is 0.61 λ/α wide.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_convergenceMin = 22;

    @Widget(
            title = "Convergence semi-angle, to (mrad)",
            description = "Upper end of the range above, in mrad.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_convergenceMax = 33;

    @Widget(
            title = "Source size, from (Å)",
            description =
                    "Full width at half maximum of the image of the source in the specimen,"
                            + " in Å; vibration belongs to it.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostTen.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_sourceMin = 0.5;

    @Widget(title = "Source size, to (Å)", description = "Upper end of the range above, in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostTen.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_sourceMax = 1.1;

    @Widget(
            title = "Defocus, from (Å)",
            description = "Defocus C<sub>1</sub> in Å; negative is underfocus.")
    @NumberInputWidget(minValidation = Limits.AtLeastMinus10000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_defocusMin = -40;

    @Widget(title = "Defocus, to (Å)", description = "Upper end of the range above, in Å.")
    @NumberInputWidget(minValidation = Limits.AtLeastMinus10000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_defocusMax = 40;

    @Widget(
            title = "Astigmatism, from (Å)",
            description = "Two-fold astigmatism C<sub>1,2</sub> in Å, in any direction.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_astigmatismMin = 0;

    @Widget(title = "Astigmatism, to (Å)", description = "Upper end of the range above, in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_astigmatismMax = 25;

    @Advanced
    @Widget(
            title = "Coma, from (Å)",
            description = "Axial coma C<sub>2,1</sub> in Å, in any direction.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost100000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_comaMin = 0;

    @Advanced
    @Widget(title = "Coma, to (Å)", description = "Upper end of the range above, in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost100000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_comaMax = 600;

    @Advanced
    @Widget(
            title = "Three-fold astigmatism, from (Å)",
            description = "Three-fold astigmatism C<sub>2,3</sub> in Å, in any direction.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost100000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_threefoldMin = 0;

    @Advanced
    @Widget(
            title = "Three-fold astigmatism, to (Å)",
            description = "Upper end of the range above, in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost100000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_threefoldMax = 600;

    @Widget(
            title = "Spherical aberration, from (µm)",
            description =
                    "Spherical aberration C<sub>3</sub> in µm; 1000 µm or so without a "
                            + "corrector.")
    @NumberInputWidget(minValidation = Limits.AtLeastMinus10000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_sphericalMin = -5;

    @Widget(
            title = "Spherical aberration, to (µm)",
            description = "Upper end of the range above, in µm.")
    @NumberInputWidget(minValidation = Limits.AtLeastMinus10000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_sphericalMax = 5;

    @Advanced
    @Widget(
            title = "Focal spread, from (Å)",
            description =
                    "Standard deviation of the defocus by the energy spread of the beam, in"
                            + " Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_focalSpreadMin = 20;

    @Advanced
    @Widget(title = "Focal spread, to (Å)", description = "Upper end of the range above, in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_focalSpreadMax = 60;

    @Advanced
    @Widget(
            title = "Thermal displacement, from (Å)",
            description = "How far the atoms vibrate along one direction, root mean square, in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostOne.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_thermalMin = 0.05;

    @Advanced
    @Widget(
            title = "Thermal displacement, to (Å)",
            description = "Upper end of the range above, in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostOne.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_thermalMax = 0.09;

    ProbeRanges toEngine() {
        return new ProbeRanges(
                Range.of(m_energyMin, m_energyMax),
                Range.of(m_convergenceMin, m_convergenceMax),
                Range.of(m_defocusMin, m_defocusMax),
                Range.of(m_astigmatismMin, m_astigmatismMax),
                Range.of(m_comaMin, m_comaMax),
                Range.of(m_threefoldMin, m_threefoldMax),
                Range.of(m_sphericalMin, m_sphericalMax),
                Range.of(m_focalSpreadMin, m_focalSpreadMax),
                Range.of(m_sourceMin, m_sourceMax),
                Range.of(m_thermalMin, m_thermalMax));
    }
}
