package org.zeroloss.eels.gap;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.simulate.SpecimenTruth;
import org.zeroloss.eels.zlp.ZlpReplicaTrainer;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.signal.Signal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Accuracy and coverage of the whole way from a raw image to a gap, on simulated specimens of known
 * truth, pixels with t/λ &gt; 0.3. The main method prints the full table:
 *
 * <pre>BandGapCoverage [first seed [number of seeds [width height [replicas [broadening]]]]]</pre>
 */
public final class BandGapCoverage {

    /** Clusters of every run. */
    public static final int CLUSTERS = 5;

    /** Only pixels thicker than this t/λ count. */
    public static final double THICKNESS = 0.3;

    /**
     * Result of one seed.
     *
     * @param seed seed of the simulator
     * @param free whether b was fitted
     * @param pixels pixels thicker than the limit
     * @param fitted those with a gap
     * @param medianError median |E_g − truth| in eV
     * @param medianBound median Cramér–Rao bound of the same pixels in eV
     * @param bias mean E_g − truth in eV
     * @param coverage share of the pixels whose 68 % band holds the truth
     * @param halfBand mean half width of the band in eV
     * @param exponentBias mean b − truth
     * @param vacuumGaps vacuum pixels that got a gap
     * @param seconds time of training and fit
     */
    public record Score(
            long seed,
            boolean free,
            int pixels,
            int fitted,
            double medianError,
            double medianBound,
            double bias,
            double coverage,
            double halfBand,
            double exponentBias,
            int vacuumGaps,
            double seconds) {}

    private BandGapCoverage() {}

    /** Runs one specimen with b fixed to the truth and with b free. */
    public static List<Score> run(
            final SpecimenParameters parameters,
            final int replicas,
            final Workers workers,
            final Path folder) {
        final List<SpecimenTruth> truth = new SpecimenSimulator(parameters).truth();
        final Path file = SimulatedImages.labelled(parameters, CLUSTERS, folder);
        final List<Score> scores = new ArrayList<>();
        try (Signal image = Signal.open(file)) {
            final long start = System.nanoTime();
            final var ensemble =
                    new ZlpReplicaTrainer(
                                    ZlpTrainerParameters.defaults(
                                            replicas, parameters.seed() + 1_000_000))
                            .train(image, workers, Progress.NONE)
                            .ensemble();
            final double training = (System.nanoTime() - start) / 1e9;
            for (final boolean free : new boolean[] {false, true}) {
                final long begin = System.nanoTime();
                final GapParameters gap =
                        GapParameters.defaults(
                                SpectrumGrouping.PIXEL,
                                free
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(parameters.material().exponent()),
                                parameters.seed() + 2_000_000);
                final GapResult result =
                        new BandGapFitter(gap).fit(image, ensemble, workers, Progress.NONE);
                final double seconds = training + (System.nanoTime() - begin) / 1e9;
                scores.add(score(parameters.seed(), free, truth, result, seconds));
            }
        }
        return scores;
    }

    private static Score score(
            final long seed,
            final boolean free,
            final List<SpecimenTruth> truth,
            final GapResult result,
            final double seconds) {
        final List<Double> errors = new ArrayList<>();
        final List<Double> bounds = new ArrayList<>();
        int pixels = 0;
        int covered = 0;
        int vacuum = 0;
        double bias = 0;
        double band = 0;
        double exponent = 0;
        for (final GapRow row : result.gaps()) {
            final SpecimenTruth t = truth.get((int) row.item());
            final boolean ok = row.status() == GapStatus.OK;
            vacuum += ok && t.thickness() == 0 ? 1 : 0;
            if (t.thickness() <= THICKNESS) {
                continue;
            }
            pixels++;
            if (ok) {
                final double error = row.gapEv() - t.gapEv();
                errors.add(Math.abs(error));
                bounds.add(free ? row.cramerRaoFreeEv() : row.cramerRaoFixedEv());
                bias += error;
                exponent += row.exponent() - t.exponent();
                band += (row.gapP84Ev() - row.gapP16Ev()) / 2;
                covered += row.gapP16Ev() <= t.gapEv() && t.gapEv() <= row.gapP84Ev() ? 1 : 0;
            }
        }
        final int n = errors.size();
        return new Score(
                seed,
                free,
                pixels,
                n,
                median(errors),
                median(bounds),
                bias / n,
                (double) covered / n,
                band / n,
                exponent / n,
                vacuum,
                seconds);
    }

    private static double median(final List<Double> values) {
        return Quantiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Prints the table.
     *
     * @param args see the class
     * @throws IOException if the temporary folder fails
     */
    public static void main(final String[] args) throws IOException {
        final long first = args.length > 0 ? Long.parseLong(args[0]) : 101;
        final int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        final int width = args.length > 2 ? Integer.parseInt(args[2]) : 48;
        final int height = args.length > 3 ? Integer.parseInt(args[3]) : 32;
        final int replicas = args.length > 4 ? Integer.parseInt(args[4]) : 50;
        final double broadening = args.length > 5 ? Double.parseDouble(args[5]) : 0;
        System.out.printf(
                Locale.ROOT,
                "%d × %d pixels, %d replicas, pixels with t/λ > %.1f, broadening %.2f per t/λ%n",
                width,
                height,
                replicas,
                THICKNESS,
                broadening);
        System.out.println(
                "seed  b      pixels fitted  median|dE|  CRB sigma  0.674 CRB    bias"
                        + "  coverage  half band  b bias  vacuum gaps     s");
        final double[] coverage = new double[2];
        final double[] error = new double[2];
        final double[] bias = new double[2];
        for (long seed = first; seed < first + seeds; seed++) {
            final Path folder = Files.createTempDirectory("coverage");
            final SpecimenParameters plain = SpecimenParameters.defaults(width, height, seed);
            final SpecimenParameters parameters =
                    plain.withMaterial(plain.material().withBroadening(broadening));
            for (final Score s : run(parameters, replicas, Workers.standard(), folder)) {
                print(s);
                final int k = s.free() ? 1 : 0;
                coverage[k] += s.coverage() / seeds;
                error[k] += s.medianError() / seeds;
                bias[k] += s.bias() / seeds;
            }
            for (final String name : List.of("raw.arrow", "labelled.arrow")) {
                Files.delete(folder.resolve(name));
            }
            Files.delete(folder);
        }
        for (int k = 0; k < 2; k++) {
            System.out.printf(
                    Locale.ROOT,
                    "mean  %-6s median|dE| %.4f eV, bias %+.4f eV, coverage %.1f %%%n",
                    k == 0 ? "fixed" : "free",
                    error[k],
                    bias[k],
                    100 * coverage[k]);
        }
    }

    private static void print(final Score s) {
        System.out.printf(
                Locale.ROOT,
                "%4d  %-6s %6d %6d %11.4f %10.4f %10.4f %+8.4f %8.1f%% %10.4f %+7.3f %12d %6.1f%n",
                s.seed(),
                s.free() ? "free" : "fixed",
                s.pixels(),
                s.fitted(),
                s.medianError(),
                s.medianBound(),
                0.6745 * s.medianBound(),
                s.bias(),
                100 * s.coverage(),
                s.halfBand(),
                s.exponentBias(),
                s.vacuumGaps(),
                s.seconds());
    }
}
