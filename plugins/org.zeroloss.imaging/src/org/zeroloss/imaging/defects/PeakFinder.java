package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the peaks of "not background". Each local maximum climbs by mean shift with a Gaussian
 * window of the label's width (Comaniciu and Meer, IEEE PAMI 24 (2002) 603); maxima that end at one
 * place are one peak.
 *
 * @param labels what the maps look like where the network is sure
 * @param least smallest value of "not background" at which a maximum is looked at, above 0
 * @param separation peaks closer than this, in pixels, are one
 */
record PeakFinder(LabelMaps labels, double least, double separation) {

    private static final int MOST_STEPS = 60;
    private static final double SETTLED = 1e-4;

    /** In widths of the label. */
    private static final double REACH = 3;

    /** In pixels: fewer would be a handful of pixels. */
    private static final double LEAST_REACH = 2;

    PeakFinder {
        Check.present(labels, "label maps");
        Check.range(least, 1e-3, 1, "smallest peak");
        Check.positive(separation, "separation of peaks in pixels");
    }

    /** The maps of one window: background, then each class, row by row. */
    record Maps(float[] values, int width, int height) {
        double foreground(final int x, final int y) {
            return 1 - values[y * width + x];
        }

        double of(final int channel, final int x, final int y) {
            return values[(channel * height + y) * width + x];
        }
    }

    /** All peaks, the strongest first. */
    List<Peak> find(final Maps maps) {
        final List<Candidate> candidates = new ArrayList<>();
        for (int y = 0; y < maps.height(); y++) {
            for (int x = 0; x < maps.width(); x++) {
                if (isMaximum(maps, x, y)) {
                    candidates.add(new Candidate(x, y, maps.foreground(x, y)));
                }
            }
        }
        final List<Candidate> starts = apart(candidates);
        final PointGrid grid = grid(starts);
        final List<Candidate> tops = new ArrayList<>();
        final List<Peak> peaks = new ArrayList<>();
        for (final Candidate c : starts) {
            final double reach = reach(grid, starts, c);
            final double[] top = climb(maps, c.x(), c.y(), reach);
            final Peak peak =
                    new Peak(top[0], top[1], strengths(maps, top[0], top[1], reach), reach);
            peaks.add(peak);
            tops.add(new Candidate(top[0], top[1], peak.total()));
        }
        final Set<Candidate> kept = new HashSet<>(apart(tops));
        final List<Peak> result = new ArrayList<>();
        for (int i = 0; i < peaks.size(); i++) {
            if (kept.remove(tops.get(i))) {
                result.add(peaks.get(i));
            }
        }
        result.sort(
                Comparator.comparingDouble(Peak::total)
                        .reversed()
                        .thenComparingDouble(Peak::y)
                        .thenComparingDouble(Peak::x));
        return result;
    }

    private record Candidate(double x, double y, double height) {}

    private PointGrid grid(final List<Candidate> all) {
        return new PointGrid(
                all.stream().mapToDouble(Candidate::x).toArray(),
                all.stream().mapToDouble(Candidate::y).toArray(),
                REACH * labels.sigmaPixels());
    }

    /** Those that no higher one is near to. */
    private List<Candidate> apart(final List<Candidate> all) {
        final List<Candidate> sorted = new ArrayList<>(all);
        sorted.sort(
                Comparator.comparingDouble(Candidate::height)
                        .reversed()
                        .thenComparingDouble(Candidate::y)
                        .thenComparingDouble(Candidate::x));
        final PointGrid grid = grid(sorted);
        final boolean[] dropped = new boolean[sorted.size()];
        final List<Candidate> kept = new ArrayList<>();
        for (int i = 0; i < dropped.length; i++) {
            if (!dropped[i]) {
                final Candidate c = sorted.get(i);
                kept.add(c);
                final int higher = i;
                grid.within(
                        c.x(),
                        c.y(),
                        separation,
                        (k, distance) -> dropped[k] = dropped[k] || k > higher);
            }
        }
        return kept;
    }

