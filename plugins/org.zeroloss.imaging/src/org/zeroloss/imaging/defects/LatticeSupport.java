package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.Arrays;

/**
 * Whether the lattice around a peak asks for something there. Single layers of graphene, hexagonal
 * boron nitride and the sulfides are hexagonal: six sites of a site's own kind lie one lattice
 * constant away, three of the other kind nearer, between them. The lattice constant is that of the
 * image, the direction that of the peaks around, by the sixfold order of pairs one constant apart
 * (as D. Nelson and B. Halperin, Phys. Rev. B 19 (1979) 2457, describe it). Other lattices have no
 * such order, which the numbers say.
 */
final class LatticeSupport {

    /** How many numbers it has of a peak. */
    static final int COUNT = 6;

    private static final int SIXFOLD = 6;
    private static final int BEST = 3;
    private static final double ROOT = Math.sqrt(3);

    /**
     * Lattice constants in widths of a label, which is about a quarter of the distance of
     * neighbours; a wider range would hold one lattice's constant and the distance of its next
     * shell.
     */
    private static final double LEAST = 6.6;

    private static final double MOST = 10.9;

    /** Steps of the search and of the histogram of distances, in widths of a label. */
    private static final double STEP = 1 / 15.0;

    private static final double BIN = 1 / 20.0;

    /** How far the shells are smeared by strain and noise, of their radius. */
    private static final double OWN_SMEAR = 0.05;

    private static final double NEXT_SMEAR = 0.035;
    private static final double SMEARS = 4;

    /** More sites do not tell the constant better. */
    private static final int MOST_CENTERS = 4000;

    // in lattice constants
    private static final double PAIR = 0.15;
    private static final double AROUND = 2.5;
    private static final double PLACE = 0.12;
    private static final double PLACE_REACH = 0.35;

    /** Peaks from one question for cancellation to the next. */
    private static final int ASKED = 1024;

    private final double[] m_x;
    private final double[] m_y;
    private final double[] m_weights;
    private final double m_labelPixels;
    private final PointGrid m_grid;
    private final double m_constant;
    private final float[] m_real;
    private final float[] m_imaginary;
    private final float[] m_pairs;

