package org.zeroloss.eels.zlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.Gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Spectra that scatter about their cluster's mean by more than the detector's noise, all bins of a
 * spectrum together.
 */
class SpectrumScatterTest {

    private static final EnergyBins BINS = EnergyBins.of(0.05, 0.4, -20, 40);
    private static final double DETECTOR = 0.01;
    private static final double SCATTER = 0.1;

    /** A peak of 0.4 eV whose expected value in all bins is known. */
    private static double expected(final int bin) {
        final double x = BINS.energy(bin) / 0.2;
        return 1 / (1 + x * x);
    }

    /** Spectra of a group; the strength of each one's departure is common to all its bins. */
    private static SpectrumScatter.Measured group(
            final int n, final double scatter, final SplittableRandom random) {
        final int bins = BINS.size();
        final double[][] x = new double[n][bins];
        final double[] mean = new double[bins];
        for (final double[] row : x) {
            final double own = scatter * Gaussian.next(random);
            for (int b = 0; b < bins; b++) {
                row[b] = expected(b) * (1 + own + DETECTOR * Gaussian.next(random));
                mean[b] += row[b] / n;
            }
        }
        final double[] detector = new double[bins];
        final double[] sample = new double[bins];
        for (int b = 0; b < bins; b++) {
            detector[b] = StrictMath.pow(DETECTOR * expected(b), 2) / n;
            for (final double[] row : x) {
                sample[b] += n > 1 ? StrictMath.pow(row[b] - mean[b], 2) / n / (n - 1) : 0;
                row[b] = row[b] / mean[b] - 1;
            }
        }
        return new SpectrumScatter.Measured(n, mean, detector, sample, n < bins ? x : null);
    }

    @Test
    void aSingleSpectrumTakesOverTheScatterOfTheOthers() {
        final SplittableRandom random = new SplittableRandom(3);
        final SpectrumScatter.Measured single = group(1, SCATTER, random);
        final SpectrumScatter scatter =
                new SpectrumScatter(List.of(group(30, SCATTER, random), single), BINS);
        final double[] variance = scatter.variance(single);
        for (int b = 0; b < variance.length; b++) {
            final double relative = Math.sqrt(variance[b]) / single.mean()[b];
            assertEquals(SCATTER, relative, 0.35 * SCATTER, "at " + BINS.energy(b));
        }
        double product = 0;
        double square = 0;
        final int low = 5;
        final int high = variance.length - 5;
        for (int r = 0; r < 2000; r++) {
            final double[] draw = new double[variance.length];
            scatter.complete(single, variance, draw, new SplittableRandom(r));
            product += draw[low] * draw[high];
            square += draw[low] * draw[low];
        }
        assertEquals(variance[low], square / 2000, 0.15 * variance[low]);
        final double both = Math.sqrt(variance[low] * variance[high]);
        assertTrue(product / 2000 > 0.8 * both, "bins of one spectrum move together");
    }

    /** Errors of means, in units of what was claimed, over many sets of groups. */
    @Test
    void claimedErrorsAreThoseThatAreMade() {
        for (final double scatter : new double[] {0, SCATTER}) {
            final double[] squares = new double[4];
            final int sets = 200;
            for (int seed = 0; seed < sets; seed++) {
                final SplittableRandom random = new SplittableRandom(1000 + seed);
                final List<SpectrumScatter.Measured> groups = new ArrayList<>();
                for (final int n : new int[] {1, 3, 12, 200}) {
                    groups.add(group(n, scatter, random));
                }
                final SpectrumScatter of = new SpectrumScatter(groups, BINS);
                for (int g = 0; g < squares.length; g++) {
                    final double[] variance = of.variance(groups.get(g));
                    for (int b = 0; b < variance.length; b++) {
                        final double off = groups.get(g).mean()[b] - expected(b);
                        squares[g] += off * off / variance[b] / variance.length / sets;
                    }
                }
            }
            for (final double s : squares) {
                assertTrue(s > 0.7 && s < 1.5, "scatter " + scatter + ": " + s);
            }
        }
    }

    @Test
    void whereSpectraOutnumberBinsTheirOwnScatterCounts() {
        final SplittableRandom random = new SplittableRandom(5);
        final SpectrumScatter.Measured many = group(100, SCATTER, random);
        final SpectrumScatter alone = new SpectrumScatter(List.of(many), BINS);
        assertArrayEquals(many.sample(), alone.variance(many));
    }

    @Test
    void oneSpectrumAloneHasTheDetectorsNoise() {
        final SpectrumScatter.Measured single = group(1, SCATTER, new SplittableRandom(7));
        final SpectrumScatter alone = new SpectrumScatter(List.of(single), BINS);
        assertArrayEquals(single.detector(), alone.variance(single));
    }
}