    /**
     * How far the window of a peak goes: to where the next one begins. Since a label is the greater
     * of its Gaussians, the disk up to half-way belongs to this peak alone, and its neighbours do
     * not pull.
     */
    private double reach(final PointGrid grid, final List<Candidate> all, final Candidate c) {
        final double most = REACH * labels.sigmaPixels();
        double nearest = 2 * most;
        for (final int k : grid.neighbours(c.x(), c.y(), 2 * most)) {
            final double d = Math.hypot(all.get(k).x() - c.x(), all.get(k).y() - c.y());
            nearest = d > 0 ? Math.min(nearest, d) : nearest;
        }
        return Math.max(LEAST_REACH, nearest / 2);
    }

    private boolean isMaximum(final Maps maps, final int x, final int y) {
        final double v = maps.foreground(x, y);
        if (!(v >= least)) {
            return false;
        }
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                final int i = x + dx;
                final int j = y + dy;
                if ((dx != 0 || dy != 0)
                        && i >= 0
                        && j >= 0
                        && i < maps.width()
                        && j < maps.height()) {
                    final double w = maps.foreground(i, j);
                    // of equal neighbours the first one counts
                    final boolean earlier = dy < 0 || dy == 0 && dx < 0;
                    if (w > v || earlier && w == v) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** The mode of the smoothed map next to a place, seen through a window of a given reach. */
    double[] climb(final Maps maps, final double fromX, final double fromY, final double reach) {
        double x = fromX;
        double y = fromY;
        for (int step = 0; step < MOST_STEPS; step++) {
            final double[] sums = new double[3];
            final double cx = x;
            final double cy = y;
            around(
                    maps,
                    x,
                    y,
                    reach,
                    (i, j, window, label) -> {
                        final double w = window * maps.foreground(i, j);
                        sums[0] += w;
                        sums[1] += w * (i - cx);
                        sums[2] += w * (j - cy);
                    });
            if (!(sums[0] > 0)) {
                break;
            }
            final double dx = sums[1] / sums[0];
            final double dy = sums[2] / sums[0];
            x += dx;
            y += dy;
            if (dx * dx + dy * dy < SETTLED * SETTLED) {
                break;
            }
        }
        return new double[] {x, y};
    }

    /** Per class, the maps under the window against what the label itself would give there. */
    List<Double> strengths(final Maps maps, final double x, final double y, final double reach) {
        final double[] sums = new double[labels.classes() + 1];
        around(
                maps,
                x,
                y,
                reach,
                (i, j, window, label) -> {
                    sums[0] += window * label;
                    for (int c = 1; c < sums.length; c++) {
                        sums[c] += window * maps.of(c, i, j);
                    }
                });
        final List<Double> result = new ArrayList<>();
        for (int c = 1; c < sums.length; c++) {
            result.add(sums[0] > 0 ? sums[c] / sums[0] : 0);
        }
        return result;
    }

    private interface Pixel {
        void visit(int x, int y, double window, double label);
    }

    /**
     * A Gaussian of the label's width that ends smoothly, so that no pixel comes or goes at once.
     */
    private void around(
            final Maps maps,
            final double x,
            final double y,
            final double reach,
            final Pixel pixel) {
        final int left = (int) Math.max(0, Math.ceil(x - reach));
        final int right = (int) Math.min(maps.width() - 1, Math.floor(x + reach));
        final int top = (int) Math.max(0, Math.ceil(y - reach));
        final int bottom = (int) Math.min(maps.height() - 1, Math.floor(y + reach));
        // the Gaussian of r is that of x times that of y: 2n exponentials instead of n²
        final double[] across = new double[Math.max(0, right - left + 1)];
        for (int i = left; i <= right; i++) {
            across[i - left] = gaussian(i - x);
        }
        for (int j = top; j <= bottom; j++) {
            final double down = gaussian(j - y);
            for (int i = left; i <= right; i++) {
                final double r2 = (i - x) * (i - x) + (j - y) * (j - y);
                final double end = 1 - r2 / (reach * reach);
                if (end > 0) {
                    final double label = across[i - left] * down;
                    pixel.visit(i, j, label * end * end, label);
                }
            }
        }
    }

    private double gaussian(final double distance) {
        final double d = distance / labels.sigmaPixels();
        return StrictMath.exp(-0.5 * d * d);
    }
}
