package org.zeroloss.eels.zlp.conditions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.simulate.Instrument;
import org.zeroloss.eels.simulate.ZeroLossShape;
import org.zeroloss.eels.simulate.ZeroLossTail;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The dependence on conditions alone: peaks of simulated microscopes, with stated noise. */
class ConditionFieldTest {

    private static final int REPLICAS = 50;
    private static final double[] RATIOS = ratios();
    private static final double[] NOISE = noise();

    /** E/w, from the core of the peak to its far tail. */
    private static double[] ratios() {
        final double[] u = new double[24];
        for (int i = 0; i < u.length; i++) {
            u[i] = Math.sinh(0.5 + 3.5 * i / (u.length - 1));
        }
        return u;
    }

    private static double[] noise() {
        final double[] sigma = new double[24];
        for (int i = 0; i < sigma.length; i++) {
            sigma[i] = 0.001 * Math.exp(3.5 * i / (sigma.length - 1));
        }
        return sigma;
    }

    /** ln of the peak at fixed E/w. */
    private static double[] truth(
            final Instrument microscope, final WidthLaw law, final Conditions c) {
        final ZeroLossShape shape =
                new ZeroLossShape(
                        c.beamEnergyKev(), c.exposureS(), ZeroLossTail.MEASURED, microscope);
        return Arrays.stream(RATIOS).map(u -> Math.log(shape.value(u * law.at(c), 0))).toArray();
    }

    private static WidthLaw law(final Instrument microscope, final List<Conditions> conditions) {
        return WidthLaw.fit(
                conditions,
                conditions.stream()
                        .mapToDouble(c -> microscope.stretch(c.beamEnergyKev(), c.exposureS()) / 4)
                        .toArray());
    }

    private static double[] noisy(final double[] values, final SplittableRandom random) {
        final double[] v = values.clone();
        for (int k = 0; k < v.length; k++) {
            v[k] += NOISE[k] * Gaussian.next(random);
        }
        return v;
    }

    private static double[][][] draws(
            final Instrument microscope,
            final double scatter,
            final WidthLaw law,
            final List<Conditions> conditions,
            final long seed) {
        final double[][][] draws = new double[REPLICAS][conditions.size()][];
        final SplittableRandom random = Seeds.stream(seed, 7);
        for (int i = 0; i < conditions.size(); i++) {
            final double[] measured =
                    noisy(
                            truth(
                                    microscope.session(Seeds.derive(seed, i), scatter),
                                    law,
                                    conditions.get(i)),
                            random);
            for (int r = 0; r < REPLICAS; r++) {
                draws[r][i] = noisy(measured, random);
            }
        }
        return draws;
    }

    /** Coverage and mean half width of the band of one vector. */
    private static double[] band(
            final ConditionField field, final Conditions at, final double[] truth) {
        final double[][] all = new double[REPLICAS][];
        for (int r = 0; r < REPLICAS; r++) {
            all[r] = field.value(r, at);
        }
        double covered = 0;
        double width = 0;
        for (int k = 0; k < truth.length; k++) {
            final int channel = k;
            final double[] column = Arrays.stream(all).mapToDouble(v -> v[channel]).toArray();
            Arrays.sort(column);
            final double low = Quantiles.ofSorted(column, Quantiles.P16);
            final double high = Quantiles.ofSorted(column, Quantiles.P84);
            covered += low <= truth[k] && truth[k] <= high ? 1.0 / truth.length : 0;
            width += (high - low) / 2 / truth.length;
        }
        return new double[] {covered, width};
    }

    private static double[] meanBands(final double scatter, final boolean grid, final int seeds) {
        final List<Conditions> trained = ConditionCoverage.training(grid);
        final double[] mean = new double[4];
        for (int seed = 1; seed <= seeds; seed++) {
            final Instrument microscope = Instrument.drawn(seed);
            final WidthLaw law = law(microscope, trained);
            final ConditionField field =
                    new ConditionFieldFitter(
                                    trained, draws(microscope, scatter, law, trained, seed))
                            .fit(seed, Progress.NONE);
            for (int day = 0; day < 4; day++) {
                final Instrument other =
                        microscope.session(Seeds.derive(seed, 1000 + day), scatter);
                final Conditions inside = new Conditions(80, 0.03 * (1 + day));
                final Conditions outside = new Conditions(300, 0.03 * (1 + day));
                final double[] in = band(field, inside, truth(other, law, inside));
                final double[] out = band(field, outside, truth(other, law, outside));
                for (int i = 0; i < 2; i++) {
                    mean[i] += in[i] / seeds / 4;
                    mean[2 + i] += out[i] / seeds / 4;
                }
            }
        }
        return mean;
    }

