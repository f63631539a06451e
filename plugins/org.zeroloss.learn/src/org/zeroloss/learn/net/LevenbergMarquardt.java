package org.zeroloss.learn.net;

import org.zeroloss.base.Progress;
import org.zeroloss.learn.LearnException;

/**
 * Levenberg–Marquardt for objectives that are {@link LeastSquares} (Marquardt, J. SIAM 11 (1963)
 * 431), with the damping of Nielsen (Technical University of Denmark, IMM-REP-1999-05): after a
 * good step the damping falls by up to 3, after a bad one it grows ever faster. A step costs about
 * (parameters)² · samples operations; it pays for a few hundred parameters and samples.
 *
 * @param iterations largest number of steps, at least 1
 * @param damping first damping relative to the largest diagonal element, &gt; 0, usually 10⁻³
 * @param gradientTolerance converged when max |∂f/∂x| ≤ gradientTolerance · max(1, |f|)
 * @param lossTolerance converged when f fell by at most lossTolerance·|f| in each of 5 steps in a
 *     row
 * @param patience steps without a better validation loss after which training ends; 0 = never
 */
public record LevenbergMarquardt(
        int iterations,
        double damping,
        double gradientTolerance,
        double lossTolerance,
        int patience)
        implements Optimizer {

    /** Where the damping swamps the matrix, no step lowers the loss. */
    private static final double MOST_DAMPING = 1e12;

    /** Validates the settings. */
    public LevenbergMarquardt {
        Settings.atLeast("Levenberg-Marquardt iterations", iterations, 1);
        Settings.positive("Levenberg-Marquardt damping", damping);
        Settings.notNegative("Levenberg-Marquardt gradient tolerance", gradientTolerance);
        Settings.notNegative("Levenberg-Marquardt loss tolerance", lossTolerance);
        Settings.atLeast("Levenberg-Marquardt patience", patience, 0);
    }

    /**
     * @param iterations largest number of steps
     * @param patience steps without a better validation loss after which training ends; 0 = never
     * @return first damping 10⁻³, gradient tolerance 10⁻⁶, loss tolerance 10⁻⁷
     */
    public static LevenbergMarquardt standard(final int iterations, final int patience) {
        return new LevenbergMarquardt(iterations, 1e-3, 1e-6, 1e-7, patience);
    }

    /**
     * {@inheritDoc}
     *
     * @throws LearnException if the objective is not a sum of squares (the hinge is not)
     */
    @Override
    public TrainingResult minimize(
            final Objective objective, final double[] start, final Progress progress) {
        if (objective instanceof LeastSquares squares && squares.sumOfSquares()) {
            return new Run(squares, start).run(progress);
        }
        throw new LearnException(
                "Levenberg-Marquardt needs a sum of squares, found a loss with another term;"
                        + " choose the squared hinge, L-BFGS or Adam");
    }

    /** One run with its memory. */
    private final class Run {

        private final LeastSquares objective;
        private final LookBack lookBack;
        private final Stall stall = new Stall(lossTolerance);
        private final Cholesky cholesky;
        private final double[][] matrix;
        private final double[] x;
        private final double[] gradient;
        private final double[] step;
        private final double[] trial;
        private final double[] unused;
        private double loss;
        private double mu;
        private double growth = 2;
        private double largest;
        private int evaluations;
        private int steps;

        Run(final LeastSquares objective, final double[] start) {
            final int n = objective.dimension();
            this.objective = objective;
            lookBack = new LookBack(objective, patience);
            cholesky = new Cholesky(n);
            matrix = new double[n][];
            for (int i = 0; i < n; i++) {
                matrix[i] = new double[i + 1];
            }
            x = start.clone();
            gradient = new double[n];
            step = new double[n];
            trial = new double[n];
            unused = new double[n];
        }

        TrainingResult run(final Progress progress) {
            linearize();
            if (!Double.isFinite(loss)) {
                return end(TrainingResult.Stop.FAILED);
            }
            lookBack.offer(0, x, loss);
            mu = damping * Math.max(largest, Double.MIN_NORMAL);
            while (true) {
                progress.checkCanceled();
                if (Vectors.maxAbs(gradient) <= gradientTolerance * Math.max(1, Math.abs(loss))
                        || mu > MOST_DAMPING * largest) {
                    return end(TrainingResult.Stop.CONVERGED);
                }
                final double before = loss;
                if (!tryStep()) {
                    continue;
                }
                steps++;
                progress.update((double) steps / iterations, null);
                final boolean worse = lookBack.offer(steps, x, loss);
                if (stall.step(before, loss)) {
                    return end(TrainingResult.Stop.CONVERGED);
                }
                if (worse) {
                    return end(TrainingResult.Stop.LOOK_BACK);
                }
                if (steps == iterations) {
                    return end(TrainingResult.Stop.LIMIT);
                }
                linearize();
            }
        }

        private TrainingResult end(final TrainingResult.Stop stop) {
            return lookBack.result(evaluations, steps, stop);
        }

        private void linearize() {
            loss = objective.normalEquations(x, gradient, matrix);
            evaluations++;
            largest = 0;
            for (int i = 0; i < matrix.length; i++) {
                largest = Math.max(largest, matrix[i][i]);
            }
        }

        /** Whether the damped Gauss-Newton step lowers the loss; then it is taken. */
        private boolean tryStep() {
            if (!cholesky.factorize(matrix, mu)) {
                return refuse();
            }
            for (int i = 0; i < step.length; i++) {
                step[i] = -gradient[i];
            }
            cholesky.solve(step);
            Vectors.step(trial, x, 1, step);
            final double value = objective.value(trial, unused);
            evaluations++;
            final double predicted =
                    (mu * Vectors.dot(step, step) - Vectors.dot(step, gradient)) / 2;
            final double ratio = (loss - value) / predicted;
            if (!(ratio > 0)) {
                return refuse();
            }
            System.arraycopy(trial, 0, x, 0, x.length);
            loss = value;
            final double t = 2 * ratio - 1;
            mu *= Math.max(1.0 / 3, 1 - t * t * t);
            growth = 2;
            return true;
        }

        private boolean refuse() {
            mu *= growth;
            growth *= 2;
            return false;
        }
    }
}
