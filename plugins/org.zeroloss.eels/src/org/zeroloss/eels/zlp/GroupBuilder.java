package org.zeroloss.eels.zlp;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.signal.RowRange;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads an image once and sums the spectra of each group, together with every replica's draw.
 *
 * <p>A draw N(mean, C/n) with C the covariance of the group's spectra needs no matrix: mean + Σ_i
 * g_i (x_i − mean)/√(n(n−1)) with g_i ~ N(0, 1) has exactly that covariance, whatever the rank of
 * C, and is a weighted sum over the spectra. Where bins outnumber spectra, C is shrunk towards its
 * diagonal by {@link CovarianceShrinkage}: the sum counts √(1 − ρ) and independent noise of each
 * bin's own variance √ρ. A group of one spectrum has the detector's noise.
 */
final class GroupBuilder {

    private static final long DRAW = 201;
    private static final long PICK = 202;
    private static final long DETECTOR = 203;

    private final ImageScan m_scan;
    private final EnergyBins m_bins;
    private final SpectrumNoise m_noise;
    private final ZlpTrainerParameters m_parameters;
    private final int[] m_groupOf;
    private final List<String> m_names = new ArrayList<>();
    private final List<Integer> m_labels = new ArrayList<>();
    private final long[] m_size;
    private final long[][] m_picked;

    /** Spectra of the groups with fewer of them than bins, each with its strength; else null. */
    private final List<List<double[]>> m_few = new ArrayList<>();

    private final double[] m_strength;
    private final double[] m_strength2;
    private final double[][] m_sum;
    private final double[][] m_square;
    private final double[][] m_cross;
    private final double[][][] m_drawn;
    private final double[][] m_drawnStrength;

    /**
     * All rows of an image.
     *
     * @param scan the image
     * @param reference which of its rows are the reference
     * @param bins energy bins
     * @param noise noise of its spectra
     * @param parameters how to draw
     */
    GroupBuilder(
            final ImageScan scan,
            final boolean[] reference,
            final EnergyBins bins,
            final SpectrumNoise noise,
            final ZlpTrainerParameters parameters) {
        this(new TrainingImage.Scanned(scan, noise, reference, bins), all(scan.rows()), parameters);
    }

    /**
     * @param scanned the image
     * @param rows which of its rows take part
     * @param parameters how to draw
     */
    GroupBuilder(
            final TrainingImage.Scanned scanned,
            final boolean[] rows,
            final ZlpTrainerParameters parameters) {
        m_scan = scanned.scan();
        m_bins = scanned.bins();
        m_noise = scanned.noise();
        m_parameters = parameters;
        m_groupOf = new int[m_scan.rows()];
        assign(scanned.reference(), rows);
        final int groups = m_names.size();
        if (groups == 0) {
            throw new EelsException(
                    "Expected spectra with a zero-loss peak, found none in "
                            + m_scan.rows()
                            + " rows");
        }
        m_size = new long[groups];
        for (final int g : m_groupOf) {
            if (g >= 0) {
                m_size[g]++;
            }
        }
        m_picked = picks(groups);
        final int b = m_bins.size();
        final int replicas = parameters.replicas();
        m_strength = new double[groups];
        m_strength2 = new double[groups];
        m_sum = new double[groups][b];
        m_square = new double[groups][b];
        m_cross = new double[groups][b];
        m_drawn = new double[replicas][groups][b];
        m_drawnStrength = new double[replicas][groups];
        for (final long size : m_size) {
            m_few.add(size < b ? new ArrayList<>() : null);
        }
    }

    /** A selection of all of an image's rows. */
    static boolean[] all(final int rows) {
        final boolean[] all = new boolean[rows];
        Arrays.fill(all, true);
        return all;
    }

    /** Reference first, then the labels in ascending order; vacuum and unlabelled rows in none. */
    private void assign(final boolean[] reference, final boolean[] rows) {
        final TreeMap<Integer, Integer> index = new TreeMap<>();
        boolean any = false;
        for (int r = 0; r < reference.length; r++) {
            any |= reference[r] && rows[r];
            if (rows[r] && !reference[r] && specimen(r) && m_scan.label(r) >= 0) {
                index.put(m_scan.label(r), 0);
            }
        }
        if (any) {
            m_names.add("vacuum");
            m_labels.add(-1);
        }
        for (final Integer label : index.keySet()) {
            index.put(label, m_names.size());
            m_names.add("cluster " + label);
            m_labels.add(label);
        }
        for (int r = 0; r < reference.length; r++) {
            if (!rows[r]) {
                m_groupOf[r] = -1;
            } else if (reference[r]) {
                m_groupOf[r] = 0;
            } else {
                final Integer g = specimen(r) ? index.get(m_scan.label(r)) : null;
                m_groupOf[r] = g == null ? -1 : g;
            }
        }
    }