    /**
     * @param x columns of the peaks in pixels
     * @param y rows of the peaks in pixels
     * @param strengths how sure the networks are that there is anything, from 0 to 1
     * @param labelPixels width of a label in pixels
     * @param progress asked for cancellation
     */
    LatticeSupport(
            final double[] x,
            final double[] y,
            final double[] strengths,
            final double labelPixels,
            final Progress progress) {
        m_x = x;
        m_y = y;
        m_weights = strengths;
        m_labelPixels = labelPixels;
        m_grid = new PointGrid(x, y, LEAST * labelPixels / 2);
        m_constant = constant();
        m_real = new float[x.length];
        m_imaginary = new float[x.length];
        m_pairs = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            if (i % ASKED == 0) {
                progress.checkCanceled();
            }
            order(i);
        }
    }

    /** Lattice constant in pixels. */
    double constantPixels() {
        return m_constant;
    }

    private double constant() {
        final double[] distances = distances();
        double best = LEAST;
        double most = -1;
        for (double a = LEAST; a <= MOST; a += STEP) {
            final double found =
                    shell(distances, a, OWN_SMEAR) + shell(distances, ROOT * a, NEXT_SMEAR);
            if (found > most) {
                most = found;
                best = a;
            }
        }
        return best * m_labelPixels;
    }

    /** How many pairs there are of each distance, as sure as both of their peaks are. */
    private double[] distances() {
        final double farthest = ROOT * MOST * (1 + SMEARS * NEXT_SMEAR);
        final double bin = BIN * m_labelPixels;
        final double[] pairs = new double[(int) Math.ceil(farthest / BIN) + 1];
        final int step = (m_x.length + MOST_CENTERS - 1) / MOST_CENTERS;
        for (int i = 0; i < m_x.length; i += step) {
            final int center = i;
            m_grid.within(
                    m_x[i],
                    m_y[i],
                    farthest * m_labelPixels,
                    (k, d) -> {
                        if (k != center) {
                            pairs[(int) (d / bin)] += m_weights[center] * m_weights[k];
                        }
                    });
        }
        return pairs;
    }

    /** Density of pairs about a distance, in pairs per area. */
    private static double shell(final double[] pairs, final double radius, final double smear) {
        final double width = smear * radius;
        double sum = 0;
        final int to = (int) Math.min(pairs.length, (radius + SMEARS * width) / BIN);
        for (int b = (int) ((radius - SMEARS * width) / BIN); b < to; b++) {
            final double off = ((b + 0.5) * BIN - radius) / width;
            sum += pairs[b] * StrictMath.exp(-0.5 * off * off);
        }
        return sum / (radius * width);
    }

    /** Sixfold order of the pairs of one site. */
    private void order(final int site) {
        m_grid.within(
                m_x[site],
                m_y[site],
                (1 + PAIR) * m_constant,
                (k, d) -> {
                    if (d > (1 - PAIR) * m_constant) {
                        final double w = m_weights[site] * m_weights[k];
                        final double angle =
                                SIXFOLD * StrictMath.atan2(m_y[k] - m_y[site], m_x[k] - m_x[site]);
                        m_real[site] += (float) (w * StrictMath.cos(angle));
                        m_imaginary[site] += (float) (w * StrictMath.sin(angle));
                        m_pairs[site] += (float) w;
                    }
                });
    }

    /**
     * @param site a peak
     * @return how strong the peaks are where sites of its kind are to be, in the mean of six and in
     *     that of the best three; where those of the other kind are to be, in the better and in the
     *     worse one of the two triples; how well ordered the pairs around are, from 0 to 1; the
     *     lattice constant in ten widths of a label
     */
    double[] features(final int site) {
        final double[] sum = new double[3];
        m_grid.within(
                m_x[site],
                m_y[site],
                AROUND * m_constant,
                (k, d) -> {
                    sum[0] += m_real[k];
                    sum[1] += m_imaginary[k];
                    sum[2] += m_pairs[k];
                });
        final double direction = StrictMath.atan2(sum[1], sum[0]) / SIXFOLD;
        final double[] own = places(site, m_constant, direction);
        final double[] other = places(site, m_constant / ROOT, direction + Math.PI / SIXFOLD);
        final double one = (other[0] + other[2] + other[4]) / 3;
        final double two = (other[1] + other[3] + other[5]) / 3;
        Arrays.sort(own);
        double best = 0;
        for (int k = SIXFOLD - BEST; k < SIXFOLD; k++) {
            best += own[k] / BEST;
        }
        return new double[] {
            Arrays.stream(own).average().orElse(0),
            best,
            Math.max(one, two),
            Math.min(one, two),
            Math.hypot(sum[0], sum[1]) / Math.max(sum[2], 1e-6),
            m_constant / (10 * m_labelPixels)
        };
    }

    /** Strength of the strongest peak at each of six places around a site, the nearer the more. */
    private double[] places(final int site, final double radius, final double direction) {
        final double width = PLACE * m_constant;
        final double[] strengths = new double[SIXFOLD];
        for (int m = 0; m < SIXFOLD; m++) {
            final int place = m;
            final double angle = direction + m * 2 * Math.PI / SIXFOLD;
            m_grid.within(
                    m_x[site] + radius * StrictMath.cos(angle),
                    m_y[site] + radius * StrictMath.sin(angle),
                    PLACE_REACH * m_constant,
                    (k, d) -> {
                        final double off = d / width;
                        final double s = m_weights[k] * StrictMath.exp(-0.5 * off * off);
                        strengths[place] = Math.max(strengths[place], s);
                    });
        }
        return strengths;
    }
}
