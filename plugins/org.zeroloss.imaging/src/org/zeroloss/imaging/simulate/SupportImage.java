package org.zeroloss.imaging.simulate;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Seeds;
import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.crystal.Composition;
import org.zeroloss.imaging.optics.ProbeProfile;

import java.util.Arrays;

/**
 * The electrons that support and contamination scatter into the detector: dose times carbon's cross
 * section times atoms per area, with slow changes of the thickness and the grain of random atoms.
 * The grain is a log-normal field with the variance that {@link Support} gives and the probe's
 * correlation length, so that it is never negative and leaves the mean. Lines that are displaced
 * along x show the support displaced as well.
 */
final class SupportImage {

    private static final long THICKNESS = 1;
    private static final long GROWTH = 2;
    private static final long GRAIN = 3;

    /** In pixels: neighbours know nothing of each other below. */
    private static final double LEAST_SIGMA = 0.3;

    private final Acquisition m_acquisition;
    private final double m_sharpness;
    private final LineShifts m_shifts;
    private final double m_sigma;
    private final double m_neighbours;
    private final long m_seed;

    SupportImage(
            final Acquisition acquisition,
            final ProbeProfile profile,
            final LineShifts shifts,
            final long seed) {
        m_acquisition = acquisition;
        m_sharpness = profile.squareIntegral();
        m_shifts = shifts;
        m_sigma = 1 / Math.sqrt(4 * Math.PI * m_sharpness) / acquisition.scan().pixelSizeA();
        // correlation of two neighbouring pixels of white noise under a Gaussian of that width
        m_neighbours = m_sigma < LEAST_SIGMA ? 0 : StrictMath.exp(-0.25 / (m_sigma * m_sigma));
        m_seed = seed;
    }

    /**
     * @param image expected electrons per pixel; those of the carbon are added
     */
    void add(final double[][] image) {
        final Support support = m_acquisition.support();
        if (support.carbonNm() == 0 && support.contaminationNm() == 0) {
            return;
        }
        final double perNm =
                m_acquisition.electronsPerPixel()
                        * m_acquisition.response().efficiency()
                        * Support.ATOMS_PER_A2_NM
                        * Composition.of(Element.C, 1)
                                .crossSectionA2(
                                        m_acquisition.detector(), m_acquisition.probe().beam());
        final SmoothMap thickness = new SmoothMap(Seeds.stream(m_seed, THICKNESS));
        final SmoothMap growth = new SmoothMap(Seeds.stream(m_seed, GROWTH));
        final double[][] grain = grain(image.length, image[0].length);
        final double[] rough = new double[image[0].length];
        final double[] grown = new double[image[0].length];
        for (int j = 0; j < image.length; j++) {
            final double v = (j + 0.5) / image.length;
            thickness.fill(v, rough);
            growth.fill(v, grown);
            final double[] line = displaced(grain[j], m_shifts.x(j));
            for (int i = 0; i < rough.length; i++) {
                final double nm =
                        support.carbonNm() * (1 + support.roughness() * rough[i])
                                + support.contaminationNm() * Math.max(0, grown[i]);
                image[j][i] += perNm * nm * grained(line[i], nm);
            }
        }
    }

    /**
     * A line of grain as the probe finds it that far away; the variance of what it mixes is kept.
     */
    private double[] displaced(final double[] line, final double shiftA) {
        final double shift = shiftA / m_acquisition.scan().pixelSizeA();
        if (shift == 0) {
            return line;
        }
        final int whole = (int) Math.floor(shift);
        final double part = shift - whole;
        final double kept = Math.sqrt(1 - 2 * part * (1 - part) * (1 - m_neighbours));
        final double[] seen = new double[line.length];
        for (int i = 0; i < seen.length; i++) {
            final double a = line[Math.floorMod(i + whole, line.length)];
            final double b = line[Math.floorMod(i + whole + 1, line.length)];
            seen[i] = ((1 - part) * a + part * b) / kept;
        }
        return seen;
    }

    /** Factor of mean 1 that a standard normal number makes of the grain of a layer. */
    private double grained(final double normal, final double nm) {
        if (nm <= 0) {
            return 0;
        }
        final double variance = m_sharpness / (Support.ATOMS_PER_A2_NM * nm);
        final double s2 = StrictMath.log(1 + variance);
        return StrictMath.exp(Math.sqrt(s2) * normal - s2 / 2);
    }

    /** A standard normal field that is correlated as far as the probe reaches. */
    private double[][] grain(final int height, final int width) {
        final double[][] white = new double[height][width];
        for (int j = 0; j < height; j++) {
            final var random = Seeds.stream(m_seed, GRAIN, j);
            for (int i = 0; i < width; i++) {
                white[j][i] = Gaussian.next(random);
            }
        }
        return m_sigma < LEAST_SIGMA ? white : smooth(white, m_sigma);
    }

    private static double[][] smooth(final double[][] white, final double sigma) {
        final int reach = (int) Math.ceil(4 * sigma);
        final double[] kernel = new double[2 * reach + 1];
        double square = 0;
        for (int k = -reach; k <= reach; k++) {
            kernel[k + reach] = StrictMath.exp(-0.5 * k * k / (sigma * sigma));
            square += kernel[k + reach] * kernel[k + reach];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= Math.sqrt(square);
        }
        return transposedRows(transposedRows(white, kernel), kernel);
    }

    /** Border values are taken from the other side, so that the variance is the same there. */
    private static double[][] transposedRows(final double[][] in, final double[] kernel) {
        final int n = in[0].length;
        final int reach = kernel.length / 2;
        final double[] padded = new double[n + 2 * reach];
        final double[] sum = new double[n];
        final double[][] out = new double[n][in.length];
        for (int j = 0; j < in.length; j++) {
            for (int i = 0; i < padded.length; i++) {
                padded[i] = in[j][Math.floorMod(i - reach, n)];
            }
            Arrays.fill(sum, 0);
            for (int k = 0; k < kernel.length; k++) {
                final double weight = kernel[k];
                for (int i = 0; i < n; i++) {
                    sum[i] += weight * padded[i + k];
                }
            }
            for (int i = 0; i < n; i++) {
                out[i][j] = sum[i];
            }
        }
        return out;
    }
}