    private boolean specimen(final int row) {
        return m_scan.usable(row) && !m_scan.vacuum(row);
    }

    /** The group of a row, −1 for none. */
    int groupOf(final int row) {
        return m_groupOf[row];
    }

    /** For pixel draws: which of its group's spectra each replica takes, counted from 0. */
    private long[][] picks(final int groups) {
        final long[][] picked = new long[m_parameters.replicas()][groups];
        for (int r = 0; r < picked.length; r++) {
            for (int g = 0; g < groups; g++) {
                picked[r][g] = Seeds.stream(m_parameters.seed(), PICK, r, g).nextLong(m_size[g]);
            }
        }
        return picked;
    }

    /**
     * @param image the image that was scanned
     * @param workers threads; the sums do not depend on their number
     * @param progress progress and cancellation
     * @return the groups, the reference first
     */
    List<SpectrumGroup> build(final Signal image, final Workers workers, final Progress progress) {
        final long[] seen = new long[m_size.length];
        for (final RowRange range : image.blocks()) {
            progress.checkCanceled();
            final int first = (int) range.first();
            final double[][] rows = new double[range.count()][m_bins.size()];
            workers.run(
                    rows.length,
                    Progress.NONE,
                    null,
                    i -> {
                        final double[] counts = image.plane().row(first + i);
                        m_bins.read(counts, m_scan.zeroChannel(first + (int) i), rows[(int) i], 0);
                    });
            final long[] order = new long[rows.length];
            for (int i = 0; i < rows.length; i++) {
                final int g = m_groupOf[first + i];
                if (g >= 0) {
                    order[i] = seen[g]++;
                    add(g, StrictMath.exp(m_scan.lnZlp(first + i)), rows[i]);
                }
            }
            workers.run(
                    m_parameters.replicas(),
                    Progress.NONE,
                    null,
                    r -> draw((int) r, first, rows, order));
            progress.update((double) (first + rows.length) / m_scan.rows(), "Averaging spectra");
        }
        return groups();
    }

    private void add(final int g, final double strength, final double[] row) {
        m_strength[g] += strength;
        m_strength2[g] += strength * strength;
        for (int b = 0; b < row.length; b++) {
            m_sum[g][b] += row[b];
            m_square[g][b] += row[b] * row[b];
            m_cross[g][b] += row[b] * strength;
        }
        if (m_few.get(g) != null) {
            final double[] kept = Arrays.copyOf(row, row.length + 1);
            kept[row.length] = strength;
            m_few.get(g).add(kept);
        }
    }

    private void draw(
            final int replica, final int first, final double[][] rows, final long[] order) {
        for (int i = 0; i < rows.length; i++) {
            final int g = m_groupOf[first + i];
            if (g < 0) {
                continue;
            }
            final double weight = weight(replica, g, first + i, order[i]);
            if (weight == 0) {
                continue;
            }
            final double[] sum = m_drawn[replica][g];
            final double[] row = rows[i];
            for (int b = 0; b < row.length; b++) {
                sum[b] += weight * row[b];
            }
            m_drawnStrength[replica][g] += weight * StrictMath.exp(m_scan.lnZlp(first + i));
        }
    }

    private double weight(final int replica, final int g, final int row, final long order) {
        return switch (m_parameters.draw()) {
            case PIXEL -> order == m_picked[replica][g] ? 1 : 0;
            case MULTI_GAUSSIAN ->
                    Gaussian.next(Seeds.stream(m_parameters.seed(), DRAW, replica, row));
        };
    }

    /** The groups of a kind share what is known of the scatter of spectra. */
    private List<SpectrumGroup> groups() {
        final List<SpectrumScatter.Measured> measured = new ArrayList<>();
        for (int g = 0; g < m_size.length; g++) {
            measured.add(measured(g));
        }
        final int vacuum = m_labels.get(0) < 0 ? 1 : 0;
        final SpectrumScatter ofVacuum = new SpectrumScatter(measured.subList(0, vacuum), m_bins);
        final SpectrumScatter ofSpecimen =
                new SpectrumScatter(measured.subList(vacuum, measured.size()), m_bins);
        final List<SpectrumGroup> groups = new ArrayList<>();
        for (int g = 0; g < m_size.length; g++) {
            groups.add(group(g, measured.get(g), g < vacuum ? ofVacuum : ofSpecimen));
        }
        return groups;
    }

