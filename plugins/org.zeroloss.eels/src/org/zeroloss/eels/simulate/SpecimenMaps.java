package org.zeroloss.eels.simulate;

import org.zeroloss.base.Seeds;

/**
 * Thickness and band gap of every pixel of a simulated nanoflower on vacuum: a lobed outline with a
 * smooth edge, thicker towards the middle with a smooth random relief. The gap mixes a random
 * smooth field with the thickness (thin edges have smaller gaps), so that the two are correlated
 * but not the same.
 */
final class SpecimenMaps {

    private static final int RELIEF = 1;
    private static final int GAP = 2;
    private static final int OUTLINE = 3;

    private final SpecimenParameters m_parameters;
    private final SmoothField m_relief;
    private final SmoothField m_gap;
    private final double m_phase5;
    private final double m_phase3;

    SpecimenMaps(final SpecimenParameters parameters) {
        m_parameters = parameters;
        m_relief = new SmoothField(parameters.seed(), RELIEF);
        m_gap = new SmoothField(parameters.seed(), GAP);
        final var random = Seeds.stream(parameters.seed(), OUTLINE);
        m_phase5 = 2 * Math.PI * random.nextDouble();
        m_phase3 = 2 * Math.PI * random.nextDouble();
    }

    SpecimenTruth truth(final long row) {
        final int x = (int) (row % m_parameters.width());
        final int y = (int) (row / m_parameters.width());
        final double u = (x + 0.5) / m_parameters.width();
        final double v = (y + 0.5) / m_parameters.height();
        final double depth = depth(u, v);
        if (depth <= 0) {
            return new SpecimenTruth(x, y, 0, Double.NaN, Double.NaN);
        }
        final double relative =
                smoothStep(depth / 0.3)
                        * (0.3 + 0.5 * smoothStep(1.2 * depth) + 0.2 * m_relief.value(u, v));
        final SimulatedMaterial m = m_parameters.material();
        final double mix = 0.65 * m_gap.value(u, v) + 0.35 * smoothStep(1.2 * depth);
        final double gap = m.gapMinEv() + (m.gapMaxEv() - m.gapMinEv()) * mix;
        return new SpecimenTruth(
                x,
                y,
                m_parameters.maxThickness() * relative,
                gap,
                relative > 0.5 ? m.innerExponent() : m.exponent());
    }

    /** 1 in the middle, 0 at the outline, negative in vacuum. */
    private double depth(final double u, final double v) {
        final double dx = (u - 0.51) / 0.5;
        final double dy = (v - 0.49) / 0.5;
        final double angle = StrictMath.atan2(dy, dx);
        final double outline =
                0.84
                        * (1
                                + 0.13 * StrictMath.cos(5 * angle + m_phase5)
                                + 0.07 * StrictMath.cos(3 * angle + m_phase3));
        return 1 - StrictMath.hypot(dx, dy) / outline;
    }

    private static double smoothStep(final double s) {
        final double c = Math.max(0, Math.min(1, s));
        return c * c * (3 - 2 * c);
    }
}
