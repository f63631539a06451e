package org.zeroloss.imaging.optics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.imaging.ImagingException;

import java.util.List;

class ProbeProfileTest {

    /** Airy disc: first dark ring at 0.61 λ/α, half of the maximum at a diameter of 0.5145 λ/α. */
    @Test
    void perfectProbeIsAnAiryDisc() {
        final Probe probe = Probe.perfect(60, 30);
        final ProbeProfile p = ProbeProfile.of(probe);
        final double unit = probe.beam().wavelengthA() / 0.030;
        assertEquals(0.5145, p.fwhmA() / unit, 0.005);
        double darkest = 0;
        double least = Double.MAX_VALUE;
        for (double r = 0.5 * unit; r < 0.75 * unit; r += 0.002 * unit) {
            final double v = p.intensity(r, 0);
            if (v < least) {
                least = v;
                darkest = r;
            }
        }
        assertEquals(0.61, darkest / unit, 0.01);
        assertTrue(least < 2e-3 * p.intensity(0, 0));
        // second maximum: 1.75 % of the first, at 0.817 λ/α; interpolated between steps of 0.06 λ/α
        assertEquals(0.0175, p.intensity(0.817 * unit, 0) / p.intensity(0, 0), 1e-3);
        assertEquals(p.intensity(0.3 * unit, 0), p.intensity(0, -0.3 * unit), 1e-4);
    }

    /** Peak of the Airy disc of unit sum: π α²/λ²; the cut raises it by what it leaves out. */
    @Test
    void sumIsOneOverTheCutArea() {
        final Probe probe = Probe.perfect(100, 25);
        final ProbeProfile p = ProbeProfile.of(probe, 12);
        final double airy = Math.PI * Math.pow(0.025 / probe.beam().wavelengthA(), 2);
        assertEquals(1, p.intensity(0, 0) / airy, 0.03);
        double sum = 0;
        final double step = 0.05;
        for (double y = -13; y <= 13; y += step) {
            for (double x = -13; x <= 13; x += step) {
                sum += p.intensity(x, y) * step * step;
            }
        }
        assertEquals(1, sum, 1e-3);
    }

    /** A Gaussian source much wider than the disc makes a Gaussian probe of its own width. */
    @Test
    void sourceSizeBlurs() {
        final Probe probe = new Probe(new ElectronBeam(300), 30, List.of(), 0, 3.0, 0);
        final ProbeProfile p = ProbeProfile.of(probe);
        assertEquals(3.02, p.fwhmA(), 0.05);
        final ProbeProfile q =
                ProbeProfile.of(new Probe(new ElectronBeam(300), 30, List.of(), 0, 0, 1));
        assertEquals(2.3548 * 1.0, q.fwhmA(), 0.1);
    }

    @Test
    void aberrationsWidenAndTurnTheProbe() {
        final ElectronBeam beam = new ElectronBeam(60);
        final double perfect = ProbeProfile.of(Probe.perfect(60, 30)).fwhmA();
        final ProbeProfile stretched =
                ProbeProfile.of(
                        new Probe(
                                beam,
                                30,
                                List.of(Aberration.defocus(60), Aberration.astigmatism(60, 0)),
                                0,
                                0,
                                0));
        assertTrue(stretched.fwhmA() > 1.1 * perfect);
        // C1 + C12 along x, C1 − C12 = 0 along y: out of focus along x only
        assertTrue(stretched.intensity(1.5, 0) > 2 * stretched.intensity(0, 1.5));
        final ProbeProfile comatic =
                ProbeProfile.of(new Probe(beam, 30, List.of(Aberration.coma(3000, 0)), 0, 0, 0));
        final double[] centroid = centroid(comatic);
        assertArrayEquals(new double[] {0, 0}, centroid, 1e-3);
        assertTrue(Math.abs(skewness(comatic)) > 0.5);
        assertEquals(0, skewness(stretched), 1e-3);
        final ProbeProfile spread = ProbeProfile.of(new Probe(beam, 30, List.of(), 60, 0, 0));
        assertTrue(spread.fwhmA() > perfect);
    }

    /** Third moment along x over that of the width; 0 for probes that are even. */
    private static double skewness(final ProbeProfile p) {
        double sum = 0;
        double third = 0;
        final double r = p.radiusA() + 2;
        for (double y = -r; y <= r; y += 0.05) {
            for (double x = -r; x <= r; x += 0.05) {
                final double v = p.intensity(x, y);
                sum += v;
                third += v * x * x * x;
            }
        }
        return third / sum / Math.pow(p.rmsA(), 3);
    }

    private static double[] centroid(final ProbeProfile p) {
        double sum = 0;
        double sx = 0;
        double sy = 0;
        final double r = p.radiusA() + 2;
        for (double y = -r; y <= r; y += 0.05) {
            for (double x = -r; x <= r; x += 0.05) {
                final double v = p.intensity(x, y);
                sum += v;
                sx += v * x;
                sy += v * y;
            }
        }
        return new double[] {sx / sum, sy / sum};
    }

    /** A wave that repeats itself after the sampled period would be seen as a second probe. */
    @Test
    void defocusedProbeHasTheWidthOfGeometricalOptics() {
        final double alpha = 0.02;
        final double defocus = 1500;
        final ProbeProfile p =
                ProbeProfile.of(
                        new Probe(
                                new ElectronBeam(200),
                                1000 * alpha,
                                List.of(Aberration.defocus(defocus)),
                                0,
                                0,
                                0),
                        2 * alpha * defocus);
        // a disc of radius α·C1, evenly lit: rms along x is half of the radius
        assertEquals(alpha * defocus / 2, p.rmsA(), 0.08 * alpha * defocus);
        assertTrue(p.keptShare() > 0.97);
    }

    @Test
    void linesAreTheSameAsPoints() {
        final ProbeProfile p =
                ProbeProfile.of(
                        new Probe(
                                new ElectronBeam(80),
                                25,
                                List.of(Aberration.coma(2000, 1)),
                                30,
                                0.7,
                                0.06));
        final double[] line = new double[60];
        p.addLine(-2.9, 0.4, 0.1, 0.003, 2.5, line, 5, 60);
        for (int i = 0; i < line.length; i++) {
            final double expected =
                    i < 5 ? 0 : 2.5 * p.intensity(-2.9 + 0.1 * (i - 5), 0.4 + 0.003 * (i - 5));
            assertEquals(expected, line[i], 1e-12);
        }
    }

    @Test
    void refusesHopelessAberrations() {
        final Probe probe =
                new Probe(new ElectronBeam(200), 60, List.of(Aberration.spherical(1e7)), 0, 0, 0);
        assertTrue(
                assertThrows(ImagingException.class, () -> ProbeProfile.of(probe))
                        .getMessage()
                        .contains("60.0 mrad"));
        assertThrows(ImagingException.class, () -> new Aberration(1, 1, 5, 0));
    }
}
