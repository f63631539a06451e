package org.zeroloss.eels.cluster;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Release;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.zlp.EnergyZero;
import org.zeroloss.eels.zlp.ImageScan;
import org.zeroloss.eels.zlp.ZeroLossPosition;
import org.zeroloss.learn.cluster.ClusterCount;
import org.zeroloss.learn.cluster.Clustering;
import org.zeroloss.learn.cluster.Clustering1d;
import org.zeroloss.learn.cluster.GapStatistic;
import org.zeroloss.learn.cluster.Kmeans;
import org.zeroloss.learn.cluster.Kmeans1d;
import org.zeroloss.learn.cluster.RowSource;
import org.zeroloss.learn.cluster.Silhouette;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalCopy;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Clusters the pixels of a spectral image: one number per pixel by the exact optimum on the line,
 * whole spectra by k-means. Spectra of the {@code vacuum} map and those without a usable value are
 * left out and get the label −1.
 */
public final class PixelClusterer {

    private static final int ITERATIONS = 300;
    private static final int REFERENCES = 20;

    private final ClusterParameters m_parameters;

    /**
     * @param parameters how to cluster
     */
    public PixelClusterer(final ClusterParameters parameters) {
        m_parameters = parameters;
    }

    /**
     * @param image a spectral image; spectra marked by its {@code vacuum} map are left out
     * @param workers threads; the result does not depend on their number
     * @param progress progress and cancellation
     * @return the clusters
     * @throws EelsException if the image is no spectral image or has too few different pixels
     */
    public ClusterResult cluster(
            final Signal image, final Workers workers, final Progress progress) {
        if (image.spec().kind() != SignalKind.SPECTRAL_IMAGE) {
            throw new EelsException("Expected a spectral image, found " + image.spec().kind());
        }
        final int[] specimen = specimenRows(image);
        final double[] all = values(image, specimen, workers, progress.part(0, 0.3));
        final int[] rows = new int[specimen.length];
        final double[] values = new double[specimen.length];
        int n = 0;
        for (int i = 0; i < specimen.length; i++) {
            if (Double.isFinite(all[i])) {
                rows[n] = specimen[i];
                values[n++] = all[i];
            }
        }
        requireEnough(n, image);
        final Pixels pixels =
                new Pixels(Arrays.copyOf(rows, n), Arrays.copyOf(values, n), specimen.length - n);
        return m_parameters.feature() == PixelFeature.SPECTRUM
                ? bySpectrum(image, pixels, workers, progress.part(0.3, 1))
                : byFeature(image, pixels, workers, progress.part(0.3, 1));
    }

