package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.simulate.SpecimenTruth;
import org.zeroloss.eels.simulate.ZeroLossTail;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalCopy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Coverage of the unmatched ensemble prediction: how often the 68 % band of a pixel's zero-loss
 * peak, as the replicas predict it from the pixel's noisy spectrum, holds the pixel's expected
 * zero-loss peak without noise, which the simulator knows. Every channel with dE1 ≤ E ≤ E_g + 1 eV
 * of every pixel of the specimen counts alike. Two bands are scored:
 *
 * <ul>
 *   <li><em>pixel</em>: the replicas' quantiles at the zero-loss sum and energy zero that were
 *       measured in the pixel, widened by {@link PixelError};
 *   <li><em>shape</em>: the replicas' quantiles alone, at the true zero-loss sum and energy zero.
 * </ul>
 *
 * <pre>ZlpCoverage [first seed [number of seeds [group [replicas [counts …]]]]]</pre>
 *
 * with group = main, broadening, drift or no-vacuum, and the noise levels as counts per spectrum.
 */
public final class ZlpCoverage {

    /** Counts per spectrum of the three noise levels. */
    public static final List<Double> COUNTS = List.of(1e5, 1e6, 1e7);

    private static final int CLUSTERS = 5;
    private static final int WIDTH = 24;
    private static final int HEIGHT = 16;

    /** Of the larger specimen whose middle, half as wide and high, is cut out. */
    private static final int CUT_WIDTH = 40;

    private static final int CUT_HEIGHT = 28;

    /** What the specimens of a group have in common. */
    public enum Group {
        /** Vacuum in the scan, the specimen leaves the peak's shape alone. */
        MAIN(true, 0, 0),
        /** The specimen broadens the peak by 5 % per t/λ. */
        BROADENING(true, 0.05, 0),
        /** The energy zero drifts by 0.05 eV from pixel to pixel. */
        DRIFT(true, 0, 0.05),
        /** The scan has no vacuum: t/λ is above 0.3 nearly everywhere. */
        NO_VACUUM(false, 0, 0);

        private final boolean m_vacuum;
        private final double m_broadening;
        private final double m_drift;

        Group(final boolean vacuum, final double broadening, final double drift) {
            m_vacuum = vacuum;
            m_broadening = broadening;
            m_drift = drift;
        }
    }

    /**
     * Result of one specimen.
     *
     * @param pixel share of the channels that the pixels' bands hold
     * @param shape share that the shape's bands hold
     * @param error mean |ln(median / truth)| of the shape
     * @param bias mean ln(median / truth) of the shape
     * @param half mean half width of the shape's band, in ln
     * @param endEv mean dE1 of the pixels in eV
     * @param channels number of channels that count
     */
    public record Score(
            double pixel,
            double shape,
            double error,
            double bias,
            double half,
            double endEv,
            long channels) {}

    private ZlpCoverage() {}

    /** Simulates, trains and scores one specimen. */
    public static Score run(
            final Group group,
            final ZeroLossTail tail,
            final double counts,
            final long seed,
            final int replicas,
            final Workers workers,
            final Path folder) {
        final int width = group.m_vacuum ? WIDTH : CUT_WIDTH;
        final int height = group.m_vacuum ? HEIGHT : CUT_HEIGHT;
        final SpecimenParameters plain = SpecimenParameters.defaults(width, height, seed);
        final SpecimenParameters parameters =
                plain.withMaterial(plain.material().withBroadening(group.m_broadening))
                        .withAcquisition(
                                plain.acquisition()
                                        .withCounts(counts)
                                        .withTail(tail)
                                        .withDrift(group.m_drift));
        final Path file =
                group.m_vacuum
                        ? SimulatedImages.labelled(parameters, CLUSTERS, folder)
                        : middle(parameters, workers, folder);
        try (Signal image = Signal.open(file)) {
            final ZlpEnsemble ensemble =
                    new ZlpReplicaTrainer(ZlpTrainerParameters.defaults(replicas, seed + 1_000_000))
                            .train(image, workers, Progress.NONE)
                            .ensemble();
            return new Scorer(new SpecimenSimulator(parameters), ensemble, image, workers)
                    .score(group.m_vacuum ? 0 : 4, width);
        }
    }

