package org.zeroloss.imaging.crystal;

import org.zeroloss.base.Gaussian;
import org.zeroloss.imaging.numeric.Check;

import java.util.List;
import java.util.SplittableRandom;

/**
 * How a crystal is displaced from its perfect lattice: u(r) = G r + Σ d_w sin(k_w · r + φ_w). The
 * strain is the symmetric part of the gradient, ε_ij = (∂u_i/∂x_j + ∂u_j/∂x_i)/2.
 *
 * @param gxx ∂u_x/∂x of the affine part
 * @param gxy ∂u_x/∂y of the affine part
 * @param gyx ∂u_y/∂x of the affine part
 * @param gyy ∂u_y/∂y of the affine part
 * @param waves the smooth part
 */
public record StrainField(double gxx, double gxy, double gyx, double gyy, List<Wave> waves) {

    /** No displacement. */
    public static final StrainField NONE = new StrainField(0, 0, 0, 0, List.of());

    private static final int WAVES = 4;

    /**
     * One wave of the smooth part.
     *
     * @param dx amplitude of the displacement along x in Å
     * @param dy amplitude of the displacement along y in Å
     * @param kx wave vector along x in rad/Å
     * @param ky wave vector along y in rad/Å
     * @param phase phase in rad
     */
    public record Wave(double dx, double dy, double kx, double ky, double phase) {}

    /** Validates the gradient. */
    public StrainField {
        Check.range(gxx, -0.5, 0.5, "displacement gradient xx");
        Check.range(gxy, -0.5, 0.5, "displacement gradient xy");
        Check.range(gyx, -0.5, 0.5, "displacement gradient yx");
        Check.range(gyy, -0.5, 0.5, "displacement gradient yy");
        waves = Check.list(waves, "waves of a strain field");
    }

    /**
     * Draws a field.
     *
     * @param affine standard deviation of each component of the uniform strain
     * @param smooth root mean square of the varying strain, √(⟨ε_xx² + ε_yy² + 2ε_xy²⟩/2)
     * @param lengthA shortest wavelength of the varying strain in Å; the longest is four times that
     * @param random stream
     * @return the field
     */
    public static StrainField draw(
            final double affine,
            final double smooth,
            final double lengthA,
            final SplittableRandom random) {
        Check.range(affine, 0, 0.1, "uniform strain");
        Check.range(smooth, 0, 0.1, "varying strain");
        Check.positive(lengthA, "wavelength of the varying strain in Å");
        final double xx = affine * limited(random);
        final double yy = affine * limited(random);
        final double xy = affine * limited(random);
        final Wave[] drawn = new Wave[WAVES];
        double square = 0;
        for (int w = 0; w < WAVES; w++) {
            final double direction = 2 * Math.PI * random.nextDouble();
            final double k = 2 * Math.PI / (lengthA * (1 + 3 * random.nextDouble()));
            final double polarisation = 2 * Math.PI * random.nextDouble();
            final double phase = 2 * Math.PI * random.nextDouble();
            final double kx = k * StrictMath.cos(direction);
            final double ky = k * StrictMath.sin(direction);
            // equal strain, not equal displacement, in each wave
            final double dx = StrictMath.cos(polarisation) / k;
            final double dy = StrictMath.sin(polarisation) / k;
            drawn[w] = new Wave(dx, dy, kx, ky, phase);
            final double shear = (dx * ky + dy * kx) / 2;
            square += (dx * kx * dx * kx + dy * ky * dy * ky + 2 * shear * shear) / 4;
        }
        final double scale = smooth / Math.sqrt(square);
        for (int w = 0; w < WAVES; w++) {
            final Wave d = drawn[w];
            drawn[w] = new Wave(scale * d.dx, scale * d.dy, d.kx, d.ky, d.phase);
        }
        return new StrainField(xx, xy, xy, yy, smooth == 0 ? List.of() : List.of(drawn));
    }

    /** A standard normal number, cut at three standard deviations. */
    private static double limited(final SplittableRandom random) {
        return Math.max(-3, Math.min(3, Gaussian.next(random)));
    }

    /**
     * @param radiusA distance from the origin in Å
     * @return a bound of the length of the displacement up to that distance, in Å
     */
    public double mostA(final double radiusA) {
        double most = radiusA * Math.sqrt(gxx * gxx + gxy * gxy + gyx * gyx + gyy * gyy);
        for (final Wave w : waves) {
            most += StrictMath.hypot(w.dx, w.dy);
        }
        return most;
    }

    /**
     * @param x position in the perfect crystal in Å
     * @param y position in the perfect crystal in Å
     * @return u_x, u_y in Å
     */
    public double[] displacement(final double x, final double y) {
        double ux = gxx * x + gxy * y;
        double uy = gyx * x + gyy * y;
        for (final Wave w : waves) {
            final double s = StrictMath.sin(w.kx * x + w.ky * y + w.phase);
            ux += w.dx * s;
            uy += w.dy * s;
        }
        return new double[] {ux, uy};
    }

    /**
     * @param x position in the perfect crystal in Å
     * @param y position in the perfect crystal in Å
     * @return ∂u_x/∂x, ∂u_x/∂y, ∂u_y/∂x, ∂u_y/∂y there
     */
    public double[] gradient(final double x, final double y) {
        final double[] g = {gxx, gxy, gyx, gyy};
        for (final Wave w : waves) {
            final double c = StrictMath.cos(w.kx * x + w.ky * y + w.phase);
            g[0] += w.dx * w.kx * c;
            g[1] += w.dx * w.ky * c;
            g[2] += w.dy * w.kx * c;
            g[3] += w.dy * w.ky * c;
        }
        return g;
    }

    /**
     * @param columns columns of the perfect crystal
     * @return the displaced columns
     */
    public List<AtomColumn> apply(final List<AtomColumn> columns) {
        return columns.stream()
                .map(
                        c -> {
                            final double[] u = displacement(c.xA(), c.yA());
                            return c.at(c.xA() + u[0], c.yA() + u[1]);
                        })
                .toList();
    }
}
