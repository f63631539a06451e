package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.crystal.LayeredCrystal;
import org.zeroloss.imaging.optics.AnnularDetector;
import org.zeroloss.imaging.optics.ElectronBeam;
import org.zeroloss.imaging.optics.Probe;
import org.zeroloss.imaging.optics.ProbeProfile;
import org.zeroloss.imaging.simulate.Acquisition;
import org.zeroloss.imaging.simulate.CarbonLayer;
import org.zeroloss.imaging.simulate.DetectorResponse;
import org.zeroloss.imaging.simulate.Exposure;
import org.zeroloss.imaging.simulate.Scan;
import org.zeroloss.imaging.simulate.Support;

import java.util.List;

/** Against what the simulator makes of the same carbon. */
class CarbonLayerTest {

    private static final Probe PROBE =
            new Probe(new ElectronBeam(80), 30, List.of(), 30, 0.6, 0.07);
    private static final ProbeProfile PROFILE = ProbeProfile.of(PROBE);

    private static Exposure exposure(final Support support, final long seed) {
        final Acquisition a =
                new Acquisition(
                        PROBE,
                        new Scan(256, 256, 0.2, 0.01, 1.02, 20, 200, 0.2, -0.1, 0, 0),
                        new AnnularDetector(60, 200),
                        new DetectorResponse(0.8, 1, 0, 0),
                        support,
                        1e4);
        final List<AtomColumn> graphene =
                LayeredCrystal.GRAPHENE.cell(1).cover(a.scan().field().grown(8), 0.3, 0, 0);
        return Exposure.of(graphene, a, seed);
    }

    @Test
    void withoutCarbonThereIsNone() {
        final Exposure e = exposure(Support.NONE, 1);
        final CarbonLayer none = CarbonLayer.of(e, PROFILE);
        for (int j = 0; j < 256; j++) {
            assertArrayEquals(e.electrons()[j], none.crystal()[j]);
            assertArrayEquals(new double[256], none.mean()[j]);
            assertArrayEquals(new double[256], none.spread()[j]);
        }
    }

    /** The same crystal as without carbon. */
    @Test
    void crystalIsWithoutItsCarbon() {
        final double[][] alone = exposure(Support.NONE, 4).electrons();
        final double[][] found =
                CarbonLayer.of(exposure(new Support(2, 0.3, 1), 4), PROFILE).crystal();
        for (int j = 0; j < 256; j++) {
            assertArrayEquals(alone[j], found[j], 1e-9);
        }
    }

    /**
     * What the carbon adds is its mean times a factor whose logarithm is normal with the spread:
     * mean, variance and correlations over 500 independent places of each image.
     */
    @Test
    void factorsAreLogNormal() {
        for (final Support support : List.of(new Support(0, 0, 1), new Support(3, 0.3, 0.5))) {
            double n = 0;
            double sum = 0;
            double square = 0;
            double pairs = 0;
            double neighbours = 0;
            double sigma = 0;
            for (int seed = 0; seed < 6; seed++) {
                final Exposure e = exposure(support, seed);
                final CarbonLayer c = CarbonLayer.of(e, PROFILE);
                sigma = c.sigma();
                for (int j = 0; j < 256; j++) {
                    double before = Double.NaN;
                    for (int i = 0; i < 256; i++) {
                        final double carbon = e.electrons()[j][i] - c.crystal()[j][i];
                        if (c.mean()[j][i] == 0) {
                            assertEquals(0, carbon);
                            before = Double.NaN;
                            continue;
                        }
                        final double s = c.spread()[j][i];
                        final double z = Math.log(carbon / c.mean()[j][i]) / s + s / 2;
                        n++;
                        sum += z;
                        square += z * z;
                        if (!Double.isNaN(before)) {
                            pairs++;
                            neighbours += z * before;
                        }
                        before = z;
                    }
                }
            }
            final String what = support + " " + n;
            assertEquals(0, sum / n, 0.06, what);
            assertEquals(1, square / n, 0.08, what);
            final double expected = Math.exp(-0.25 / (sigma * sigma));
            assertEquals(expected, neighbours / pairs / (square / n), 0.02, what);
        }
    }
}