    private static Path middle(
            final SpecimenParameters parameters, final Workers workers, final Path folder) {
        final Path raw = folder.resolve("whole.arrow");
        final Path cut = folder.resolve("cut.arrow");
        new SpecimenSimulator(parameters).write(raw, workers, Progress.NONE);
        try (Signal whole = Signal.open(raw);
                Signal lines = whole.crop(0, CUT_HEIGHT / 4, CUT_HEIGHT / 4 * 3);
                Signal part = lines.crop(1, CUT_WIDTH / 4, CUT_WIDTH / 4 * 3)) {
            SignalCopy.copy(part, cut, part.spec(), SignalCopy.Filler.NONE, Progress.NONE);
        }
        return SimulatedImages.cluster(cut, CLUSTERS, folder.resolve("labelled.arrow"));
    }

    /** Compares the bands of a trained ensemble with the simulator's truth. */
    private static final class Scorer {

        private final SpecimenSimulator m_simulator;
        private final ZlpEnsemble m_ensemble;
        private final ImageScan m_scan;
        private final PixelError m_own;
        private final double m_step;
        private long m_channels;
        private long m_pixelHits;
        private long m_shapeHits;
        private double m_error;
        private double m_bias;
        private double m_half;

        Scorer(
                final SpecimenSimulator simulator,
                final ZlpEnsemble ensemble,
                final Signal image,
                final Workers workers) {
            m_simulator = simulator;
            m_ensemble = ensemble;
            m_scan = new ImageScan(image, ensemble.energyZero(), 1, workers, Progress.NONE);
            m_step = m_scan.stepEv();
            m_own = PixelError.of(ensemble, ensemble.noise(), m_step);
        }

        /** Scores all rows of an image cut out of a specimen of the given width. */
        Score score(final int cut, final int width) {
            final int own = cut == 0 ? width : width / 2;
            final int left = cut == 0 ? 0 : width / cut;
            final int top = cut == 0 ? 0 : CUT_HEIGHT / cut;
            final List<SpecimenTruth> truth = m_simulator.truth();
            double ends = 0;
            int pixels = 0;
            for (int r = 0; r < m_scan.rows(); r++) {
                final int row = (r / own + top) * width + r % own + left;
                if (truth.get(row).thickness() > 0 && m_scan.usable(r)) {
                    final double end =
                            m_ensemble.region(m_scan.label(r), m_scan.lnZlp(r)).regionEndEv();
                    ends += end;
                    pixels++;
                    add(r, m_simulator.expectedZlp(row), end, truth.get(row).gapEv() + 1);
                }
            }
            final double n = m_channels;
            return new Score(
                    m_pixelHits / n,
                    m_shapeHits / n,
                    m_error / n,
                    m_bias / n,
                    m_half / n,
                    ends / pixels,
                    m_channels);
        }

        private void add(final int row, final double[] z, final double from, final double to) {
            final ZeroLossPosition exact = ZeroLossPosition.of(z, 1);
            final int low = (int) Math.ceil(from / m_step + exact.channel());
            final int count = (int) Math.floor(to / m_step + exact.channel()) - low + 1;
            if (count < 2) {
                return;
            }
            final double ln = m_scan.lnZlp(row);
            final double[][] shape = bands(exact.lnSum(), (low - exact.channel()) * m_step, count);
            final double[][] pixel = bands(ln, m_scan.firstEv(row) + low * m_step, count);
            for (int i = 0; i < count; i++) {
                final double truth = Math.log(z[low + i]);
                final double median = shape[1][i] + exact.lnSum();
                m_channels++;
                m_shapeHits +=
                        holds(shape[0][i] + exact.lnSum(), shape[2][i] + exact.lnSum(), truth);
                m_error += Math.abs(median - truth);
                m_bias += median - truth;
                m_half += (shape[2][i] - shape[0][i]) / 2;
                final int j = Math.max(1, i);
                final double slope = (pixel[1][j] - pixel[1][j - 1]) / m_step;
                final double own = m_own.sigma(ln, slope);
                m_pixelHits +=
                        holds(
                                ln + pixel[1][i] - Math.hypot(pixel[1][i] - pixel[0][i], own),
                                ln + pixel[1][i] + Math.hypot(pixel[2][i] - pixel[1][i], own),
                                truth);
            }
        }

