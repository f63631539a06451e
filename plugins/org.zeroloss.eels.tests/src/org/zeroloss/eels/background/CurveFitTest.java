package org.zeroloss.eels.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.base.Gaussian;
import org.zeroloss.base.PoissonSampler;
import org.zeroloss.base.Seeds;
import org.zeroloss.eels.SpectrumNoise;

import java.util.Locale;
import java.util.SplittableRandom;

class CurveFitTest {

    private static final SpectrumNoise COUNTED = new SpectrumNoise(1, 0, 0);

    private static double[] energies(final double from, final double to, final double step) {
        final double[] e = new double[(int) Math.round((to - from) / step)];
        for (int i = 0; i < e.length; i++) {
            e[i] = from + i * step;
        }
        return e;
    }

    private static double[] curve(final Formula f, final double[] theta, final double[] energy) {
        final double[] m = new double[energy.length];
        for (int i = 0; i < m.length; i++) {
            m[i] = f.at(theta).value(energy[i], new double[f.size()]);
        }
        return m;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VACUUM")
    void findsTheParametersOfNoiseFreeData(final BackgroundFamily family) {
        final Formula f = Formula.of(BackgroundRecipe.of(family), 0.9, 1.8);
        final double[] energy =
                family.tail() ? energies(0.9, 1.8, 0.025) : energies(-2.5, 1.8, 0.025);
        final double[] theta = f.start(0.45, -2.5, 1.8);
        final double[] start = theta.clone();
        theta[0] += Math.log(1e5);
        start[0] = theta[0] + 0.4;
        for (int k = 1; k < theta.length; k++) {
            theta[k] += 0.05 * (k % 2 == 0 ? 1 : -1);
        }
        final CurveFit fit = new CurveFit(f, COUNTED, 0);
        assertTrue(fit.fit(energy, curve(f, theta, energy), energy.length, start));
        for (int k = 0; k < theta.length; k++) {
            assertEquals(theta[k], fit.theta()[k], 2e-4, family + " parameter " + k);
        }
        assertTrue(fit.chi2() < 1e-3, "chi2 " + fit.chi2());
    }

    /**
     * Few counts: mean of the fitted exponent within its standard error of the truth, its scatter
     * as the covariance says, and the band of the extrapolation covering 68 %.
     */
    @Test
    void powerLawOfFewCountsIsUnbiasedAndItsBandCovers() {
        final TailFormula f = new TailFormula(1, 1.3);
        final double[] truth = {Math.log(12), -3.2};
        final double[] energy = energies(0.9, 1.8, 0.025);
        final double[] expected = curve(f, truth, energy);
        final CurveFit fit = new CurveFit(f, COUNTED, 0);
        final double at = 3;
        final double m = f.at(truth).value(at, new double[2]);
        final int draws = 4000;
        double sum = 0;
        double square = 0;
        double predicted = 0;
        int covered = 0;
        for (int d = 0; d < draws; d++) {
            final SplittableRandom random = Seeds.stream(77, d);
            final double[] counts = new double[energy.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = PoissonSampler.sample(expected[i], random);
            }
            assertTrue(fit.fit(energy, counts, counts.length, new double[] {2, -3}));
            final double r = fit.theta()[1];
            sum += r;
            square += (r - truth[1]) * (r - truth[1]);
            predicted += fit.covariance()[1][1];
            final double[] out = new double[2];
            fit.predict(at, out);
            covered += Math.abs(Math.log(out[0] / m)) <= out[1] ? 1 : 0;
        }
        final double scatter = Math.sqrt(square / draws);
        assertEquals(truth[1], sum / draws, 4 * scatter / Math.sqrt(draws) + 0.03 * scatter);
        assertEquals(1, scatter / Math.sqrt(predicted / draws), 0.08);
        assertEquals(0.683, (double) covered / draws, 0.03);
    }

    @Test
    void readoutNoiseAndCorrelationWidenTheBand() {
        final TailFormula f = new TailFormula(1, 1.3);
        final double[] energy = energies(0.9, 1.8, 0.025);
        final double[] data = curve(f, new double[] {5, -4}, energy);
        final double[] sigma = new double[3];
        final SpectrumNoise[] noises = {
            COUNTED, new SpectrumNoise(1, 100, 0), new SpectrumNoise(1, 0, 0.4)
        };
        for (int k = 0; k < noises.length; k++) {
            final CurveFit fit = new CurveFit(f, noises[k], 0);
            assertTrue(fit.fit(energy, data, data.length, new double[] {4, -3}));
            final double[] out = new double[2];
            fit.predict(2.5, out);
            sigma[k] = out[1];
        }
        assertTrue(sigma[1] > 1.2 * sigma[0], sigma[0] + " " + sigma[1]);
        assertEquals(Math.sqrt(1.8), sigma[2] / sigma[0], 1e-6);
    }

    @Test
    void dataWithoutInformationAreRefusedOrGetAWideBand() {
        final TailFormula f = new TailFormula(1, 1.3);
        final double[] energy = energies(0.9, 1.8, 0.025);
        final CurveFit fit = new CurveFit(f, COUNTED, 0);
        final double[] out = new double[2];
        if (fit.fit(energy, new double[energy.length], energy.length, new double[] {2, -3})) {
            fit.predict(1.3, out);
            assertTrue(out[0] < 0.5, "nothing counted, " + out[0] + " predicted");
        }
        final double[] broken = new double[energy.length];
        broken[3] = Double.NaN;
        assertFalse(fit.fit(energy, broken, broken.length, new double[] {2, -3}));
        broken[3] = Double.POSITIVE_INFINITY;
        assertFalse(fit.fit(energy, broken, broken.length, new double[] {2, -3}));
    }

    /** Whatever the data, a fit ends and gives finite numbers or says that it failed. */
    @Test
    void wildDataNeverGiveNumbersThatAreNotFinite() {
        for (final BackgroundFamily family : BackgroundFamily.values()) {
            if (family == BackgroundFamily.VACUUM) {
                continue;
            }
            final Formula f = Formula.of(BackgroundRecipe.of(family), 0.9, 1.8);
            final double[] energy =
                    family.tail() ? energies(0.9, 1.8, 0.025) : energies(-2.5, 1.8, 0.025);
            final CurveFit fit = new CurveFit(f, new SpectrumNoise(1, 4, 0), 0.02);
            for (int d = 0; d < 60; d++) {
                final SplittableRandom random = Seeds.stream(5, family.ordinal(), d);
                final double scale = Math.exp(24 * random.nextDouble() - 4);
                final double[] counts = new double[energy.length];
                for (int i = 0; i < counts.length; i++) {
                    counts[i] = scale * Gaussian.next(random);
                }
                final double[] start = f.start(0.45, -2.5, 1.8);
                start[0] += Math.log(scale);
                if (fit.fit(energy, counts, counts.length, start)) {
                    final double[] out = new double[2];
                    for (double e = -2; e < 9; e += 0.31) {
                        fit.predict(e, out);
                        assertTrue(
                                Double.isFinite(out[0]) && out[0] >= 0 && out[1] >= 0,
                                String.format(Locale.ROOT, "%s draw %d at %.2f eV", family, d, e));
                    }
                }
            }
        }
    }
}