    @Test
    void bandsCoverTheTruthOfOtherSessionsInsideAndOutside() {
        final double[] m = meanBands(0.05, true, 24);
        assertEquals(0.68, m[0], 0.08, "inside: " + Arrays.toString(m));
        assertTrue(m[2] >= 0.6, "outside: " + Arrays.toString(m));
        assertTrue(m[3] >= 2 * m[1], "widths: " + Arrays.toString(m));
    }

    @Test
    void aMicroscopeThatNeverChangesIsFollowedMoreClosely() {
        final double[] still = meanBands(0, true, 8);
        final double[] restless = meanBands(0.05, true, 8);
        assertTrue(still[1] < restless[1] / 3, still[1] + " and " + restless[1]);
        assertTrue(still[0] >= 0.6 && still[2] >= 0.6, Arrays.toString(still));
    }

    @Test
    void twoAndThreeImagesSuffice() {
        final double[] three = meanBands(0.02, false, 8);
        assertTrue(three[0] >= 0.5 && three[2] >= 0.5, Arrays.toString(three));
        final List<Conditions> two = List.of(new Conditions(60, 0.02), new Conditions(200, 0.2));
        final Instrument microscope = Instrument.drawn(3);
        final ConditionField field =
                new ConditionFieldFitter(two, draws(microscope, 0, law(microscope, two), two, 3))
                        .fit(1, Progress.NONE);
        final double near = width(field, new Conditions(110, 0.06));
        assertTrue(width(field, new Conditions(400, 0.06)) > 2 * near);
    }

    private static double width(final ConditionField field, final Conditions at) {
        return band(field, at, field.value(0, at))[1];
    }

    @Test
    void theBandGrowsWithTheDistanceFromTheTrainedRange() {
        final List<Conditions> trained = ConditionCoverage.training(true);
        final Instrument microscope = Instrument.drawn(5);
        final ConditionField field =
                new ConditionFieldFitter(
                                trained,
                                draws(microscope, 0.02, law(microscope, trained), trained, 5))
                        .fit(1, Progress.NONE);
        double before = width(field, new Conditions(110, 0.06));
        for (final double kev : new double[] {250, 300, 400, 600}) {
            final double now = width(field, new Conditions(kev, 0.06));
            assertTrue(now > 1.2 * before, kev + " keV: " + now + " after " + before);
            before = now;
        }
        assertTrue(
                width(field, new Conditions(110, 2)) > 2 * width(field, new Conditions(110, 0.06)));
    }

    @Test
    void sameSeedSameFieldAndItSurvivesWritingAndReading() {
        final List<Conditions> trained = ConditionCoverage.training(false);
        final Instrument microscope = Instrument.drawn(9);
        final double[][][] draws = draws(microscope, 0.02, law(microscope, trained), trained, 9);
        final ConditionField a = new ConditionFieldFitter(trained, draws).fit(1, Progress.NONE);
        final ConditionField b = new ConditionFieldFitter(trained, draws).fit(1, Progress.NONE);
        assertArrayEquals(a.write(), b.write());
        final ConditionField read = ConditionField.read(a.write());
        final Conditions at = new Conditions(150, 0.1);
        for (int r = 0; r < REPLICAS; r++) {
            assertArrayEquals(a.value(r, at), read.value(r, at));
        }
        assertArrayEquals(a.value(7, at), a.of(List.of(3, 7)).value(1, at));
        final double[] cut = Arrays.copyOf(a.write(), a.write().length - 1);
        assertThrows(EelsException.class, () -> ConditionField.read(cut));
        assertThrows(EelsException.class, () -> ConditionField.read(new double[3]));
        final double[] bad = a.write();
        bad[1] = 1e9;
        assertThrows(EelsException.class, () -> ConditionField.read(bad));
    }

    @Test
    void imagesOfTheSameConditionsAreRefused() {
        final List<Conditions> same = List.of(new Conditions(60, 0.1), new Conditions(60, 0.1));
        final EelsException e =
                assertThrows(
                        EelsException.class,
                        () -> new ConditionFieldFitter(same, new double[2][2][3]));
        assertTrue(e.getMessage().contains("different conditions"), e.getMessage());
    }
}