        private static int holds(final double low, final double high, final double value) {
            return low <= value && value <= high ? 1 : 0;
        }

        /** P16, P50 and P84 of the replicas' ln z. */
        private double[][] bands(final double ln, final double firstEv, final int count) {
            final double[][] all = new double[m_ensemble.replicas()][count];
            for (int r = 0; r < all.length; r++) {
                m_ensemble.lnShape(r, ln, firstEv, m_step, all[r]);
            }
            final double[][] bands = new double[3][count];
            for (int i = 0; i < count; i++) {
                final int channel = i;
                final double[] v = Arrays.stream(all).mapToDouble(a -> a[channel]).toArray();
                Arrays.sort(v);
                bands[0][i] = Quantiles.ofSorted(v, Quantiles.P16);
                bands[1][i] = Quantiles.ofSorted(v, 0.5);
                bands[2][i] = Quantiles.ofSorted(v, Quantiles.P84);
            }
            return bands;
        }
    }

    /**
     * Prints the table.
     *
     * @param args see the class
     * @throws IOException if the temporary folder fails
     */
    public static void main(final String[] args) throws IOException {
        final long first = args.length > 0 ? Long.parseLong(args[0]) : 201;
        final int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        final Group group =
                args.length > 2
                        ? Group.valueOf(args[2].toUpperCase(Locale.ROOT).replace('-', '_'))
                        : Group.MAIN;
        final int replicas = args.length > 3 ? Integer.parseInt(args[3]) : 50;
        final List<Double> levels =
                args.length > 4
                        ? Arrays.stream(args).skip(4).map(Double::parseDouble).toList()
                        : COUNTS;
        System.out.printf(
                Locale.ROOT,
                "%s, seeds %d to %d, %d replicas; coverage of 68 %% bands, dE1 <= E <= E_g + 1"
                        + " eV%n",
                group,
                first,
                first + seeds - 1,
                replicas);
        System.out.println(
                "counts   tail             pixel   (least most)   shape   |error|     bias  half"
                        + " band   dE1      s");
        final List<Score> all = new ArrayList<>();
        for (final double counts : levels) {
            final List<Score> level = new ArrayList<>();
            for (final ZeroLossTail tail : ZeroLossTail.values()) {
                final List<Score> some = new ArrayList<>();
                final long start = System.nanoTime();
                for (long seed = first; seed < first + seeds; seed++) {
                    some.add(inFolder(group, tail, counts, seed, replicas));
                }
                final long seconds = Math.round(1e-9 * (System.nanoTime() - start));
                print(power(counts), tail.name(), some, String.valueOf(seconds));
                level.addAll(some);
            }
            print(power(counts), "all", level, "");
            all.addAll(level);
        }
        print("all", "all", all, "");
    }

    private static Score inFolder(
            final Group group,
            final ZeroLossTail tail,
            final double counts,
            final long seed,
            final int replicas)
            throws IOException {
        final Path folder = Files.createTempDirectory("zlp-coverage");
        try {
            return run(group, tail, counts, seed, replicas, Workers.standard(), folder);
        } finally {
            for (final String name :
                    List.of("raw.arrow", "labelled.arrow", "whole.arrow", "cut.arrow")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    private static double mean(final List<Score> scores, final ToDoubleFunction<Score> f) {
        return scores.stream().mapToDouble(f).average().orElse(Double.NaN);
    }

    private static String power(final double counts) {
        return String.format(Locale.ROOT, "%.0e", counts);
    }

    private static void print(
            final String counts, final String tail, final List<Score> s, final String seconds) {
        System.out.printf(
                Locale.ROOT,
                "%-8s %-15s %5.1f%%  (%3.0f  %3.0f %%)  %5.1f%%   %7.4f  %+7.4f    %7.4f  %4.2f"
                        + "  %5s%n",
                counts,
                tail,
                100 * mean(s, Score::pixel),
                100 * s.stream().mapToDouble(Score::pixel).min().orElse(Double.NaN),
                100 * s.stream().mapToDouble(Score::pixel).max().orElse(Double.NaN),
                100 * mean(s, Score::shape),
                mean(s, Score::error),
                mean(s, Score::bias),
                mean(s, Score::half),
                mean(s, Score::endEv),
                seconds);
    }
}
