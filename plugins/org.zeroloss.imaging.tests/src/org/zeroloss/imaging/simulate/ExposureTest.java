package org.zeroloss.imaging.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.crystal.Composition;
import org.zeroloss.imaging.crystal.Environment;
import org.zeroloss.imaging.crystal.LayeredCrystal;
import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.optics.Aberration;
import org.zeroloss.imaging.optics.AnnularDetector;
import org.zeroloss.imaging.optics.ElectronBeam;
import org.zeroloss.imaging.optics.Probe;

import java.util.Arrays;
import java.util.List;

class ExposureTest {

    private static final ElectronBeam BEAM = new ElectronBeam(80);
    private static final AnnularDetector DETECTOR = new AnnularDetector(60, 200);
    private static final Probe PROBE = new Probe(BEAM, 30, List.of(), 30, 0.8, 0.07);

    private static AtomColumn atom(final double x, final double y, final Element e) {
        return new AtomColumn(x, y, SiteClass.ATOM, "", Composition.of(e, 1), Environment.BULK);
    }

    private static Acquisition acquisition(final Probe probe, final Scan scan, final double dose) {
        return new Acquisition(probe, scan, DETECTOR, DetectorResponse.PERFECT, Support.NONE, dose);
    }

    private static double sum(final double[][] image) {
        double sum = 0;
        for (final double[] line : image) {
            for (final double v : line) {
                sum += v;
            }
        }
        return sum;
    }

