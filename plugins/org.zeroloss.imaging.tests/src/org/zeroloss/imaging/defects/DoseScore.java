package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.score.Counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scores of the sites of one range of doses. */
final class DoseScore {

    /** Least probability of a detection that counts. */
    static final double LEAST = 0.5;

    /** Least probability of a detection whose probability is looked at. */
    static final double LEAST_CALIBRATED = 0.05;

    private static final int BINS = 10;

    private static final Counts HIT = new Counts(1, 0, 0, 0);
    private static final Counts ALARM = new Counts(0, 1, 0, 0);
    private static final Counts MISS = new Counts(0, 0, 1, 0);

    /** Of one kind of defect: how many are there, were found, and can be known at all. */
    record Recall(int there, int found, int knowable) {

        Recall with(final Recall other) {
            return new Recall(there + other.there, found + other.found, knowable + other.knowable);
        }
    }

    private final Counts[] m_of;
    private final Counts[] m_ideal;
    private Counts m_positions = Counts.NONE;
    private final Map<String, Recall> m_kinds = new TreeMap<>();
    private final double[] m_said = new double[BINS];
    private final double[] m_right = new double[BINS];
    private final double[] m_count = new double[BINS];

    DoseScore(final int classes) {
        m_of = new Counts[classes];
        m_ideal = new Counts[classes];
        Arrays.fill(m_of, Counts.NONE);
        Arrays.fill(m_ideal, Counts.NONE);
    }

    /**
     * @param o outcome of a site, of the detections that are at least {@link #LEAST} probable
     */
    void add(final SiteOutcome o) {
        final double square = o.distanceA() * o.distanceA();
        if (o.truth() == SiteOutcome.NONE) {
            m_positions = m_positions.with(ALARM);
        } else if (o.found() == SiteOutcome.NONE) {
            m_positions = m_positions.with(MISS);
        } else {
            m_positions = m_positions.with(new Counts(1, 0, 0, square));
        }
        count(m_of, o.truth(), o.found(), o.right() ? square : 0);
        if (o.truth() != SiteOutcome.NONE) {
            count(m_ideal, o.truth(), o.ideal(), 0);
        }
        if (!o.kind().isEmpty()) {
            m_kinds.merge(
                    o.kind(),
                    new Recall(1, o.right() ? 1 : 0, o.ideal() == o.truth() ? 1 : 0),
                    Recall::with);
        }
    }

    private static void count(
            final Counts[] of, final int truth, final int found, final double square) {
        if (truth == found) {
            of[truth] = of[truth].with(HIT).with(new Counts(0, 0, 0, square));
            return;
        }
        if (truth != SiteOutcome.NONE) {
            of[truth] = of[truth].with(MISS);
        }
        if (found != SiteOutcome.NONE) {
            of[found] = of[found].with(ALARM);
        }
    }

    /**
     * @param o outcome of a detection that is at least {@link #LEAST_CALIBRATED} probable
     */
    void calibrate(final SiteOutcome o) {
        final int bin = Math.min(BINS - 1, (int) (o.probability() * BINS));
        m_said[bin] += o.probability();
        m_right[bin] += o.right() ? 1 : 0;
        m_count[bin]++;
    }

    /** Scores of the positions, whatever class they were given; errors in Å. */
    Counts positions() {
        return m_positions;
    }

    /** Scores of a class; errors in Å. */
    Counts of(final int classIndex) {
        return m_of[classIndex];
    }

    /** Scores of a class as the ideal observer has it. */
    Counts ideal(final int classIndex) {
        return m_ideal[classIndex];
    }

    /** How many of each kind of defect there are, were found, and can be known. */
    Map<String, Recall> kinds() {
        return m_kinds;
    }

    /**
     * Expected calibration error: the mean distance of what was said from what was right, over bins
     * of the probability, weighted by their detections (Naeini et al., AAAI 2015).
     */
    double expectedCalibrationError() {
        double error = 0;
        for (int b = 0; b < BINS; b++) {
            error += Math.abs(m_said[b] - m_right[b]);
        }
        return error / Arrays.stream(m_count).sum();
    }

    /** What was said, what was right, and of how many, in each bin that has some. */
    List<double[]> reliability() {
        final List<double[]> rows = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            if (m_count[b] > 0) {
                rows.add(
                        new double[] {m_said[b] / m_count[b], m_right[b] / m_count[b], m_count[b]});
            }
        }
        return rows;
    }
}
