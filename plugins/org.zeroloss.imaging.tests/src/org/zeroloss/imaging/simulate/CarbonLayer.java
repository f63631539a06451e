package org.zeroloss.imaging.simulate;

import org.zeroloss.base.Seeds;
import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.crystal.Composition;
import org.zeroloss.imaging.optics.ProbeProfile;

/**
 * Support and contamination of a simulated image as someone knows them who knows how thick they are
 * at each place, but not where their atoms lie: {@link SupportImage} without its grain.
 *
 * @param crystal expected electrons per pixel of everything else, {@code crystal[y][x]}
 * @param mean expected electrons per pixel of the carbon, averaged over the grain
 * @param spread standard deviation of the logarithm of the grain's factor, whose mean is 1; 0 where
 *     there is no carbon
 * @param sigma of the grain in pixels: two of its logarithms r pixels apart correlate by
 *     exp(−r²/4σ²), but for lines that are displaced
 */
public record CarbonLayer(double[][] crystal, double[][] mean, double[][] spread, double sigma) {

    // the simulator's numbers of its random streams
    private static final long LINES = 7;
    private static final long SUPPORT = 8;
    private static final long THICKNESS = 1;
    private static final long GROWTH = 2;

    /**
     * @param exposure an image without noise
     * @param profile of its probe
     * @return its carbon
     */
    public static CarbonLayer of(final Exposure exposure, final ProbeProfile profile) {
        final Acquisition a = exposure.acquisition();
        final long seed = Seeds.derive(exposure.seed(), SUPPORT);
        final double[][] crystal = new double[a.scan().height()][a.scan().width()];
        new SupportImage(
                        a,
                        profile,
                        new LineShifts(
                                a.scan(), profile.radiusA(), Seeds.stream(exposure.seed(), LINES)),
                        seed)
                .add(crystal);
        for (int j = 0; j < crystal.length; j++) {
            for (int i = 0; i < crystal[j].length; i++) {
                crystal[j][i] = exposure.electrons()[j][i] - crystal[j][i];
            }
        }
        final double sharpness = profile.squareIntegral();
        final double[][] mean = thickness(a, seed);
        final double[][] spread = new double[mean.length][mean[0].length];
        final double perNm = electronsPerNm(a);
        for (int j = 0; j < mean.length; j++) {
            for (int i = 0; i < mean[j].length; i++) {
                final double nm = mean[j][i];
                if (nm > 0) {
                    spread[j][i] =
                            Math.sqrt(Math.log(1 + sharpness / (Support.ATOMS_PER_A2_NM * nm)));
                }
                mean[j][i] = perNm * nm;
            }
        }
        return new CarbonLayer(
                crystal,
                mean,
                spread,
                1 / Math.sqrt(4 * Math.PI * sharpness) / a.scan().pixelSizeA());
    }

    /** Electrons per pixel that 1 nm scatters into the detector on average. */
    private static double electronsPerNm(final Acquisition a) {
        return a.electronsPerPixel()
                * a.response().efficiency()
                * Support.ATOMS_PER_A2_NM
                * Composition.of(Element.C, 1).crossSectionA2(a.detector(), a.probe().beam());
    }

    /** Of the carbon at each pixel in nm, its atoms averaged. */
    private static double[][] thickness(final Acquisition a, final long seed) {
        final Support s = a.support();
        final SmoothMap rough = new SmoothMap(Seeds.stream(seed, THICKNESS));
        final SmoothMap grown = new SmoothMap(Seeds.stream(seed, GROWTH));
        final double[][] nm = new double[a.scan().height()][a.scan().width()];
        final double[] growth = new double[a.scan().width()];
        for (int j = 0; j < nm.length; j++) {
            final double v = (j + 0.5) / nm.length;
            rough.fill(v, nm[j]);
            grown.fill(v, growth);
            for (int i = 0; i < growth.length; i++) {
                nm[j][i] =
                        s.carbonNm() * (1 + s.roughness() * nm[j][i])
                                + s.contaminationNm() * Math.max(0, growth[i]);
            }
        }
        return nm;
    }

    /**
     * @return as if the carbon had no grain
     */
    public CarbonLayer smooth() {
        return new CarbonLayer(crystal, mean, new double[mean.length][mean[0].length], sigma);
    }
}