    private int[] specimenRows(final Signal image) {
        final int n = Math.toIntExact(image.rows());
        final double[] vacuum =
                image.spec().hasMap(MapColumn.VACUUM)
                        ? image.readMap(MapColumn.VACUUM)
                        : new double[n];
        final int[] rows = new int[n];
        int count = 0;
        for (int r = 0; r < n; r++) {
            if (vacuum[r] == 0) {
                rows[count++] = r;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private void requireEnough(final int count, final Signal image) {
        final int least =
                m_parameters.countRule() == ClusterCountRule.GIVEN
                        ? m_parameters.clusters()
                        : m_parameters.minClusters();
        if (count < least) {
            throw new EelsException(
                    "Expected at least "
                            + least
                            + " specimen spectra for as many clusters, found "
                            + count
                            + " with a finite "
                            + m_parameters.feature()
                            + " of "
                            + image.rows()
                            + " rows; ask for fewer clusters");
        }
    }

    /** The spectra to cluster, their values, and how many had none. */
    private record Pixels(int[] rows, double[] values, int leftOut) {}

    /** One number per spectrum; NaN if it cannot be used. */
    private double[] values(
            final Signal image, final int[] rows, final Workers workers, final Progress progress) {
        final Axis axis = image.spec().signalAxis();
        if (m_parameters.feature() == PixelFeature.LN_ZLP_SUM
                && axis.unit().equals("eV")
                && axis.scale() > 0) {
            // The same verdict as in training: a dead or hot pixel gets no cluster of its own.
            final ImageScan scan =
                    new ImageScan(
                            image,
                            EnergyZero.SPECTRUM,
                            m_parameters.zlpHalfWidth(),
                            workers,
                            progress);
            return Arrays.stream(rows).mapToDouble(scan::lnZlp).toArray();
        }
        final double[] values = new double[rows.length];
        final Feature feature = feature(axis);
        workers.run(
                rows.length,
                progress,
                "Reading pixels",
                i -> {
                    final double[] counts = image.plane().row(rows[(int) i]);
                    values[(int) i] =
                            Double.isFinite(Arrays.stream(counts).sum())
                                    ? feature.of(counts)
                                    : Double.NaN;
                });
        return values;
    }

    private ClusterResult byFeature(
            final Signal image,
            final Pixels pixels,
            final Workers workers,
            final Progress progress) {
        final double[] values = pixels.values();
        final ClusterCount count =
                switch (m_parameters.countRule()) {
                    case GIVEN -> new ClusterCount(m_parameters.clusters(), List.of());
                    case SILHOUETTE ->
                            Silhouette.choose(
                                    values,
                                    m_parameters.minClusters(),
                                    m_parameters.maxClusters(),
                                    progress.part(0, 0.9));
                    case GAP_STATISTIC ->
                            new GapStatistic(REFERENCES, m_parameters.seed())
                                    .choose(
                                            values,
                                            m_parameters.minClusters(),
                                            m_parameters.maxClusters(),
                                            workers,
                                            progress.part(0, 0.9));
                };
        final Clustering1d c = Kmeans1d.fit(values, count.clusters());
        return result(
                Math.toIntExact(image.rows()), pixels, c.labels(), c.centroids(), c.cost(), count);
    }

    /** One number of a spectrum. */
    @FunctionalInterface
    private interface Feature {
        double of(double[] counts);
    }

    private Feature feature(final Axis axis) {
        return switch (m_parameters.feature()) {
            case LN_ZLP_SUM -> c -> ZeroLossPosition.of(c, m_parameters.zlpHalfWidth()).lnSum();
            case ENERGY_WINDOW -> {
                final double a = m_parameters.windowLowEv();
                final double b = m_parameters.windowHighEv();
                if (!axis.contains(a) || !axis.contains(b)) {
                    throw new EelsException(
                            "Expected an energy window within "
                                    + axis.first()
                                    + " … "
                                    + axis.last()
                                    + " "
                                    + axis.unit()
                                    + ", found "
                                    + a
                                    + " … "
                                    + b);
                }
                final int from = (int) Math.min(axis.index(a), axis.index(b));
                final int to = (int) Math.max(axis.index(a), axis.index(b)) + 1;
                yield c -> Arrays.stream(c, from, to).sum();
            }
            case TOTAL_INTENSITY, SPECTRUM -> c -> Arrays.stream(c).sum();
        };
    }

    private ClusterResult bySpectrum(
            final Signal image,
            final Pixels pixels,
            final Workers workers,
            final Progress progress) {
        final int[] rows = pixels.rows();
        final RowSource source =
                new RowSource() {
                    @Override
                    public long rows() {
                        return rows.length;
                    }

                    @Override
                    public int width() {
                        return image.width();
                    }

                    @Override
                    public void read(final long row, final float[] dst) {
                        image.plane().read(rows[(int) row], 0, image.width(), dst, 0);
                    }
                };
        final Kmeans kmeans =
                new Kmeans(
                        m_parameters.clusters(),
                        m_parameters.starts(),
                        ITERATIONS,
                        m_parameters.seed());
        final ClusterCount count =
                switch (m_parameters.countRule()) {
                    case GIVEN -> new ClusterCount(m_parameters.clusters(), List.of());
                    case SILHOUETTE ->
                            Silhouette.choose(
                                    source,
                                    kmeans,
                                    m_parameters.minClusters(),
                                    m_parameters.maxClusters(),
                                    workers,
                                    progress.part(0, 0.7));
                    case GAP_STATISTIC ->
                            new GapStatistic(REFERENCES, m_parameters.seed())
                                    .choose(
                                            source,
                                            kmeans,
                                            m_parameters.minClusters(),
                                            m_parameters.maxClusters(),
                                            workers,
                                            progress.part(0, 0.7));
                };
        final Clustering c =
                new Kmeans(count.clusters(), m_parameters.starts(), ITERATIONS, m_parameters.seed())
                        .fit(source, workers, progress.part(0.7, 1));
        final double[] centroids = new double[c.clusters()];
        for (int k = 0; k < centroids.length; k++) {
            centroids[k] = Arrays.stream(c.centroids()[k]).sum();
        }
        return result(
                Math.toIntExact(image.rows()), pixels, c.labels(), centroids, c.cost(), count);
    }

    private static ClusterResult result(
            final int imageRows,
            final Pixels pixels,
            final int[] labels,
            final double[] centroids,
            final double cost,
            final ClusterCount count) {
        final int[] rows = pixels.rows();
        final double[] values = pixels.values();
        final int[] all = new int[imageRows];
        Arrays.fill(all, -1);
        final long[] size = new long[centroids.length];
        final double[] low = new double[centroids.length];
        final double[] high = new double[centroids.length];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < rows.length; i++) {
            final int k = labels[i];
            all[rows[i]] = k;
            size[k]++;
            low[k] = Math.min(low[k], values[i]);
            high[k] = Math.max(high[k], values[i]);
        }
        final List<ClusterRow> clusters = new ArrayList<>();
        for (int k = 0; k < centroids.length; k++) {
            clusters.add(new ClusterRow(k, size[k], centroids[k], low[k], high[k]));
        }
        return new ClusterResult(all, clusters, cost, pixels.leftOut(), count.scores());
    }

    /**
     * @param spec spec of an image
     * @return the same with the map {@code label} (INT32) and the provenance of this step
     */
    public SignalSpec labelledSpec(final SignalSpec spec) {
        final Map<String, String> p = new LinkedHashMap<>();
        p.put("parameters", m_parameters.toString());
        return spec.withMap(new MapColumn(MapColumn.LABEL, DataType.INT32, ""))
                .withMetadata(
                        spec.metadata()
                                .withStep(
                                        new ProvenanceStep(
                                                "K-Means Cluster",
                                                Release.VERSION,
                                                p,
                                                OptionalLong.of(m_parameters.seed()))));
    }

    /**
     * Writes a copy of the image with its labels.
     *
     * @param image the image that was clustered
     * @param result its clusters
     * @param target file to create
     * @param progress progress and cancellation; if canceled, no file is left
     */
    public void write(
            final Signal image,
            final ClusterResult result,
            final Path target,
            final Progress progress) {
        if (result.labels().length != image.rows()) {
            throw new EelsException(
                    "Expected labels for "
                            + image.rows()
                            + " rows, found "
                            + result.labels().length);
        }
        SignalCopy.copy(
                image,
                target,
                labelledSpec(image.spec()),
                (rows, block) -> {
                    for (int r = 0; r < rows.count(); r++) {
                        block.map(MapColumn.LABEL)
                                .set(r, 0, result.labels()[(int) rows.first() + r]);
                    }
                },
                progress);
    }
}
