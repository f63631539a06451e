package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lists the spectra of an image that an analysis works on. */
public final class SpectrumItems {

    private SpectrumItems() {}

    /** Sums of a group of spectra. */
    private static final class Mean {
        private final double[] m_sum;
        private double m_strength;
        private long m_count;

        Mean(final int channels) {
            m_sum = new double[channels];
        }
    }

    /**
     * @param image a raw spectral image
     * @param scan its scan
     * @param grouping pixels, clusters or the mean spectrum; means leave vacuum out, marked or
     *     found
     * @param noise noise of its spectra
     * @param progress progress and cancellation
     * @return the spectra; those of pixels are read when asked for
     * @throws EelsException if clusters are wanted but the image has no labels, or nothing is left
     */
    public static List<SpectrumItem> of(
            final Signal image,
            final ImageScan scan,
            final SpectrumGrouping grouping,
            final SpectrumNoise noise,
            final Progress progress) {
        return switch (grouping) {
            case PIXEL -> pixels(image, scan);
            case CLUSTER -> {
                if (!image.spec().hasMap(MapColumn.LABEL)) {
                    throw new EelsException(
                            "Expected an image with a '"
                                    + MapColumn.LABEL
                                    + "' map for gaps or peaks of clusters, found none; cluster the"
                                    + " image first");
                }
                yield means(image, scan, noise, true, progress);
            }
            case MEAN -> means(image, scan, noise, false, progress);
        };
    }

    /**
     * @param items spectra
     * @param ensemble model
     * @return how many of those that are not vacuum have a zero-loss sum the model does not cover
     */
    public static long outside(final List<SpectrumItem> items, final ZlpEnsemble ensemble) {
        return items.stream()
                .filter(i -> !i.vacuum() && !Double.isNaN(i.lnZlp()))
                .filter(i -> !ensemble.covers(i.lnZlp()))
                .count();
    }

    private static List<SpectrumItem> pixels(final Signal image, final ImageScan scan) {
        final List<Axis> axes = image.spec().navigationAxes();
        final List<SpectrumItem> items = new ArrayList<>();
        final boolean labels = image.spec().hasMap(MapColumn.LABEL);
        for (int r = 0; r < scan.rows(); r++) {
            final long[] at = image.spec().position(r);
            final int n = at.length;
            final Axis last = n == 0 ? null : axes.get(n - 1);
            final int row = r;
            items.add(
                    new SpectrumItem(
                            r,
                            n > 0 ? (int) at[n - 1] : 0,
                            n > 1 ? (int) at[n - 2] : 0,
                            labels ? scan.label(r) : -1,
                            last == null || last.labels().isEmpty()
                                    ? ""
                                    : last.labels().get((int) at[n - 1]),
                            1,
                            scan.firstEv(r),
                            scan.lnZlp(r),
                            scan.vacuum(r),
                            () -> image.plane().row(row)));
        }
        return items;
    }

    private static List<SpectrumItem> means(
            final Signal image,
            final ImageScan scan,
            final SpectrumNoise noise,
            final boolean byLabel,
            final Progress progress) {
        final boolean[] reference = ReferenceFinder.find(scan, image.width(), noise);
        final int[] key = keys(scan, byLabel);
        final Set<Integer> specimen = dropReference(key, reference);
        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        for (int r = 0; r < scan.rows(); r++) {
            if (key[r] >= 0) {
                lowest = Math.max(lowest, -scan.zeroChannel(r));
                highest = Math.min(highest, image.width() - 1 - scan.zeroChannel(r));
            }
        }
        if (Double.isInfinite(lowest)) {
            throw new EelsException(
                    "Expected specimen spectra with a zero-loss peak, found none in "
                            + scan.rows()
                            + " rows");
        }
        final int low = (int) Math.ceil(lowest) + 1;
        final EnergyBins bins =
                EnergyBins.channels(scan.stepEv(), low, (int) Math.floor(highest) - 2);
        final Map<Integer, Mean> means = new TreeMap<>();
        final double[] row = new double[bins.size()];
        for (int r = 0; r < scan.rows(); r++) {
            progress.checkCanceled();
            if (key[r] < 0) {
                continue;
            }
            final Mean m = means.computeIfAbsent(key[r], k -> new Mean(row.length));
            bins.read(image.plane().row(r), scan.zeroChannel(r), row, 0);
            for (int i = 0; i < row.length; i++) {
                m.m_sum[i] += row[i];
            }
            m.m_strength += StrictMath.exp(scan.lnZlp(r));
            m.m_count++;
            progress.update((r + 1.0) / scan.rows(), "Averaging spectra");
        }
        final List<SpectrumItem> items = new ArrayList<>();
        for (final Map.Entry<Integer, Mean> e : means.entrySet()) {
            final Mean m = e.getValue();
            for (int i = 0; i < row.length; i++) {
                m.m_sum[i] /= m.m_count;
            }
            items.add(
                    new SpectrumItem(
                            e.getKey(),
                            -1,
                            -1,
                            byLabel ? e.getKey() : -1,
                            "",
                            m.m_count,
                            low * scan.stepEv(),
                            StrictMath.log(m.m_strength / m.m_count),
                            !specimen.isEmpty() && !specimen.contains(e.getKey()),
                            m.m_sum::clone));
        }
        return items;
    }

    /** The mean that each row belongs to, −1 for none. */
    private static int[] keys(final ImageScan scan, final boolean byLabel) {
        final int[] key = new int[scan.rows()];
        for (int r = 0; r < key.length; r++) {
            final int own = byLabel ? scan.label(r) : 0;
            key[r] = scan.usable(r) && !scan.vacuum(r) ? own : -1;
        }
        return key;
    }

    /**
     * Takes the rows of the vacuum reference out of the means, as in training; clusters of such
     * rows alone stay, as vacuum. Gives the keys of the means with specimen in them.
     */
    private static Set<Integer> dropReference(final int[] key, final boolean[] reference) {
        final Set<Integer> specimen = new TreeSet<>();
        for (int r = 0; r < key.length; r++) {
            if (key[r] >= 0 && !reference[r]) {
                specimen.add(key[r]);
            }
        }
        for (int r = 0; r < key.length; r++) {
            if (reference[r] && specimen.contains(key[r])) {
                key[r] = -1;
            }
        }
        return specimen;
    }
}