    private SpectrumScatter.Measured measured(final int g) {
        final int bins = m_bins.size();
        final double n = m_size[g];
        final double strength = m_strength[g];
        final double[] mean = new double[bins];
        final double[] sample = new double[bins];
        final double[] detector = new double[bins];
        for (int b = 0; b < bins; b++) {
            mean[b] = m_sum[g][b] / strength;
            final int w = m_bins.channels(b);
            final double correlation = 1 + 2 * m_noise.correlation() * (w - 1) / w;
            detector[b] =
                    n * m_noise.variance(expected(g, b)) / w * correlation / (strength * strength);
            final double residual =
                    m_square[g][b]
                            - 2 * mean[b] * m_cross[g][b]
                            + mean[b] * mean[b] * m_strength2[g];
            sample[b] = n > 1 ? Math.max(0, residual) * n / (n - 1) / (strength * strength) : 0;
        }
        return new SpectrumScatter.Measured(n, mean, detector, sample, residuals(g, mean));
    }

    /** Of a group with few spectra, relative to their mean. */
    private double[][] residuals(final int g, final double[] mean) {
        final List<double[]> few = m_few.get(g);
        if (few == null) {
            return null;
        }
        final double[][] residuals = new double[few.size()][mean.length];
        for (int i = 0; i < residuals.length; i++) {
            final double[] row = few.get(i);
            for (int b = 0; b < mean.length; b++) {
                final double level = mean[b] * m_strength[g] / m_size[g];
                residuals[i][b] = level == 0 ? 0 : (row[b] - mean[b] * row[mean.length]) / level;
            }
        }
        return residuals;
    }

    private SpectrumGroup group(
            final int g, final SpectrumScatter.Measured measured, final SpectrumScatter scatter) {
        final double[] variance = scatter.variance(measured);
        final double[] single = variance.clone();
        for (int b = 0; b < single.length; b++) {
            single[b] *= m_size[g];
        }
        final double[][] draws = new double[m_drawn.length][];
        for (int r = 0; r < draws.length; r++) {
            draws[r] = difference(r, g, measured.mean());
            if (completed(g)) {
                scatter.complete(
                        measured,
                        variance,
                        draws[r],
                        Seeds.stream(m_parameters.seed(), DETECTOR, r, g));
            }
        }
        return new SpectrumGroup(
                m_names.get(g),
                m_labels.get(g),
                m_size[g],
                StrictMath.log(m_strength[g] / m_size[g]),
                measured.mean(),
                variance,
                single,
                draws);
    }

    /** Whether the spectra of a group are too few for draws from them alone. */
    private boolean completed(final int g) {
        return m_few.get(g) != null
                && (m_size[g] == 1 || m_parameters.draw() == ReplicaDraw.MULTI_GAUSSIAN);
    }

    /** Counts of a channel; where nothing was counted and nothing else is noise, one in all. */
    private double expected(final int g, final int bin) {
        final double n = m_size[g];
        return m_noise.readoutVariance() > 0
                ? m_sum[g][bin] / n
                : Math.max(m_sum[g][bin] / n, m_noise.gain() / (n * m_bins.channels(bin)));
    }

    /**
     * @return ln of the zero-loss sums of the weakest and the strongest spectrum of all groups
     */
    LnZlpRange lnZlpRange() {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < m_groupOf.length; r++) {
            if (m_groupOf[r] >= 0) {
                lowest = Math.min(lowest, m_scan.lnZlp(r));
                highest = Math.max(highest, m_scan.lnZlp(r));
            }
        }
        return new LnZlpRange(lowest, highest);
    }

    /** What a replica's draw from the spectra of a group adds to their mean. */
    private double[] difference(final int replica, final int g, final double[] mean) {
        final double n = m_size[g];
        final boolean pixel = m_parameters.draw() == ReplicaDraw.PIXEL;
        final double factor =
                pixel
                        ? 1 / m_drawnStrength[replica][g]
                        : n > 1 ? Math.sqrt(n / (n - 1)) / m_strength[g] : 0;
        final double[] d = new double[mean.length];
        for (int b = 0; b < d.length; b++) {
            d[b] = factor * (m_drawn[replica][g][b] - mean[b] * m_drawnStrength[replica][g]);
        }
        return d;
    }
}
