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
 * correlation length, so that it is never negative and leaves the mean.
 */
final class SupportImage {

    private static final long THICKNESS = 1;
    private static final long GROWTH = 2;
    private static final long GRAIN = 3;

    private final Acquisition m_acquisition;
    private final double m_sharpness;
    private final long m_seed;

    SupportImage(final Acquisition acquisition, final ProbeProfile profile, final long seed) {
        m_acquisition = acquisition;
        m_sharpness = profile.squareIntegral();
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
            for (int i = 0; i < rough.length; i++) {
                final double nm =
                        support.carbonNm() * (1 + support.roughness() * rough[i])
                                + support.contaminationNm() * Math.max(0, grown[i]);
                image[j][i] += perNm * nm * grained(grain[j][i], nm);
            }
        }
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
        final double sigma =
                1 / Math.sqrt(4 * Math.PI * m_sharpness) / m_acquisition.scan().pixelSizeA();
        return sigma < 0.3 ? white : smooth(white, sigma);
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
