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
import org.zeroloss.imaging.simulate.ScanRanges;
import org.zeroloss.nodes.dialog.Limits;

/** Which scans may be drawn. */
public final class ScanParameters implements NodeParameters {

    @Widget(title = "Pixel size, from (Å)", description = "Distance of two pixels, in Å.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_pixelMin = 0.08;

    @Widget(title = "Pixel size, to (Å)", description = "Upper end of the range above, in Å.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost100.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_pixelMax = 0.2;

    @Widget(
            title = "Dwell time, from (µs)",
            description =
                    "Time on each pixel, in µs; all magnitudes are equally likely. It "
                            + "decides how far the specimen drifts during the scan.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_dwellMin = 2;

    @Widget(title = "Dwell time, to (µs)", description = "Upper end of the range above, in µs.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_dwellMax = 40;

    @Advanced
    @Widget(
            title = "Fly-back time, from (µs)",
            description = "Time from the end of a line to the beginning of the next, in µs.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_flybackMin = 50;

    @Advanced
    @Widget(title = "Fly-back time, to (µs)", description = "Upper end of the range above, in µs.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_flybackMax = 500;

    @Widget(
            title = "Drift, from (Å/s)",
            description = "Speed of the specimen's drift in Å/s, in any direction.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_driftMin = 0;

    @Widget(title = "Drift, to (Å/s)", description = "Upper end of the range above, in Å/s.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost1000.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_driftMax = 0.4;

    @Advanced
    @Widget(
            title = "Shear, from (pixels per line)",
            description =
                    "By how much each line is displaced against the one before, in pixels, "
                            + "to either side.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostHalf.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_shearMin = 0;

    @Advanced
    @Widget(
            title = "Shear, to (pixels per line)",
            description = "Upper end of the range above, in pixels per line.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostHalf.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_shearMax = 0.02;

    @Advanced
    @Widget(
            title = "Distance of lines, from (pixel sizes)",
            description = "Distance of two lines as a multiple of the pixel size, from 0.5 to 2.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_aspectMin = 0.98;

    @Advanced
    @Widget(
            title = "Distance of lines, to (pixel sizes)",
            description = "Upper end of the range above, in pixel sizes.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_aspectMax = 1.02;

    @Widget(
            title = "Jitter of lines, from (Å)",
            description = "Displacement of single lines, standard deviation in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostTen.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_jitterMin = 0;

    @Widget(title = "Jitter of lines, to (Å)", description = "Upper end of the range above, in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostTen.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_jitterMax = 0.06;

    @Widget(
            title = "Slow displacement of lines, from (Å)",
            description =
                    "Displacement that changes slowly from line to line, standard deviation"
                            + " in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostTen.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_wobbleMin = 0;

    @Widget(
            title = "Slow displacement of lines, to (Å)",
            description = "Upper end of the range above, in Å.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostTen.class)
    @Effect(predicate = Conditions.Own.class, type = EffectType.SHOW)
    double m_wobbleMax = 0.15;

    ScanRanges toEngine(final int width, final int height) {
        return new ScanRanges(
                width,
                height,
                Range.of(m_pixelMin, m_pixelMax),
                Range.logarithmic(m_dwellMin, m_dwellMax),
                Range.of(m_flybackMin, m_flybackMax),
                Range.of(m_driftMin, m_driftMax),
                Range.of(m_shearMin, m_shearMax),
                Range.of(m_aspectMin, m_aspectMax),
                Range.of(m_jitterMin, m_jitterMax),
                Range.of(m_wobbleMin, m_wobbleMax));
    }
}
