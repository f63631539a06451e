package org.zeroloss.eels.zlp.conditions;

import org.zeroloss.base.Gaussian;

import java.util.SplittableRandom;

/**
 * What the training images tell of how one component of the zero-loss peak depends on the
 * conditions, for one pair of lengths ℓ: y_i = a + s f(c_i) + η ε_i + noise_i with f from {@link
 * ConditionFeatures}, a diffuse constant a, and η the scatter from one session at the microscope to
 * the next (another alignment, another state of the tip), which no condition explains. s and η are
 * integrated over a grid with their marginal likelihood: with a handful of images one best value
 * would say too little of how far off it may be.
 */
final class ScorePosterior {

    /** The constant's standard deviation and the range of s, in standard deviations of y. */
    private static final double CONSTANT = 10;

    private static final double SMALLEST = 1;
    private static final double LARGEST = 100;
    private static final int SIZES = 14;

    /** η in standard deviations of y; the first, none, has little prior probability. */
    private static final double[] SCATTERS = {
        0, 1 / 50., 1 / 25., 1 / 12., 1 / 6., 1 / 4., 1 / 3., 1 / 2., 0.7, 1
    };

    private static final double NO_SCATTER = 0.1;

    /** Scores below this many standard deviations of the noise are noise. */
    private static final double LEAST_SPREAD = 0.3;

    private final double[][] m_features;
    private final double[] m_noiseVariance;
    private final double m_spread;
    private final double[][][] m_factors = new double[SIZES * SCATTERS.length][][];
    private final double[] m_weights = new double[SIZES * SCATTERS.length];
    private final double m_logEvidence;

    /**
     * @param features of every image
     * @param scores of every image, in standard deviations of the noise
     * @param noiseVariance of every image's score
     */
    ScorePosterior(final double[][] features, final double[] scores, final double[] noiseVariance) {
        m_features = features;
        m_noiseVariance = noiseVariance;
        m_spread = spread(scores);
        final double[][] gram = gram(features);
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < m_weights.length; i++) {
            m_factors[i] = SymmetricMatrix.cholesky(covariance(gram, i));
            m_weights[i] = logPrior(i) + logLikelihood(m_factors[i], scores);
            best = Math.max(best, m_weights[i]);
        }
        double sum = 0;
        for (int i = 0; i < m_weights.length; i++) {
            m_weights[i] = StrictMath.exp(m_weights[i] - best);
            sum += m_weights[i];
        }
        m_logEvidence = best + StrictMath.log(sum);
    }

    private static double spread(final double[] scores) {
        double mean = 0;
        for (final double y : scores) {
            mean += y / scores.length;
        }
        double variance = 0;
        for (final double y : scores) {
            variance += (y - mean) * (y - mean) / scores.length;
        }
        return Math.max(Math.sqrt(variance), LEAST_SPREAD);
    }

    private static double[][] gram(final double[][] features) {
        final int n = features.length;
        final double[][] gram = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < features[i].length; k++) {
                    sum += features[i][k] * features[j][k];
                }
                gram[i][j] = sum;
                gram[j][i] = sum;
            }
        }
        return gram;
    }

    private double size(final int i) {
        final double step = StrictMath.log(LARGEST / SMALLEST) / (SIZES - 1);
        return m_spread * SMALLEST * StrictMath.exp(step * (i / SCATTERS.length));
    }

    private double scatter(final int i) {
        return m_spread * SCATTERS[i % SCATTERS.length];
    }

    private static double logPrior(final int i) {
        return StrictMath.log(
                i % SCATTERS.length == 0 ? NO_SCATTER : (1 - NO_SCATTER) / (SCATTERS.length - 1));
    }

    private double[][] covariance(final double[][] gram, final int at) {
        final int n = gram.length;
        final double[][] m = new double[n][n];
        final double s = size(at);
        final double constant = CONSTANT * m_spread;
        final double eta = scatter(at);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                m[i][j] = s * s * gram[i][j] + constant * constant;
            }
            m[i][i] += m_noiseVariance[i] + eta * eta;
        }
        return m;
    }

    private static double logLikelihood(final double[][] factor, final double[] scores) {
        final double[] z = SymmetricMatrix.forward(factor, scores);
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum -= 0.5 * z[i] * z[i] + StrictMath.log(factor[i][i]);
        }
        return sum;
    }

    /** ln of the probability of the scores, but for a constant. */
    double logEvidence() {
        return m_logEvidence;
    }

    /**
     * One draw of the posterior by Matheron's rule: a function from the prior, corrected by what it
     * misses of the data.
     *
     * @param drawn scores of a replica, the noise drawn
     * @param random stream of the replica
     * @return weights of the features, the constant, and the scatter of a session not trained on
     */
    double[] draw(final double[] drawn, final SplittableRandom random) {
        final int at = pick(random);
        final double s = size(at);
        final double eta = scatter(at);
        final int features = m_features[0].length;
        final double[] w = new double[features + 2];
        for (int k = 0; k < features; k++) {
            w[k] = s * Gaussian.next(random);
        }
        w[features] = CONSTANT * m_spread * Gaussian.next(random);
        w[features + 1] = eta * Gaussian.next(random);
        final double[] missed = new double[drawn.length];
        for (int i = 0; i < missed.length; i++) {
            missed[i] = drawn[i] - w[features] - eta * Gaussian.next(random);
            for (int k = 0; k < features; k++) {
                missed[i] -= w[k] * m_features[i][k];
            }
        }
        final double[] pull = SymmetricMatrix.solve(m_factors[at], missed);
        for (int i = 0; i < pull.length; i++) {
            for (int k = 0; k < features; k++) {
                w[k] += s * s * m_features[i][k] * pull[i];
            }
            w[features] += CONSTANT * m_spread * CONSTANT * m_spread * pull[i];
        }
        return w;
    }

    private int pick(final SplittableRandom random) {
        double sum = 0;
        for (final double w : m_weights) {
            sum += w;
        }
        double left = random.nextDouble() * sum;
        for (int i = 0; i < m_weights.length; i++) {
            left -= m_weights[i];
            if (left < 0) {
                return i;
            }
        }
        return m_weights.length - 1;
    }
}
