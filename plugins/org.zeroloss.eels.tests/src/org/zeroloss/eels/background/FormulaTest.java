package org.zeroloss.eels.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;

class FormulaTest {

    private static final double FWHM = 0.45;

    private static Formula formula(final BackgroundFamily family) {
        return Formula.of(BackgroundRecipe.of(family).withDegree(3), 0.9, 1.8);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VACUUM")
    void gradientIsThatOfTheValue(final BackgroundFamily family) {
        final Formula f = formula(family);
        final double[] theta = f.start(FWHM, -3, 1.8);
        for (int k = 0; k < theta.length; k++) {
            theta[k] += 0.03 * (k + 1);
        }
        final double[] gradient = new double[f.size()];
        final double[] unused = new double[f.size()];
        for (double e = family.tail() ? 0.3 : -2.9; e < 3.5; e += 0.173) {
            final double m = f.at(theta).value(e, gradient);
            for (int k = 0; k < theta.length; k++) {
                final double h = 1e-6;
                final double[] up = theta.clone();
                final double[] down = theta.clone();
                up[k] += h;
                down[k] -= h;
                final double difference =
                        (f.at(up).value(e, unused) - f.at(down).value(e, unused)) / (2 * h);
                assertEquals(
                        difference,
                        gradient[k],
                        2e-5 * Math.abs(gradient[k]) + 1e-7 * m + 1e-13,
                        family + " parameter " + k + " at " + e + " eV");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"VACUUM", "POWER_LAW", "LOG_POLYNOMIAL"})
    void startIsAPeakOfHeightOneNearTheWidthAsked(final BackgroundFamily family) {
        final Formula f = formula(family);
        final double[] theta = f.start(FWHM, -3, 1.8);
        final double[] g = new double[f.size()];
        assertEquals(1, f.at(theta).value(0, g), 1e-12);
        assertEquals(0.5, f.at(theta).value(FWHM / 2, g), 0.08);
        assertEquals(0.5, f.at(theta).value(-FWHM / 2, g), 0.08);
    }

    @Test
    void formulasAreThoseOfTheLiterature() {
        final double[] g = new double[6];
        final double e = 0.37;
        final double w = 0.2;
        final double m = 1.7;
        final double pearson =
                50 * Math.pow(w, 2 * m) / Math.pow(w * w + (Math.pow(2, 1 / m) - 1) * e * e, m);
        assertEquals(
                pearson,
                new PearsonFormula(false)
                        .at(new double[] {Math.log(50), 0, Math.log(w), Math.log(m)})
                        .value(e, g),
                1e-10 * pearson);
        final double voigt =
                0.3 * Math.exp(-4 * Math.log(2) * e * e / 0.16) + 0.7 / (1 + 4 * e * e / 0.16);
        assertEquals(
                voigt,
                new VoigtFormula(false)
                        .at(new double[] {0, 0, Math.log(0.3 / 0.7), Math.log(0.4)})
                        .value(e, g),
                1e-12);
        assertEquals(
                3 * Math.pow(1.3, -2.5),
                new TailFormula(1, 1).at(new double[] {Math.log(3), -2.5}).value(1.3, g),
                1e-12);
        assertEquals(0, new TailFormula(2, 1).at(new double[] {0, -2, 0}).value(-0.1, g));
        assertEquals(0, new KaiserFormula().at(new double[] {0, 0, 0, 1}).value(0.51, g));
    }

    @Test
    void besselFunctionsAgreeWithTheirTables() {
        assertEquals(1, Bessel.scaledI0(0), 0);
        assertEquals(0.5, Bessel.scaledI1OverZ(0), 0);
        final double[][] tabled = { // z, I0(z), I1(z)
            {1, 1.2660658777520084, 0.5651591039924851},
            {5, 27.239871823604442, 24.33564214245053},
            {10, 2815.716628466254, 2670.988303701255}
        };
        for (final double[] t : tabled) {
            final double scale = Math.exp(-t[0]);
            assertEquals(scale * t[1], Bessel.scaledI0(t[0]), 1e-12);
            assertEquals(scale * t[2] / t[0], Bessel.scaledI1OverZ(t[0]), 1e-12);
        }
        final double below = Math.nextDown(12.0);
        assertEquals(Bessel.scaledI0(below), Bessel.scaledI0(12), 1e-9);
        assertEquals(Bessel.scaledI1OverZ(below), Bessel.scaledI1OverZ(12), 1e-10);
    }

    @Test
    void restrictKeepsParametersWhereFormulasAreFinite() {
        for (final BackgroundFamily family : BackgroundFamily.values()) {
            if (family == BackgroundFamily.VACUUM) {
                continue;
            }
            final Formula f = formula(family);
            for (final double wild : new double[] {-1e9, 1e9}) {
                final double[] theta = f.start(FWHM, -3, 1.8);
                Arrays.fill(theta, 1, theta.length, wild);
                f.restrict(theta);
                final double value = f.at(theta).value(1, new double[f.size()]);
                assertTrue(value >= 0 && !Double.isNaN(value), family + " " + wild);
            }
        }
    }
}
