package org.zeroloss.eels.zlp.conditions;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.eels.EelsException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds how a vector depends on the conditions, from every replica's draw of it under the
 * conditions of two or more images.
 *
 * <p>In units of the noise, the images' mean vectors vary along a few modes (their principal
 * components, at most {@value #MODES}); each mode's score is a function of the conditions with the
 * prior of {@link ConditionFeatures}. The lengths ℓ, shared by all modes, the size of each mode and
 * its scatter from session to session are not fixed: every replica draws them from their posterior,
 * then one function of the conditions given them and the replica's own draw of the data.
 */
public final class ConditionFieldFitter {

    private static final long HYPER = 251;
    private static final int MODES = 5;

    /** Differences below 0.3 % are not told from those of the interpolation in energy. */
    private static final double LEAST_ERROR = 0.003;

    private static final double LEAST_VARIANCE = 0.01;

    private static final double[] ENERGY_LENGTHS = {0.7, 0.85, 1, 1.2};
    private static final double[] EXPOSURE_LENGTHS = {0.7, 1, 1.5, 2.2, 3.3, 5};

    private final List<Conditions> m_conditions;
    private final double[][][] m_draws;
    private final int m_images;
    private final int m_size;
    private final double m_energyCentre;
    private final double m_exposureCentre;
    private final double[] m_error;
    private final double[] m_mean;
    private final double[][] m_modes;

    /**
     * @param conditions of each image, two or more, not all the same
     * @param draws per replica and image: the vector
     * @throws EelsException if there are fewer than two different conditions
     */
    public ConditionFieldFitter(final List<Conditions> conditions, final double[][][] draws) {
        m_conditions = List.copyOf(conditions);
        m_draws = draws;
        m_images = conditions.size();
        m_size = draws[0][0].length;
        if (conditions.stream().allMatch(c -> c.same(conditions.get(0)))) {
            throw new EelsException(
                    "Expected images taken under different conditions, found "
                            + conditions.size()
                            + " at "
                            + conditions.get(0).beamEnergyKev()
                            + " keV and "
                            + conditions.get(0).exposureS()
                            + " s; connect one of them alone, or images of other beam energies or"
                            + " exposure times");
        }
        m_energyCentre = conditions.stream().mapToDouble(Conditions::lnEnergy).sum() / m_images;
        m_exposureCentre = conditions.stream().mapToDouble(Conditions::lnExposure).sum() / m_images;
        final double[][] means = means();
        m_error = error(means);
        m_mean = new double[m_size];
        for (int i = 0; i < m_images; i++) {
            for (int k = 0; k < m_size; k++) {
                means[i][k] /= m_error[k];
                m_mean[k] += means[i][k] / m_images;
            }
        }
        for (final double[] row : means) {
            for (int k = 0; k < m_size; k++) {
                row[k] -= m_mean[k];
            }
        }
        m_modes = modes(means);
    }

    private double[][] means() {
        final double[][] means = new double[m_images][m_size];
        for (final double[][] replica : m_draws) {
            for (int i = 0; i < m_images; i++) {
                for (int k = 0; k < m_size; k++) {
                    means[i][k] += replica[i][k] / m_draws.length;
                }
            }
        }
        return means;
    }

    /** Root mean square of the draws' deviation over the images, with the least error. */
    private double[] error(final double[][] means) {
        final double[] error = new double[m_size];
        for (int k = 0; k < m_size; k++) {
            double sum = 0;
            for (final double[][] replica : m_draws) {
                for (int i = 0; i < m_images; i++) {
                    final double d = replica[i][k] - means[i][k];
                    sum += d * d;
                }
            }
            final double variance = sum / ((m_draws.length - 1.0) * m_images);
            error[k] = Math.sqrt(variance + LEAST_ERROR * LEAST_ERROR);
        }
        return error;
    }

    /** Principal components of the images, of length 1, from their products with each other. */
    private static double[][] modes(final double[][] deviations) {
        final int n = deviations.length;
        final double[][] products = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                products[i][j] = dot(deviations[i], deviations[j]);
            }
        }
        final double[][] vectors = SymmetricMatrix.eigenvectors(products);
        final List<double[]> modes = new ArrayList<>();
        for (int m = 0; m < Math.min(MODES, n - 1); m++) {
            final double[] mode = new double[deviations[0].length];
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < mode.length; k++) {
                    mode[k] += vectors[m][i] * deviations[i][k];
                }
            }
            final double length = Math.sqrt(dot(mode, mode));
            if (length > 0) {
                for (int k = 0; k < mode.length; k++) {
                    mode[k] /= length;
                }
                modes.add(mode);
            }
        }
        return modes.toArray(double[][]::new);
    }

    private static double dot(final double[] a, final double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** One pair of lengths with what the images say of every mode. */
    private record Lengths(double energy, double exposure, List<ScorePosterior> modes) {
        double logEvidence() {
            return modes.stream().mapToDouble(ScorePosterior::logEvidence).sum();
        }
    }

    /**
     * @param seed seed of what the replicas draw
     * @param progress progress and cancellation
     * @return the field, of as many replicas as there are draws
     */
    public ConditionField fit(final long seed, final Progress progress) {
        final double[][][] scores = new double[m_modes.length][m_draws.length][];
        for (int m = 0; m < m_modes.length; m++) {
            for (int r = 0; r < m_draws.length; r++) {
                scores[m][r] = scores(m, r);
            }
        }
        final List<Lengths> all = new ArrayList<>();
        for (final double e : ENERGY_LENGTHS) {
            progress.update(
                    (double) all.size() / (ENERGY_LENGTHS.length * EXPOSURE_LENGTHS.length),
                    "Fitting the dependence on beam energy and exposure");
            for (final double t : EXPOSURE_LENGTHS) {
                progress.checkCanceled();
                all.add(lengths(e, t, scores));
            }
        }
        final double[] chance = chances(all);
        final List<ConditionField.Replica> replicas = new ArrayList<>();
        for (int r = 0; r < m_draws.length; r++) {
            progress.checkCanceled();
            final SplittableRandom random = Seeds.stream(seed, HYPER, r);
            final Lengths own = all.get(pick(chance, random.nextDouble()));
            final double[][] weights = new double[m_modes.length][];
            for (int m = 0; m < m_modes.length; m++) {
                weights[m] = own.modes().get(m).draw(scores[m][r], random);
            }
            replicas.add(
                    new ConditionField.Replica(
                            own.energy(), own.exposure(), weights, rest(r, scores)));
        }
        return new ConditionField(
                m_energyCentre,
                m_exposureCentre,
                scaled(m_mean),
                Arrays.stream(m_modes).map(this::scaled).toArray(double[][]::new),
                replicas);
    }

    private double[] scores(final int mode, final int replica) {
        final double[] y = new double[m_images];
        for (int i = 0; i < m_images; i++) {
            for (int k = 0; k < m_size; k++) {
                y[i] += (m_draws[replica][i][k] / m_error[k] - m_mean[k]) * m_modes[mode][k];
            }
        }
        return y;
    }

    private Lengths lengths(final double energy, final double exposure, final double[][][] scores) {
        final ConditionFeatures prior =
                new ConditionFeatures(m_energyCentre, m_exposureCentre, energy, exposure);
        final double[][] features = m_conditions.stream().map(prior::at).toArray(double[][]::new);
        final List<ScorePosterior> modes = new ArrayList<>();
        for (final double[][] mode : scores) {
            final double[] mean = new double[m_images];
            final double[] variance = new double[m_images];
            for (int i = 0; i < m_images; i++) {
                for (final double[] replica : mode) {
                    mean[i] += replica[i] / mode.length;
                }
                for (final double[] replica : mode) {
                    final double d = replica[i] - mean[i];
                    variance[i] += d * d / (mode.length - 1);
                }
            }
            for (int i = 0; i < m_images; i++) {
                variance[i] = Math.max(variance[i], LEAST_VARIANCE);
            }
            modes.add(new ScorePosterior(features, mean, variance));
        }
        return new Lengths(energy, exposure, modes);
    }

    private static double[] chances(final List<Lengths> all) {
        final double best = all.stream().mapToDouble(Lengths::logEvidence).max().orElseThrow();
        final double[] chance = new double[all.size()];
        double sum = 0;
        for (int i = 0; i < chance.length; i++) {
            chance[i] = StrictMath.exp(all.get(i).logEvidence() - best);
            sum += chance[i];
        }
        for (int i = 0; i < chance.length; i++) {
            chance[i] /= sum;
        }
        return chance;
    }

    private static int pick(final double[] chance, final double uniform) {
        double left = uniform;
        for (int i = 0; i < chance.length; i++) {
            left -= chance[i];
            if (left < 0) {
                return i;
            }
        }
        return chance.length - 1;
    }

    /** What the modes do not hold of a replica's draws, averaged over the images. */
    private double[] rest(final int replica, final double[][][] scores) {
        final double[] rest = new double[m_size];
        for (int i = 0; i < m_images; i++) {
            for (int k = 0; k < m_size; k++) {
                double d = m_draws[replica][i][k] / m_error[k] - m_mean[k];
                for (int m = 0; m < m_modes.length; m++) {
                    d -= scores[m][replica][i] * m_modes[m][k];
                }
                rest[k] += d / m_images;
            }
        }
        return scaled(rest);
    }

    private double[] scaled(final double[] inNoise) {
        final double[] v = new double[m_size];
        for (int k = 0; k < m_size; k++) {
            v[k] = inNoise[k] * m_error[k];
        }
        return v;
    }
}
