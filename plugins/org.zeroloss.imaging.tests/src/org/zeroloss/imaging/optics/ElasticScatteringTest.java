package org.zeroloss.imaging.optics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.ImagingException;

import java.util.OptionalDouble;

class ElasticScatteringTest {

    /** Textbook values, for example L. Reimer, Transmission Electron Microscopy, table 2.2. */
    @ParameterizedTest
    @CsvSource({"60, 0.048661", "80, 0.041757", "100, 0.037014", "200, 0.025079", "300, 0.019687"})
    void wavelengthIsTheKnownOne(final double kev, final double lambda) {
        assertEquals(lambda, new ElectronBeam(kev).wavelengthA(), 2e-6);
    }

    @ParameterizedTest
    @EnumSource(Element.class)
    void weightsOfTheScreeningAddUpToOne(final Element e) {
        double sum = 0;
        for (final double a : e.weights()) {
            sum += a;
        }
        assertEquals(1, sum, 1e-12);
        assertTrue(Element.of(e.symbol()) == e);
    }

    /** The closed form against the sum over rings of |f|² sin θ, with f written out anew. */
    @ParameterizedTest
    @EnumSource(
            value = Element.class,
            names = {"C", "S", "MO", "PT", "AU"})
    void closedFormIsTheIntegral(final Element e) {
        final ElectronBeam beam = new ElectronBeam(120);
        final double k = 2 * Math.PI / beam.wavelengthA();
        final double bohr = 0.529177210903;
        double sum = 0;
        final int n = 200_000;
        final double from = 0.04;
        final double to = 0.18;
        for (int i = 0; i < n; i++) {
            final double theta = from + (to - from) * (i + 0.5) / n;
            final double q = 2 * k * Math.sin(theta / 2) * bohr;
            double f = 0;
            for (int t = 0; t < 3; t++) {
                if (e.weights()[t] != 0) {
                    f += e.weights()[t] / (e.exponents()[t] * e.exponents()[t] + q * q);
                }
            }
            f *= 2 * beam.gamma() * e.number() * bohr;
            sum += f * f * 2 * Math.PI * Math.sin(theta) * (to - from) / n;
        }
        assertEquals(sum, new ElasticScattering(beam).crossSectionA2(e, 40, 180), 1e-6 * sum);
    }

    /** Far beyond the screening it is Rutherford's formula, 4πγ²Z²/k² (1/q₁² − 1/q₂²). */
    @Test
    void largeAnglesAreRutherfords() {
        final ElectronBeam beam = new ElectronBeam(300);
        final double bohr = 0.529177210903;
        final double k = 2 * Math.PI / beam.wavelengthA() * bohr;
        final double q1 = 2 * k * Math.sin(0.25);
        final double q2 = 2 * k * Math.sin(0.45);
        final double z = beam.gamma() * 6;
        final double expected =
                4 * Math.PI * z * z / (k * k) * (1 / (q1 * q1) - 1 / (q2 * q2)) * bohr * bohr;
        final double found = new ElasticScattering(beam).crossSectionA2(Element.C, 500, 900);
        assertEquals(1, found / expected, 0.02);
    }

    /**
     * All angles together, against the formula of J. P. Langmore and M. F. Smith, Ultramicroscopy
     * 46 (1992) 349: σ = 1.4e-6 nm² Z^1.5/β² (1 − 0.26 Z/(137β)), good to some 20 %.
     */
    @ParameterizedTest
    @CsvSource({"C, 100", "N, 100", "O, 200", "C, 60", "S, 200", "CU, 100"})
    void totalIsOfTheKnownSize(final Element e, final double kev) {
        final ElectronBeam beam = new ElectronBeam(kev);
        final double z = e.number();
        final double expected =
                1.4e-4
                        * Math.pow(z, 1.5)
                        / (beam.beta() * beam.beta())
                        * (1 - 0.26 * z / (137 * beam.beta()));
        final double found = new ElasticScattering(beam).crossSectionA2(e, 0, 1000 * Math.PI);
        assertEquals(1, found / expected, 0.35, () -> found + " against " + expected);
    }