    private static double[] centroid(final double[][] image) {
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int j = 0; j < image.length; j++) {
            for (int i = 0; i < image[j].length; i++) {
                sum += image[j][i];
                x += image[j][i] * i;
                y += image[j][i] * j;
            }
        }
        return new double[] {x / sum, y / sum};
    }

    @Test
    void detectedElectronsAreDoseTimesCrossSection() {
        final Acquisition a = acquisition(PROBE, Scan.ideal(160, 140, 0.11), 2e5);
        final Exposure e =
                Exposure.of(List.of(atom(8.03, 7.58, Element.S), atom(10.2, 7.1, Element.W)), a, 1);
        final double expected =
                2e5
                        * (DETECTOR.crossSectionA2(Element.S, BEAM)
                                + DETECTOR.crossSectionA2(Element.W, BEAM));
        assertEquals(expected, sum(e.electrons()), 2e-4 * expected);
        assertEquals(
                expected,
                e.labels().get(0).electrons() + e.labels().get(1).electrons(),
                1e-9 * expected);
        final Acquisition half =
                new Acquisition(
                        PROBE,
                        a.scan(),
                        DETECTOR,
                        new DetectorResponse(0.5, 3, 10, 0),
                        Support.NONE,
                        2e5);
        assertEquals(
                expected / 2,
                sum(
                        Exposure.of(List.of(atom(8, 8, Element.S), atom(9, 7, Element.W)), half, 1)
                                .electrons()),
                2e-4 * expected);
    }

    /** With every distortion but noise, and a probe that is not even. */
    @Test
    void labelsAreCentroidsOfTheIntensity() {
        final Probe comatic =
                new Probe(
                        BEAM,
                        28,
                        List.of(
                                Aberration.coma(1500, 0.4),
                                Aberration.astigmatism(30, 1),
                                Aberration.defocus(-25)),
                        30,
                        0.9,
                        0.07);
        final Scan[] scans = {
            Scan.ideal(200, 200, 0.1),
            new Scan(200, 200, 0.1, 0.05, 1.04, 20, 400, 0.6, -0.9, 0, 0),
            new Scan(200, 200, 0.1, -0.02, 0.97, 20, 400, 0.6, 0.9, 0.05, 0.1)
        };
        for (final Scan scan : scans) {
            for (int k = 0; k < 6; k++) {
                final double[] m = scan.matrix();
                final double i = 92 + 0.37 * k;
                final double j = 101 + 1.71 * k;
                final AtomColumn c = atom(m[0] * i + m[1] * j, m[2] * i + m[3] * j, Element.MO);
                final Exposure e = Exposure.of(List.of(c), acquisition(comatic, scan, 1e4), 77 + k);
                final ColumnLabel label = e.labels().get(0);
                final double[] seen = centroid(e.electrons());
                assertArrayEquals(seen, new double[] {label.x(), label.y()}, 0.01, scan + " " + k);
                if (scan.jitterA() == 0) {
                    assertEquals(i, label.x(), 1e-9);
                    assertEquals(j, label.y(), 1e-9);
                }
            }
        }
    }

    /** Drift of 1 Å/s moves the last line by its time; fly-back belongs to the time. */
    @Test
    void driftShearsTheImage() {
        final Scan scan = new Scan(100, 100, 0.2, 0, 1, 50, 5000, 1.0, 0.5, 0, 0);
        final double line = 100 * 50e-6 + 5000e-6;
        assertEquals(line, scan.lineS(), 1e-15);
        final double[] at = scan.pixel(10, 10);
        final double t = at[1] * line + at[0] * 50e-6;
        assertEquals(10, 0.2 * at[0] + 1.0 * t, 1e-9);
        assertEquals(10, 0.2 * at[1] + 0.5 * t, 1e-9);
        final AtomColumn c = atom(10, 10, Element.AU);
        final Exposure e = Exposure.of(List.of(c), acquisition(PROBE, scan, 1e4), 1);
        assertArrayEquals(at, centroid(e.electrons()), 0.02);
        // the specimen is passed faster: fewer electrons per area, as many in the label
        assertEquals(sum(e.electrons()), e.labels().get(0).electrons(), 1);
    }

    @Test
    void countsArePoisson() {
        final Acquisition a =
                new Acquisition(
                        PROBE,
                        Scan.ideal(200, 200, 0.15),
                        DETECTOR,
                        new DetectorResponse(1, 2.5, 7, 0),
                        Support.NONE,
                        3e5);
        final List<AtomColumn> graphene =
                LayeredCrystal.GRAPHENE.cell(1).cover(a.scan().field().grown(8), 0.3, 0, 0);
        final Exposure e = Exposure.of(graphene, a, 5);
        final float[][] counts = e.counts();
        double chi2 = 0;
        double bias = 0;
        double expected = 0;
        for (int j = 0; j < 200; j++) {
            for (int i = 0; i < 200; i++) {
                final double n = (counts[j][i] - 7) / 2.5;
                assertEquals(Math.rint(n), n, 1e-4);
                final double m = e.electrons()[j][i];
                chi2 += (n - m) * (n - m) / m;
                bias += n - m;
                expected += m;
            }
        }
        // variance of χ² per pixel: 2 + 1/m
        final double mean = expected / 40_000;
        assertEquals(40_000, chi2, 5 * Math.sqrt(40_000 * (2 + 1.5 / mean)));
        assertEquals(0, bias, 5 * Math.sqrt(expected));
        assertArrayEquals(counts[17], e.counts()[17]);
    }

    @Test
    void readoutNoiseHasItsWidth() {
        final Acquisition a =
                new Acquisition(
                        PROBE,
                        Scan.ideal(200, 200, 0.15),
                        DETECTOR,
                        new DetectorResponse(1, 1, 100, 4),
                        Support.NONE,
                        10);
        final float[][] counts = Exposure.of(List.of(), a, 6).counts();
        double square = 0;
        for (final float[] line : counts) {
            for (final float v : line) {
                square += (v - 100) * (v - 100);
            }
        }
        assertEquals(16, square / 40_000, 5 * 16 * Math.sqrt(2.0 / 40_000));
    }

    /** Carbon scatters dose · n σ on average, with the variance ∫P²/n of random atoms. */
    @Test
    void supportHasItsMeanAndGrain() {
        final Support film = new Support(4, 0, 0);
        final Probe broad = new Probe(BEAM, 30, List.of(), 0, 2.0, 0);
        double mean = 0;
        double square = 0;
        int n = 0;
        for (int seed = 0; seed < 6; seed++) {
            final Acquisition a =
                    new Acquisition(
                            broad,
                            Scan.ideal(256, 256, 0.5),
                            DETECTOR,
                            DetectorResponse.PERFECT,
                            film,
                            1e4);
            for (final double[] line : Exposure.of(List.of(), a, seed).electrons()) {
                for (final double v : line) {
                    mean += v;
                    square += v * v;
                    n++;
                }
            }
        }
        mean /= n;
        final double sigma = DETECTOR.crossSectionA2(Element.C, BEAM);
        assertEquals(1e4 * 0.25 * 4 * 1.003 * sigma, mean, 0.02 * mean);
        // a Gaussian of 2 Å FWHM, slightly widened by diffraction: 1/(4π s²) with s ≈ 0.9 Å
        final double relative = (square / n - mean * mean) / (mean * mean);
        assertEquals(1 / (4 * Math.PI * 0.91 * 0.91) / (4 * 1.003), relative, 0.2 * relative);
    }

    @Test
    void supportIsDisplacedWithItsLines() {
        final double[] ideal = supportStatistics(0);
        final double[] jittered = supportStatistics(0.8);
        // one standard deviation of the jitter is about that of the probe
        assertEquals(ideal[0], jittered[0], 0.01 * ideal[0], "mean");
        assertEquals(ideal[1], jittered[1], 0.08 * ideal[1], "variance");
        assertEquals(ideal[2], jittered[2], 0.02, "neighbours on a line");
        assertEquals(ideal[2], ideal[3], 0.03, "neighbours on two lines");
        assertTrue(jittered[3] < ideal[3] - 0.1, "lines no longer meet: " + jittered[3]);
    }

    /** Mean, variance, correlation of neighbours on a line and of neighbours on two lines. */
    private static double[] supportStatistics(final double jitterA) {
        final Scan scan = new Scan(256, 256, 0.5, 0, 1, 10, 0, 0, 0, jitterA, 0);
        final Acquisition a =
                new Acquisition(
                        new Probe(BEAM, 30, List.of(), 0, 2.0, 0),
                        scan,
                        DETECTOR,
                        DetectorResponse.PERFECT,
                        new Support(4, 0, 0),
                        1e4);
        final double[][] e = Exposure.of(List.of(), a, 3).electrons();
        final double mean =
                Arrays.stream(e).flatMapToDouble(Arrays::stream).average().orElseThrow();
        double variance = 0;
        double along = 0;
        double across = 0;
        for (int j = 0; j < 255; j++) {
            for (int i = 0; i < 255; i++) {
                variance += (e[j][i] - mean) * (e[j][i] - mean);
                along += (e[j][i] - mean) * (e[j][i + 1] - mean);
                across += (e[j][i] - mean) * (e[j + 1][i] - mean);
            }
        }
        return new double[] {mean, variance / 255 / 255, along / variance, across / variance};
    }

    @Test
    void emptyColumnsHaveLabelsButNoElectrons() {
        final AtomColumn gone =
                new AtomColumn(6, 6, SiteClass.VACANCY, "C", Composition.EMPTY, Environment.BULK);
        final Exposure e =
                Exposure.of(List.of(gone), acquisition(PROBE, Scan.ideal(100, 100, 0.12), 1e5), 1);
        assertEquals(0, sum(e.electrons()));
        assertEquals(50, e.labels().get(0).x(), 1e-9);
        assertEquals(0, e.labels().get(0).electrons());
    }

    @Test
    void onlyPlacesInTheImageHaveLabels() {
        final Acquisition a = acquisition(PROBE, Scan.ideal(64, 64, 0.25), 1e5);
        final Exposure e =
                Exposure.of(
                        List.of(
                                atom(-0.12, 8, Element.C),
                                atom(-0.13, 8, Element.C),
                                atom(15.87, 8, Element.C),
                                atom(15.88, 8, Element.C)),
                        a,
                        1);
        assertEquals(2, e.labels().size());
        assertTrue(sum(e.electrons()) > 1.5 * e.labels().get(0).electrons());
    }
}
