package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.crystal.Composition;
import org.zeroloss.imaging.crystal.Environment;
import org.zeroloss.imaging.crystal.LayeredCrystal;
import org.zeroloss.imaging.crystal.PlanarCell;
import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.score.PointMatching;
import org.zeroloss.imaging.simulate.ColumnLabel;
import org.zeroloss.imaging.simulate.SimulatedMicrograph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of one true place, or of one detection where there is none.
 *
 * @param electrons detected of the regular column at this site, whatever is there; of an
 *     interstitial its own; of a detection without a place those of the nearest one
 * @param truth class there, or {@link #NONE}
 * @param found class found, or {@link #NONE}
 * @param distanceA between both in Å
 * @param ideal what the ideal observer says, or {@link #NONE}
 * @param probability of the detection
 * @param kind of the defect; empty for none
 * @param atBoundary whether a column at a grain boundary lies within {@value #BOUNDARY_A} Å of the
 *     place, itself counted
 */
record SiteOutcome(
        double electrons,
        int truth,
        int found,
        double distanceA,
        int ideal,
        double probability,
        String kind,
        boolean atBoundary) {

    /** No class. */
    static final int NONE = -1;

    /** Detections and truth further apart are two things, in Å; columns are 1.4 Å apart or more. */
    static final double TOLERANCE_A = 0.5;

    /**
     * At boundaries rings have other numbers of members: what lies nearer than this to columns
     * there is scored a second time without.
     */
    static final double BOUNDARY_A = 2.5;

    private static final Map<String, Composition> REGULAR = regular();

    private static Map<String, Composition> regular() {
        final Map<String, Composition> all = new HashMap<>();
        for (final LayeredCrystal c : LayeredCrystal.values()) {
            for (int layers = 1; layers <= 2; layers++) {
                for (final PlanarCell.Site s : c.cell(layers).sites()) {
                    all.put(s.composition().formula(), s.composition());
                }
            }
        }
        return all;
    }

    /**
     * @param image truth
     * @param found detections
     * @param classes of the detections
     * @param ideal what the ideal observer says of each label
     * @return an outcome for each label, and for each detection without one, but at the border
     */
    static List<SiteOutcome> of(
            final SimulatedMicrograph image,
            final List<Detection> found,
            final List<String> classes,
            final List<SiteClass> ideal) {
        final double pixelA = image.acquisition().scan().pixelSizeA();
        final List<ColumnLabel> truth = image.labels();
        final int[] truthClasses =
                truth.stream()
                        .mapToInt(l -> classes.indexOf(l.column().siteClass().label()))
                        .toArray();
        final PointMatching pairs =
                PointMatching.of(
                        found.stream().mapToDouble(d -> d.x() * pixelA).toArray(),
                        found.stream().mapToDouble(d -> d.y() * pixelA).toArray(),
                        found.stream().mapToInt(Detection::classIndex).toArray(),
                        truth.stream().mapToDouble(l -> l.x() * pixelA).toArray(),
                        truth.stream().mapToDouble(l -> l.y() * pixelA).toArray(),
                        truthClasses,
                        TOLERANCE_A);
        final List<SiteOutcome> all = new ArrayList<>();
        for (int t = 0; t < truthClasses.length; t++) {
            if (atBorder(image, truth.get(t).x(), truth.get(t).y())) {
                continue;
            }
            final int f = pairs.foundOf(t);
            all.add(
                    new SiteOutcome(
                            electrons(image, truth.get(t)),
                            truthClasses[t],
                            f < 0 ? NONE : found.get(f).classIndex(),
                            f < 0 ? Double.NaN : pairs.distance(f),
                            classes.indexOf(ideal.get(t).label()),
                            f < 0 ? 0 : found.get(f).probability(),
                            kind(image, truth.get(t)),
                            atBoundary(image, truth.get(t).x(), truth.get(t).y())));
        }
        for (int f = 0; f < found.size(); f++) {
            final Detection d = found.get(f);
            if (pairs.truthOf(f) < 0 && !atBorder(image, d.x(), d.y())) {
                all.add(
                        new SiteOutcome(
                                electrons(image, nearest(image, d)),
                                NONE,
                                d.classIndex(),
                                Double.NaN,
                                NONE,
                                d.probability(),
                                "",
                                atBoundary(image, d.x(), d.y())));
            }
        }
        return all;
    }

    /**
     * Within the tolerance of the image's border, where a column may lie just outside, which is
     * seen but not labelled.
     */
    private static boolean atBorder(
            final SimulatedMicrograph image, final double x, final double y) {
        final double strip = TOLERANCE_A / image.acquisition().scan().pixelSizeA() - 0.5;
        return x < strip
                || y < strip
                || x > image.image()[0].length - 1 - strip
                || y > image.image().length - 1 - strip;
    }

    private static boolean atBoundary(
            final SimulatedMicrograph image, final double x, final double y) {
        final double reach = BOUNDARY_A / image.acquisition().scan().pixelSizeA();
        return image.labels().stream()
                .filter(l -> l.column().environment() == Environment.BOUNDARY)
                .anyMatch(l -> Math.hypot(l.x() - x, l.y() - y) <= reach);
    }

    private static double electrons(final SimulatedMicrograph image, final ColumnLabel l) {
        final Composition regular = REGULAR.get(l.column().site());
        return regular == null ? l.electrons() : image.acquisition().detectedElectrons(regular);
    }

    private static ColumnLabel nearest(final SimulatedMicrograph image, final Detection d) {
        ColumnLabel nearest = image.labels().get(0);
        double least = Double.MAX_VALUE;
        for (final ColumnLabel l : image.labels()) {
            final double r = (l.x() - d.x()) * (l.x() - d.x()) + (l.y() - d.y()) * (l.y() - d.y());
            if (r < least) {
                least = r;
                nearest = l;
            }
        }
        return nearest;
    }

    private static String kind(final SimulatedMicrograph image, final ColumnLabel l) {
        if (l.column().siteClass() == SiteClass.COLUMN) {
            return "";
        }
        final String crystal = image.kind().name().replaceAll("_.*", "");
        return crystal
                + " "
                + l.column().siteClass().label()
                + " "
                + (l.column().site().isEmpty() ? "" : l.column().site() + " → ")
                + (l.column().composition().atoms() == 0
                        ? "nothing"
                        : l.column().composition().formula());
    }

    /** Whether the detection is right. */
    boolean right() {
        return truth != NONE && truth == found;
    }
}
