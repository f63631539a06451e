package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What is known of each peak of an image for a {@link SiteJudge}: what the network says, how bright
 * the place is, and how that compares with sites in the same surroundings of the same image. A
 * sulfur atom that lacks its partner is as bright as two of them are elsewhere; beside the other
 * sulfur sites of its image it stands out (as O. Krivanek et al., Nature 464 (2010) 571, told the
 * atoms of a layer apart by the histogram of their intensities). Units of brightness are the
 * image's contrast, so that neither gain nor offset matters.
 *
 * <p>Surroundings are the mean brightness of the three nearest peaks and of the six next. Of the
 * {@value #ALIKE} sites most alike in both, median and median absolute deviation are what a site's
 * brightness is compared with; then what the lattice around asks for. What the numbers are and
 * their order belong to the judges in model files: whoever changes them needs another version of
 * the file.
 */
final class SiteFeatures {

    /** Sites in the same surroundings that one is compared with. */
    static final int ALIKE = 40;

    private static final int FIRST_SHELL = 3;
    private static final int SECOND_SHELL = 6;
    private static final int SHELLS = FIRST_SHELL + SECOND_SHELL;

    /** With fewer peaks an image says nothing of what is usual. */
    private static final int FEWEST = SHELLS + 3;

    /** With fewer sites of the most frequent class all peaks are compared with. */
    private static final int FEWEST_USUAL = 8;

    /** More sites are thinned out: what is usual is known well by then. */
    private static final int MOST_USUAL = 4000;

    /** Strength from which on a peak counts as one of the most frequent class. */
    private static final double SURE = 0.5;

    /** Of the second shell against the first: it is of the site's own kind, and noisier. */
    private static final double SECOND_WEIGHT = 0.7;

    /** Spacing of peaks in label widths for which that feature is 1. */
    private static final double SPACING = 20.0 / 3;

    /** Peaks from one question for cancellation to the next. */
    private static final int ASKED = 1024;

    private static final double DEVIATION = 1.4826;
    private static final double LEAST_DEVIATION = 1e-3;
    private static final double SOFTENING = 0.1;
    private static final double MOST = 12;
    private static final double CLOSEST = 1e-4;
    private static final int IMAGE_FEATURES = 6;
    private static final int SURROUNDINGS = 16;

    private final Sightings m_sightings;
    private final int m_classes;
    private final double m_labelPixels;
    private final double m_unit;
    private final int m_size;
    private final double[] m_total;
    private final double[] m_narrow;
    private final double[] m_medium;
    private final double[] m_wide;
    private final Optional<Surroundings> m_surroundings;
    private final Optional<LatticeSupport> m_lattice;

    private SiteFeatures(
            final Sightings sightings,
            final int classes,
            final double labelPixels,
            final Progress progress) {
        m_sightings = sightings;
        m_classes = classes;
        m_labelPixels = labelPixels;
        m_size = sightings.all().size();
        m_unit = Math.max(sightings.contrast(), Double.MIN_NORMAL);
        m_total = each(Sighting::total);
        m_narrow = each(s -> s.brightness().narrow() / m_unit);
        m_medium = each(s -> s.brightness().medium() / m_unit);
        m_wide = each(s -> s.brightness().wide() / m_unit);
        m_surroundings =
                m_size < FEWEST ? Optional.empty() : Optional.of(new Surroundings(progress));
        m_lattice = m_surroundings.map(s -> lattice(s, progress));
    }

    private LatticeSupport lattice(final Surroundings around, final Progress progress) {
        return new LatticeSupport(
                around.m_x,
                around.m_y,
                Arrays.stream(m_total).map(t -> Math.min(1, t)).toArray(),
                m_labelPixels,
                progress);
    }

    /**
     * @param classes number of classes
     * @return numbers of a row
     */
    static int count(final int classes) {
        return countWithoutLattice(classes) + LatticeSupport.COUNT;
    }

    /** How many of these, the first ones, judges took that knew nothing of the lattice. */
    static int countWithoutLattice(final int classes) {
        return classes + IMAGE_FEATURES + SURROUNDINGS;
    }

    /**
     * @param sightings all peaks of an image
     * @param classes number of classes
     * @param labelPixels width of a label in pixels
     * @param progress asked for cancellation, since an image may have millions of peaks
     * @return a row for each peak
     */
    static SiteFeatures of(
            final Sightings sightings,
            final int classes,
            final double labelPixels,
            final Progress progress) {
        return new SiteFeatures(sightings, classes, labelPixels, progress);
    }

    private double[] each(final ToDoubleFunction<Sighting> of) {
        return m_sightings.all().stream().mapToDouble(of).toArray();
    }

    /** Number of peaks. */
    int size() {
        return m_size;
    }

    /** Row of a peak; computed anew each time, since those of a large image take much room. */
    float[] row(final int peak) {
        final float[] row = new float[count(m_classes)];
        final Sighting s = m_sightings.all().get(peak);
        double total = 0;
        for (int c = 0; c < m_classes; c++) {
            row[c] = (float) logit(s.strengths()[c]);
            total += s.strengths()[c];
        }
        row[m_classes] = (float) logit(total);
        final double[] image = {
            m_narrow[peak],
            m_medium[peak],
            m_wide[peak],
            s.brightness().normalized(),
            m_sightings.noise() / m_unit
        };
        put(image, row, m_classes + 1);
        m_surroundings.ifPresent(
                around -> put(around.features(peak), row, m_classes + IMAGE_FEATURES));
        m_lattice.ifPresent(l -> put(l.features(peak), row, countWithoutLattice(m_classes)));
        return row;
    }

    /** Changes a row of a peak to what the network says in one look. */
    void said(final Sighting s, final int look, final float[] row) {
        double total = 0;
        for (int c = 0; c < m_classes; c++) {
            row[c] = (float) logit(s.look(look, c));
            total += s.look(look, c);
        }
        row[m_classes] = (float) logit(total);
    }

    private static void put(final double[] values, final float[] row, final int at) {
        for (int k = 0; k < values.length; k++) {
            row[at + k] = (float) Math.max(-MOST, Math.min(MOST, values[k]));
        }
    }

    private static double logit(final double strength) {
        final double s = Math.max(CLOSEST, Math.min(1 - CLOSEST, strength));
        return StrictMath.log(s / (1 - s));
    }

    private static double median(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    private static double deviation(final double[] values, final double median) {
        final double spread =
                median(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
        return DEVIATION * spread + LEAST_DEVIATION;
    }

    private static double standardDeviation(final double[] values) {
        final double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
    }

    private static double[] at(final double[] values, final int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }

    /** The peaks of the image by their neighbours. */
    private final class Surroundings {

        private final double[] m_x = each(Sighting::x);
        private final double[] m_y = each(Sighting::y);
        private final NearestPoints m_points = new NearestPoints(m_x, m_y, SHELLS + 1);
        private final double[] m_first = new double[m_size];
        private final double[] m_second = new double[m_size];
        private final double m_spacing;
        private final double m_clarity = logit(median(m_total));
        private final Usual m_usual;

        Surroundings(final Progress progress) {
            final double[] nearest = new double[m_size];
            for (int i = 0; i < m_size; i++) {
                if (i % ASKED == 0) {
                    progress.checkCanceled();
                }
                final int[] near = near(i);
                nearest[i] = distance(i, near[0]);
                m_first[i] = brightness(near, 0, FIRST_SHELL);
                m_second[i] = brightness(near, FIRST_SHELL, SHELLS);
            }
            m_spacing = Math.max(1e-9, median(nearest));
            m_usual = new Usual(m_first, m_second);
        }

        private int[] near(final int site) {
            return Arrays.stream(m_points.of(m_x[site], m_y[site], SHELLS + 1))
                    .filter(k -> k != site)
                    .limit(SHELLS)
                    .toArray();
        }

        private double distance(final int a, final int b) {
            return Math.hypot(m_x[a] - m_x[b], m_y[a] - m_y[b]);
        }

        /** Mean brightness of some neighbours, each as much as the network sees it. */
        private double brightness(final int[] near, final int from, final int to) {
            double sum = 0;
            double weights = 0;
            for (int k = from; k < to; k++) {
                sum += m_total[near[k]] * m_medium[near[k]];
                weights += m_total[near[k]];
            }
            return sum / Math.max(weights, Double.MIN_NORMAL);
        }

        double[] features(final int site) {
            final int[] near = near(site);
            final int[] alike = m_usual.alike(m_first[site], m_second[site]);
            final double[] medium = at(m_medium, alike);
            final double middle = median(medium);
            final double deviation = deviation(medium, middle);
            final double[] d = new double[FIRST_SHELL];
            Arrays.setAll(d, k -> distance(site, near[k]) / m_spacing);
            final int[] shell = Arrays.copyOfRange(near, FIRST_SHELL, SHELLS);
            return new double[] {
                compared(m_narrow, site, alike),
                (m_medium[site] - middle) / deviation,
                compared(m_wide, site, alike),
                (m_medium[site] - median(at(m_medium, shell))) / deviation,
                middle,
                deviation,
                m_first[site],
                m_second[site],
                m_medium[site] - middle,
                d[0],
                Arrays.stream(d).average().orElse(0),
                standardDeviation(d),
                m_clarity,
                logit(Arrays.stream(at(m_total, near)).average().orElse(0)),
                m_medium[site] / (Math.abs(m_first[site]) + SOFTENING),
                m_spacing / (SPACING * m_labelPixels)
            };
        }

        private static double compared(
                final double[] brightness, final int site, final int[] alike) {
            final double[] others = at(brightness, alike);
            final double middle = median(others);
            return (brightness[site] - middle) / deviation(others, middle);
        }
    }

    /** The sites that others are compared with, by their surroundings. */
    private final class Usual {

        private final int[] m_sites;
        private final double m_firstUnit;
        private final double m_secondUnit;
        private final NearestPoints m_points;

        Usual(final double[] first, final double[] second) {
            m_sites = thinned(sites());
            m_firstUnit = standardDeviation(at(first, m_sites)) + 1e-6;
            m_secondUnit = (standardDeviation(at(second, m_sites)) + 1e-6) / SECOND_WEIGHT;
            m_points =
                    new NearestPoints(
                            in(at(first, m_sites), m_firstUnit),
                            in(at(second, m_sites), m_secondUnit),
                            ALIKE);
        }

        private static double[] in(final double[] values, final double unit) {
            return Arrays.stream(values).map(v -> v / unit).toArray();
        }

        int[] alike(final double first, final double second) {
            return Arrays.stream(m_points.of(first / m_firstUnit, second / m_secondUnit, ALIKE))
                    .map(k -> m_sites[k])
                    .toArray();
        }

        private int[] sites() {
            final int[] sure = IntStream.range(0, m_size).filter(i -> strength(i) > SURE).toArray();
            final int[] ofClass = new int[m_classes];
            Arrays.stream(sure).forEach(i -> ofClass[type(i)]++);
            int most = 0;
            for (int c = 1; c < m_classes; c++) {
                most = ofClass[c] > ofClass[most] ? c : most;
            }
            final int frequent = most;
            final int[] usual = Arrays.stream(sure).filter(i -> type(i) == frequent).toArray();
            return usual.length < FEWEST_USUAL ? IntStream.range(0, m_size).toArray() : usual;
        }

        private int type(final int site) {
            return m_sightings.all().get(site).classIndex();
        }

        private double strength(final int site) {
            final Sighting s = m_sightings.all().get(site);
            return s.strengths()[s.classIndex()];
        }

        private static int[] thinned(final int[] sites) {
            final int step = (sites.length + MOST_USUAL - 1) / MOST_USUAL;
            return IntStream.range(0, sites.length)
                    .filter(k -> k % step == 0)
                    .map(k -> sites[k])
                    .toArray();
        }
    }
}
