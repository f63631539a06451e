package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
     * @param grouping pixels, clusters or the mean spectrum
     * @param progress progress and cancellation
     * @return the spectra; those of pixels are read when asked for
     * @throws EelsException if clusters are wanted but the image has no labels, or nothing is left
     */
    public static List<SpectrumItem> of(
            final Signal image,
            final ImageScan scan,
            final SpectrumGrouping grouping,
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
                yield means(image, scan, true, progress);
            }
            case MEAN -> means(image, scan, false, progress);
        };
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
            final boolean byLabel,
            final Progress progress) {
        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        for (int r = 0; r < scan.rows(); r++) {
            if (used(scan, r, byLabel)) {
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
            if (!used(scan, r, byLabel)) {
                continue;
            }
            final Mean m =
                    means.computeIfAbsent(byLabel ? scan.label(r) : 0, k -> new Mean(row.length));
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
                            false,
                            m.m_sum::clone));
        }
        return items;
    }

    private static boolean used(final ImageScan scan, final int row, final boolean byLabel) {
        return scan.usable(row) && !scan.vacuum(row) && (!byLabel || scan.label(row) >= 0);
    }
}
