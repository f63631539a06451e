package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.crystal.Composition;
import org.zeroloss.imaging.crystal.LayeredCrystal;
import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.optics.AnnularDetector;
import org.zeroloss.imaging.optics.ElectronBeam;
import org.zeroloss.imaging.optics.Probe;
import org.zeroloss.imaging.optics.ProbeProfile;
import org.zeroloss.imaging.simulate.Acquisition;
import org.zeroloss.imaging.simulate.CarbonLayer;
import org.zeroloss.imaging.simulate.ColumnLabel;
import org.zeroloss.imaging.simulate.DetectorResponse;
import org.zeroloss.imaging.simulate.Exposure;
import org.zeroloss.imaging.simulate.Scan;
import org.zeroloss.imaging.simulate.Support;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Decisions between carbon and nothing on the sites of graphene, a tenth of which are empty. */
class SitePixelsTest {

    private static final Composition CARBON = Composition.of(Element.C, 1);
    private static final Probe PROBE =
            new Probe(new ElectronBeam(80), 30, List.of(), 30, 0.6, 0.07);
    private static final ProbeProfile PROFILE = ProbeProfile.of(PROBE);
    private static final double PIXEL_A = 0.17;
    private static final int SIDE = 160;
    private static final double NOISE = 0.3;
    private static final double EMPTY = 0.1;
    private static final int IMAGES = 5;
    private static final int BINS = 5;

    /** How good probabilities that sites are empty were. */
    private static final class Decisions {

        private final double[] m_said = new double[BINS];
        private final double[] m_empty = new double[BINS];
        private final double[] m_variance = new double[BINS];
        private double m_surprise;
        private int m_right;
        private int m_all;

        void add(final boolean empty, final double probability) {
            final int bin = Math.min(BINS - 1, (int) (BINS * probability));
            m_said[bin] += probability;
            m_empty[bin] += empty ? 1 : 0;
            m_variance[bin] += probability * (1 - probability);
            m_surprise -= Math.log(Math.max(1e-12, empty ? probability : 1 - probability));
            m_right += probability > 0.5 == empty ? 1 : 0;
            m_all++;
        }

        double right() {
            return (double) m_right / m_all;
        }

        double surprise() {
            return m_surprise / m_all;
        }

        double calibrationError() {
            double error = 0;
            for (int b = 0; b < BINS; b++) {
                error += Math.abs(m_said[b] - m_empty[b]);
            }
            return error / m_all;
        }

        /** Distance of what was said from what was there in standard errors, in the worst bin. */
        double worstBin() {
            double worst = 0;
            for (int b = 0; b < BINS; b++) {
                final double off = Math.abs(m_said[b] - m_empty[b]);
                worst = Math.max(worst, off / Math.sqrt(1 + m_variance[b]));
            }
            return worst;
        }

        @Override
        public String toString() {
            return "right "
                    + right()
                    + ", surprise "
                    + surprise()
                    + ", calibration error "
                    + calibrationError()
                    + ", worst bin "
                    + worstBin();
        }
    }

    private static Acquisition conditions(final Support support, final double electrons) {
        final Acquisition unit =
                new Acquisition(
                        PROBE,
                        Scan.ideal(SIDE, SIDE, PIXEL_A),
                        new AnnularDetector(60, 200),
                        new DetectorResponse(1, 1, 0, NOISE),
                        support,
                        1);
        return unit.withDose(electrons / unit.detectedElectrons(CARBON));
    }

    private static Exposure graphene(final Acquisition a, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<AtomColumn> columns = new ArrayList<>();
        for (final AtomColumn c :
                LayeredCrystal.GRAPHENE.cell(1).cover(a.scan().field().grown(8), 0.3, 0, 0)) {
            columns.add(
                    random.nextDouble() < EMPTY ? c.as(SiteClass.VACANCY, Composition.EMPTY) : c);
        }
        return Exposure.of(columns, a, seed);
    }

    private static void decide(
            final Exposure e, final CarbonLayer carbon, final Decisions decisions) {
        final SitePixels pixels = new SitePixels(PROFILE, e.acquisition(), carbon, e.counts());
        final double full = e.acquisition().detectedElectrons(CARBON);
        for (final ColumnLabel l : e.labels()) {
            final SitePixels.Likelihood likelihood = pixels.around(l);
            final double empty = EMPTY * likelihood.ratio(0);
            decisions.add(
                    l.electrons() == 0, empty / (empty + (1 - EMPTY) * likelihood.ratio(full)));
        }
    }

    /** Without grain the likelihood is that of Poisson counts, whatever the background is. */
    @Test
    void withoutGrainCountsArePoisson() {
        final Exposure e = graphene(conditions(new Support(1, 0.3, 0.5), 60), 3);
        final CarbonLayer carbon = CarbonLayer.of(e, PROFILE).smooth();
        final float[][] counts = e.counts();
        final SitePixels pixels = new SitePixels(PROFILE, e.acquisition(), carbon, counts);
        for (final ColumnLabel l : e.labels()) {
            double log = 0;
            for (int k = 0; k < SIDE * SIDE; k++) {
                final int i = k % SIDE;
                final int j = k / SIDE;
                if (Math.max(Math.abs(i - Math.rint(l.x())), Math.abs(j - Math.rint(l.y()))) <= 9) {
                    final double mean =
                            carbon.crystal()[j][i] + carbon.mean()[j][i] + NOISE * NOISE;
                    final double more = (30 - l.electrons()) * share(i - l.x(), j - l.y());
                    final double count = Math.max(0, counts[j][i] + NOISE * NOISE);
                    log += count * Math.log(1 + more / mean) - more;
                }
            }
            final SitePixels.Likelihood likelihood = pixels.around(l);
            assertEquals(log, Math.log(likelihood.ratio(30)), 1e-6 * Math.max(1, Math.abs(log)));
            assertEquals(1, likelihood.ratio(l.electrons()), 1e-12);
        }
    }

    private static double share(final double di, final double dj) {
        return PIXEL_A * PIXEL_A * PROFILE.intensity(PIXEL_A * di, PIXEL_A * dj);
    }

    /**
     * As much contamination as LAYERS has at most, and some more under all of it. What is said with
     * the grain known as random is right as often as it says, to 0.015 on average.
     */
    @Test
    void knowingThatCarbonIsGrainedDecidesBetter() {
        for (final Support support : List.of(new Support(0, 0, 1), new Support(0.5, 0.2, 1))) {
            final Decisions with = new Decisions();
            final Decisions without = new Decisions();
            for (int seed = 0; seed < IMAGES; seed++) {
                final Exposure e = graphene(conditions(support, 150), seed);
                final CarbonLayer carbon = CarbonLayer.of(e, PROFILE);
                decide(e, carbon, with);
                decide(e, carbon.smooth(), without);
            }
            final String all = support + ", with: " + with + "; without: " + without;
            assertTrue(with.right() > without.right() + 0.03, all);
            assertTrue(with.surprise() < 0.1 * without.surprise(), all);
            assertTrue(with.calibrationError() < 0.015, all);
            assertTrue(with.worstBin() < 3, all);
            assertTrue(without.calibrationError() > 0.03, all);
        }
    }
}
