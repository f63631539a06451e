package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.numeric.Check;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The border between a crystal and vacuum: a line with a wave on it. The crystal lies where n · (r
 * − p) + a sin(2π t · (r − p)/λ) is negative, with n the normal and t the tangent.
 *
 * @param xA a point p of the line in Å
 * @param yA a point p of the line in Å
 * @param normalRad direction of the normal, which points to vacuum, in rad
 * @param amplitudeA amplitude a of the wave in Å
 * @param wavelengthA wavelength λ of the wave in Å
 */
public record Edge(double xA, double yA, double normalRad, double amplitudeA, double wavelengthA) {

    /** Validates every component. */
    public Edge {
        Check.finite(xA, "x of an edge in Å");
        Check.finite(yA, "y of an edge in Å");
        Check.finite(normalRad, "direction of an edge in rad");
        Check.notNegative(amplitudeA, "roughness of an edge in Å");
        Check.positive(wavelengthA, "wavelength of an edge in Å");
    }

    /**
     * Draws an edge that passes through the middle half of a field.
     *
     * @param field the field
     * @param random stream
     * @return the edge
     */
    public static Edge draw(final Field field, final SplittableRandom random) {
        final double size = Math.min(field.width(), field.height());
        return new Edge(
                field.minX() + field.width() * (0.25 + 0.5 * random.nextDouble()),
                field.minY() + field.height() * (0.25 + 0.5 * random.nextDouble()),
                2 * Math.PI * random.nextDouble(),
                0.06 * size * random.nextDouble(),
                size * (0.3 + 0.7 * random.nextDouble()));
    }

    /**
     * @param x position in Å
     * @param y position in Å
     * @return whether the crystal is there
     */
    public boolean inside(final double x, final double y) {
        final double c = StrictMath.cos(normalRad);
        final double s = StrictMath.sin(normalRad);
        final double across = c * (x - xA) + s * (y - yA);
        final double along = -s * (x - xA) + c * (y - yA);
        return across + amplitudeA * StrictMath.sin(2 * Math.PI * along / wavelengthA) < 0;
    }

    /**
     * @param columns columns of a crystal
     * @param neighbourA distance of neighbouring columns in Å
     * @return those on the crystal's side, the last ones marked as edge
     */
    public List<AtomColumn> cut(final List<AtomColumn> columns, final double neighbourA) {
        final List<AtomColumn> kept = columns.stream().filter(c -> inside(c.xA(), c.yA())).toList();
        return kept.stream()
                .map(c -> nearVacuum(c, neighbourA) ? c.in(Environment.EDGE) : c)
                .toList();
    }

    private boolean nearVacuum(final AtomColumn c, final double neighbourA) {
        for (int k = 0; k < 12; k++) {
            final double angle = 2 * Math.PI * k / 12;
            if (!inside(
                    c.xA() + neighbourA * StrictMath.cos(angle),
                    c.yA() + neighbourA * StrictMath.sin(angle))) {
                return true;
            }
        }
        return false;
    }
}
