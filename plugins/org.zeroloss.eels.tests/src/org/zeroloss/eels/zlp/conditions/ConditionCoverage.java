package org.zeroloss.eels.zlp.conditions;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.simulate.Instrument;
import org.zeroloss.eels.simulate.SimulatedAcquisition;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.simulate.SpecimenTruth;
import org.zeroloss.eels.zlp.NetworkOnlyConditions;
import org.zeroloss.eels.zlp.ZeroLossPosition;
import org.zeroloss.eels.zlp.ZlpEnsemble;
import org.zeroloss.eels.zlp.ZlpReplicaTrainer;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.signal.Signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Coverage of a model that was trained under several conditions and is asked about others: the
 * unmatched 68 % band against the noise-free expected zero-loss peak, dE1 ≤ E ≤ E_g + 1 eV. Each
 * seed and dose is another microscope ({@link Instrument#drawn}) and another specimen.
 *
 * <pre>ConditionCoverage [first seed [number of seeds [replicas [scatter,… [counts,… [network]]]]]]
 * </pre>
 *
 * With {@code network} the networks alone are scored, see {@link NetworkOnlyConditions}.
 */
public final class ConditionCoverage {

    /** Beam energies trained at, in keV. */
    static final double[] TRAINED_KEV = {60, 100, 200};

    /** Exposure times trained at, in s. */
    static final double[] EXPOSURES_S = {0.02, 0.05, 0.2};

    private static final double INSIDE_KEV = 80;
    private static final double OUTSIDE_KEV = 300;
    private static final int CLUSTERS = 3;
    private static final int SESSIONS = 3;
    private static final int ROW_STEP = 23;
    private static final double THIN = 0.2;
    private static final long SESSION = 401;

    private final SpecimenParameters m_specimen;
    private final long m_seed;
    private final Instrument m_instrument;
    private final double m_scatter;

    /** A model of several images. */
    @FunctionalInterface
    interface Model {
        ZlpEnsemble at(Conditions conditions, double lnReference);
    }

    /**
     * What one band is worth.
     *
     * @param coverage share of the channels whose truth lies in the band
     * @param halfBand mean half width of the band, in ln of the intensity
     * @param error mean |median − truth|
     */
    record Score(double coverage, double halfBand, double error) {}

    /**
     * Scores of one training.
     *
     * @param inside at 80 keV
     * @param outside at 300 keV
     * @param seconds of training
     */
    record Result(Score inside, Score outside, double seconds) {
        double ratio() {
            return outside.halfBand() / inside.halfBand();
        }
    }

    ConditionCoverage(
            final long seed,
            final int width,
            final int height,
            final double counts,
            final double scatter) {
        final SpecimenParameters plain = SpecimenParameters.defaults(width, height, seed);
        final SimulatedAcquisition d = SimulatedAcquisition.defaults();
        m_specimen =
                plain.withAcquisition(
                        new SimulatedAcquisition(
                                640,
                                d.dispersionEv(),
                                d.firstEnergyEv(),
                                d.beamEnergyKev(),
                                d.exposureS(),
                                d.convergenceMrad(),
                                d.collectionMrad(),
                                counts,
                                d.readoutNoise(),
                                d.driftEv()));
        m_seed = Seeds.derive(seed, SESSION, Double.doubleToLongBits(counts));
        m_instrument = Instrument.drawn(m_seed);
        m_scatter = scatter;
    }

    /** The specimen under some conditions, on one day; the dose grows with the exposure. */
    SpecimenParameters at(final double kev, final double s, final long session) {
        final long seed = Seeds.derive(m_seed, SESSION, session);
        final SimulatedAcquisition a = m_specimen.acquisition();
        final SpecimenParameters p =
                m_specimen.withAcquisition(
                        a.withConditions(kev, s)
                                .withCounts(a.countsPerSpectrum() * s / a.exposureS())
                                .withLaw(m_instrument.session(seed, m_scatter)));
        return new SpecimenParameters(
                p.width(), p.height(), p.maxThickness(), p.acquisition(), p.material(), seed);
    }

    /** The training conditions: every beam energy with every exposure, or three pairs. */
    static List<Conditions> training(final boolean grid) {
        final List<Conditions> all = new ArrayList<>();
        for (int e = 0; e < TRAINED_KEV.length; e++) {
            for (int t = 0; t < EXPOSURES_S.length; t++) {
                if (grid || t == (e + 1) % EXPOSURES_S.length) {
                    all.add(new Conditions(TRAINED_KEV[e], EXPOSURES_S[t]));
                }
            }
        }
        return all;
    }

    /** Simulates and trains on images under these conditions. */
    ZlpEnsemble train(
            final List<Conditions> conditions,
            final int replicas,
            final Workers workers,
            final Path folder) {
        final List<Signal> images = new ArrayList<>();
        try {
            for (int i = 0; i < conditions.size(); i++) {
                final Conditions c = conditions.get(i);
                final Path own = folder.resolve("image" + i + ".arrow");
                final Path raw = folder.resolve("raw.arrow");
                new SpecimenSimulator(at(c.beamEnergyKev(), c.exposureS(), i))
                        .write(raw, workers, Progress.NONE);
                images.add(Signal.open(SimulatedImages.cluster(raw, CLUSTERS, own)));
                Files.delete(raw);
            }
            return new ZlpReplicaTrainer(
                            ZlpTrainerParameters.defaults(replicas, m_specimen.seed() + 1_000_000))
                    .train(images, conditions, workers, Progress.NONE)
                    .ensemble();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            images.forEach(Signal::close);
            for (int i = 0; i < conditions.size(); i++) {
                folder.resolve("image" + i + ".arrow").toFile().delete();
            }
        }
    }

    /** Scores a model at one beam energy, over exposures, sessions and pixels. */
    Score score(final Model model, final double kev) {
        double covered = 0;
        double band = 0;
        double error = 0;
        int count = 0;
        for (final double s : EXPOSURES_S) {
            for (int day = 0; day < SESSIONS; day++) {
                final SpecimenSimulator simulator =
                        new SpecimenSimulator(at(kev, s, Math.round(1000 * kev) + day));
                final List<SpecimenTruth> truth = simulator.truth();
                final ZlpEnsemble own =
                        model.at(new Conditions(kev, s), vacuumLevel(simulator, truth));
                for (int row = 0; row < truth.size(); row += ROW_STEP) {
                    if (truth.get(row).thickness() > THIN) {
                        final double[] one = score(own, simulator, truth.get(row), row);
                        covered += one[0];
                        band += one[1];
                        error += one[2];
                        count++;
                    }
                }
            }
        }
        return new Score(covered / count, band / count, error / count);
    }

    private static double vacuumLevel(
            final SpecimenSimulator simulator, final List<SpecimenTruth> truth) {
        for (int row = 0; row < truth.size(); row++) {
            if (truth.get(row).thickness() == 0) {
                return ZeroLossPosition.of(simulator.expectedSpectrum(row), 1).lnSum();
            }
        }
        throw new IllegalStateException("The simulated specimen has no vacuum");
    }

    private static double[] score(
            final ZlpEnsemble own,
            final SpecimenSimulator simulator,
            final SpecimenTruth truth,
            final int row) {
        final double[] z = simulator.expectedZlp(row);
        final ZeroLossPosition p = ZeroLossPosition.of(simulator.expectedSpectrum(row), 1);
        final double step = own.axis().scale();
        final double[][] all = new double[own.replicas()][z.length];
        for (int r = 0; r < all.length; r++) {
            own.lnShape(r, p.lnSum(), -p.channel() * step, step, all[r]);
        }
        final double from = own.region(-1, p.lnSum()).regionEndEv();
        final double[] column = new double[all.length];
        final double[] sum = new double[3];
        int n = 0;
        for (int i = 0; i < z.length; i++) {
            final double e = (i - p.channel()) * step;
            if (e >= from && e <= truth.gapEv() + 1) {
                for (int r = 0; r < all.length; r++) {
                    column[r] = all[r][i];
                }
                Arrays.sort(column);
                final double low = Quantiles.ofSorted(column, Quantiles.P16);
                final double high = Quantiles.ofSorted(column, Quantiles.P84);
                final double ln = StrictMath.log(z[i]) - p.lnSum();
                sum[0] += low <= ln && ln <= high ? 1 : 0;
                sum[1] += (high - low) / 2;
                sum[2] += Math.abs(Quantiles.ofSorted(column, 0.5) - ln);
                n++;
            }
        }
        return new double[] {sum[0] / n, sum[1] / n, sum[2] / n};
    }

    /** Scores the model, or the networks alone that it is compared with. */
    Result run(
            final boolean networkOnly,
            final int replicas,
            final Workers workers,
            final Path folder) {
        final long start = System.nanoTime();
        final ZlpEnsemble ensemble = train(training(true), replicas, workers, folder);
        final double seconds = (System.nanoTime() - start) / 1e9;
        final Model model =
                networkOnly ? new NetworkOnlyConditions(ensemble, workers)::at : ensemble::at;
        return new Result(score(model, INSIDE_KEV), score(model, OUTSIDE_KEV), seconds);
    }

    /**
     * Prints the table.
     *
     * @param args see the class
     * @throws IOException if the temporary folder fails
     */
    public static void main(final String[] args) throws IOException {
        final long first = args.length > 0 ? Long.parseLong(args[0]) : 301;
        final int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        final int replicas = args.length > 2 ? Integer.parseInt(args[2]) : 50;
        final double[] scatters = numbers(args.length > 3 ? args[3] : "0.05");
        final boolean network = args.length > 5 && args[5].equals("network");
        final double[] counts = numbers(args.length > 4 ? args[4] : "1e5,1e6,1e7");
        System.out.println(
                "session scatter  counts  seed |  80 keV: coverage half band   error | 300 keV:"
                        + " coverage half band   error | ratio     s");
        for (final double scatter : scatters) {
            for (final double c : counts) {
                final double[] mean = new double[7];
                for (long seed = first; seed < first + seeds; seed++) {
                    final Path folder = Files.createTempDirectory("conditions");
                    final Result r =
                            new ConditionCoverage(seed, 20, 15, c, scatter)
                                    .run(network, replicas, Workers.standard(), folder);
                    Files.delete(folder);
                    print(scatter, c, Long.toString(seed), add(mean, r, seeds));
                }
                print(scatter, c, "mean", mean);
            }
        }
    }

    private static double[] numbers(final String list) {
        return Arrays.stream(list.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] add(final double[] mean, final Result r, final int seeds) {
        final double[] v = {
            r.inside().coverage(),
            r.inside().halfBand(),
            r.inside().error(),
            r.outside().coverage(),
            r.outside().halfBand(),
            r.outside().error(),
            r.seconds()
        };
        for (int i = 0; i < v.length; i++) {
            mean[i] += v[i] / seeds;
        }
        return v;
    }

    private static void print(
            final double scatter, final double counts, final String seed, final double[] v) {
        System.out.printf(
                Locale.ROOT,
                "%15.3f %7.0e %5s | %16.1f%% %9.4f %7.4f | %17.1f%% %9.4f %7.4f | %5.1f %5.1f%n",
                scatter,
                counts,
                seed,
                100 * v[0],
                v[1],
                v[2],
                100 * v[3],
                v[4],
                v[5],
                v[4] / v[1],
                v[6]);
        System.out.flush();
    }
}
