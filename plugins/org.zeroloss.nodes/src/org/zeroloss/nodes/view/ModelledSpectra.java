package org.zeroloss.nodes.view;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.NoiseEstimator;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.zlp.ImageScan;
import org.zeroloss.eels.zlp.PeakBand;
import org.zeroloss.eels.zlp.ShapeTable;
import org.zeroloss.eels.zlp.SpectrumItem;
import org.zeroloss.eels.zlp.SpectrumItems;
import org.zeroloss.eels.zlp.ZlpEnsemble;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.browse.PixelGrid;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The spectra that an analysis worked on (pixels, means of clusters, the mean of the image), each
 * with its zero-loss peak. The image is read as a whole once; it is open only while a question is
 * answered.
 */
final class ModelledSpectra {

    /** Energies on both sides of the axis that the model is asked for. */
    private static final double MARGIN_EV = 1;

    private final SpectralImagePortObject m_image;
    private final ZlpEnsemble m_given;
    private final SpectrumGrouping m_grouping;
    private final Map<Long, Item> m_means = new HashMap<>();
    private ImageScan m_scan;
    private ZlpEnsemble m_ensemble;
    private SpectrumNoise m_noise;
    private ShapeTable m_table;
    private double m_lnZlp;

    /** What is known of a spectrum without its peak. */
    private record Item(long spectra, double firstEv, double lnZlp, double[] counts) {}

    /**
     * A spectrum and its zero-loss peak.
     *
     * @param spectra number of spectra it is the mean of
     * @param firstEv energy of its first channel, relative to its own energy zero
     * @param counts its channels
     * @param peak its zero-loss peak; {@code null} if it has none
     * @param noise its noise
     */
    record Spectrum(
            long spectra, double firstEv, double[] counts, PeakBand peak, SpectrumNoise noise) {

        /** The first channel at or above an energy, inside the spectrum. */
        int channel(final double energy, final double step) {
            final int c = (int) Math.ceil((energy - firstEv) / step - 1e-9);
            return Math.max(0, Math.min(counts.length, c));
        }

        /** What its peak leaves of some channels; all of them if it has none. */
        Subtracted subtracted(final int from, final int to) {
            final double[] data = Arrays.copyOfRange(counts, from, to);
            final double[] low = data.clone();
            final double[] high = data.clone();
            if (peak != null) {
                final double[] median = peak.median();
                final double[] least = peak.low();
                final double[] most = peak.high();
                for (int i = 0; i < data.length; i++) {
                    data[i] -= median[from + i];
                    low[i] -= most[from + i];
                    high[i] -= least[from + i];
                }
            }
            return new Subtracted(data, low, high);
        }
    }

    /** A spectrum less its zero-loss peak, and less the ends of the peak's 68 % band. */
    record Subtracted(double[] data, double[] low, double[] high) {}

    ModelledSpectra(
            final SpectralImagePortObject image,
            final ZlpEnsemblePortObject model,
            final SpectrumGrouping grouping) {
        m_image = image;
        m_given = model.ensemble();
        m_grouping = grouping;
    }

    private synchronized void prepare(final Signal image) {
        if (m_scan != null) {
            return;
        }
        final Workers workers = Workers.standard();
        final ImageScan scan =
                new ImageScan(
                        image,
                        m_given.energyZero(),
                        m_given.zlpHalfWidth(),
                        workers,
                        Progress.NONE);
        m_ensemble = m_given.forImage(image, scan);
        m_noise = NoiseEstimator.of(image, scan::usableZeroChannel);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < scan.rows(); r++) {
            low = Math.min(low, scan.firstEv(r));
            high = Math.max(high, scan.firstEv(r) + image.width() * scan.stepEv());
        }
        m_table =
                new ShapeTable(
                        m_ensemble,
                        Math.max(low, m_ensemble.lowestEv()) - MARGIN_EV,
                        Math.min(high, m_ensemble.highestEv()) + MARGIN_EV,
                        workers,
                        Progress.NONE);
        m_lnZlp = medianLnZlp(scan);
        if (m_grouping != SpectrumGrouping.PIXEL) {
            means(image, scan);
        }
        m_scan = scan;
    }

    private void means(final Signal image, final ImageScan scan) {
        final List<SpectrumItem> items =
                SpectrumItems.of(image, scan, m_grouping, m_noise, Progress.NONE);
        for (final SpectrumItem s : items) {
            m_means.put(s.item(), new Item(s.spectra(), s.firstEv(), s.lnZlp(), s.counts().get()));
        }
    }

    private static double medianLnZlp(final ImageScan scan) {
        final double[] all = new double[scan.rows()];
        int n = 0;
        for (int r = 0; r < all.length; r++) {
            if (scan.usable(r) && !scan.vacuum(r)) {
                all[n++] = scan.lnZlp(r);
            }
        }
        Arrays.sort(all, 0, n);
        return n == 0 ? Double.NaN : (all[(n - 1) / 2] + all[n / 2]) / 2;
    }

    /** A spectrum by its row of the image, the label of its cluster, or 0 for the mean. */
    Spectrum of(final Signal image, final long item) {
        prepare(image);
        final Item s =
                m_grouping == SpectrumGrouping.PIXEL ? pixel(image, item) : m_means.get(item);
        if (s == null) {
            throw new IllegalArgumentException(
                    "The image has no spectrum of the number " + item + "; run the node again");
        }
        final PeakBand peak =
                Double.isNaN(s.lnZlp())
                        ? null
                        : PeakBand.of(
                                m_table,
                                s.lnZlp(),
                                s.firstEv(),
                                m_scan.stepEv(),
                                s.counts().length);
        return new Spectrum(
                s.spectra(), s.firstEv(), s.counts(), peak, m_noise.ofMean(s.spectra()));
    }

    private Item pixel(final Signal image, final long row) {
        final int r = Math.toIntExact(row);
        return new Item(1, m_scan.firstEv(r), m_scan.lnZlp(r), image.plane().row(row));
    }

    /** Numbers of the means, ascending. */
    long[] means() {
        try (Signal image = m_image.open()) {
            prepare(image);
        }
        return m_means.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** Cluster of every n-th column and line. */
    byte[] labels(final int every) {
        final double[] all;
        try (Signal image = m_image.open()) {
            all = image.readMap(MapColumn.LABEL);
        }
        final int[] rows = PixelRows.every(PixelGrid.of(m_image.getSpec().signal()), every);
        return FloatBytes.of(Arrays.stream(rows).mapToDouble(r -> all[r]).toArray());
    }

    SpectralImagePortObject image() {
        return m_image;
    }

    double stepEv() {
        return m_scan.stepEv();
    }

    /** The replicas, tabulated. */
    ShapeTable table() {
        return m_table;
    }

    /** Energy up to which the model holds on the gain side, in eV. */
    double lowestEv() {
        return m_ensemble.lowestEv();
    }

    /** ln of the zero-loss sum of the specimen's median pixel. */
    double lnZlp() {
        return m_lnZlp;
    }
}