    /**
     * Exponents of Z grow with the inner angle and stay below 2; O. L. Krivanek et al., Nature 464
     * (2010) 571, measured 1.64 from 58 to 200 mrad at 60 keV for B, C, N and O.
     */
    @Test
    void exponentOfZIsThatOfAnnularDarkFields() {
        final ElectronBeam beam = new ElectronBeam(60);
        double before = 0;
        for (final double inner : new double[] {20, 40, 58, 75}) {
            final double n =
                    new AnnularDetector(inner, 300).exponentBetween(Element.B, Element.O, beam);
            assertTrue(n > before && n < 2, "inner " + inner + " mrad gave " + n);
            before = n;
        }
        final double krivanek =
                new AnnularDetector(58, 200).exponentBetween(Element.B, Element.O, beam);
        assertEquals(1.64, krivanek, 0.15);
        final double heavy =
                new AnnularDetector(70, 200)
                        .exponentBetween(Element.C, Element.PT, new ElectronBeam(200));
        assertEquals(1.7, heavy, 0.15);
    }

    /** Orders of magnitude: what a dose of 1e5 electrons/Å² gives of one atom. */
    @Test
    void singleAtomsGiveTheElectronsThatAreSeen() {
        final double carbon =
                1e5 * new AnnularDetector(80, 240).crossSectionA2(Element.C, new ElectronBeam(60));
        assertTrue(carbon > 40 && carbon < 200, "carbon at 60 keV: " + carbon);
        final double platinum =
                1e5
                        * new AnnularDetector(70, 200)
                                .crossSectionA2(Element.PT, new ElectronBeam(200));
        assertTrue(platinum > 500 && platinum < 5000, "platinum at 200 keV: " + platinum);
    }

    /** The closed form against the sum over rings. */
    @Test
    void inelasticPartIsTheIntegral() {
        final ElectronBeam beam = new ElectronBeam(200);
        final double k = 2 * Math.PI / beam.wavelengthA() * 0.529177210903;
        double sum = 0;
        final int n = 400_000;
        for (int i = 0; i < n; i++) {
            final double theta = 0.01 + 0.19 * (i + 0.5) / n;
            final double q2 = Math.pow(2 * k * Math.sin(theta / 2), 2);
            final double s = 1 - 1 / Math.pow(1 + q2 / Math.pow(14, 2.0 / 3), 2);
            sum +=
                    4
                            * beam.gamma()
                            * beam.gamma()
                            * 14
                            / (q2 * q2)
                            * s
                            * 2
                            * Math.PI
                            * Math.sin(theta)
                            * 0.19
                            / n;
        }
        sum *= 0.529177210903 * 0.529177210903;
        assertEquals(
                sum, new InelasticScattering(beam).crossSectionA2(Element.SI, 10, 200), 1e-5 * sum);
        // one electron of Z+1 at large angles
        assertEquals(
                1 / 14.0,
                new InelasticScattering(beam).crossSectionA2(Element.SI, 300, 450)
                        / new ElasticScattering(beam).crossSectionA2(Element.SI, 300, 450),
                0.004);
    }

    @Test
    void powerLawIsAnchoredAtCarbon() {
        final ElectronBeam beam = new ElectronBeam(80);
        final AnnularDetector born = new AnnularDetector(60, 200);
        final AnnularDetector power = new AnnularDetector(60, 200, OptionalDouble.of(1.7));
        assertEquals(
                born.crossSectionA2(Element.C, beam), power.crossSectionA2(Element.C, beam), 1e-15);
        assertEquals(1.7, power.exponentBetween(Element.C, Element.AU, beam), 1e-12);
    }

    @Test
    void namesBadAngles() {
        assertThrows(ImagingException.class, () -> new AnnularDetector(200, 60));
        assertThrows(ImagingException.class, () -> new ElectronBeam(1));
        assertThrows(ImagingException.class, () -> Element.of("Xx"));
    }
}
