package org.zeroloss.learn.net;

import org.zeroloss.base.Progress;

/**
 * Limited-memory BFGS with a strong-Wolfe line search (Nocedal and Wright, Numerical Optimization,
 * 2nd ed., algorithms 7.4, 7.5, 3.5 and 3.6), full batch. It has also converged when no step along
 * the negative gradient lowers the loss any more.
 *
 * @param iterations largest number of steps, at least 1
 * @param memory pairs kept, at least 1 (usually 5–30)
 * @param gradientTolerance converged when max |∂f/∂x| ≤ gradientTolerance · max(1, |f|)
 * @param lossTolerance converged when f fell by at most lossTolerance·|f| in each of 5 steps in a
 *     row
 * @param patience steps without a better validation loss after which training ends; 0 = never
 */
public record LBfgs(
        int iterations, int memory, double gradientTolerance, double lossTolerance, int patience)
        implements Optimizer {

    /** Validates the settings. */
    public LBfgs {
        Settings.atLeast("L-BFGS iterations", iterations, 1);
        Settings.atLeast("L-BFGS memory", memory, 1);
        Settings.notNegative("L-BFGS gradient tolerance", gradientTolerance);
        Settings.notNegative("L-BFGS loss tolerance", lossTolerance);
        Settings.atLeast("L-BFGS patience", patience, 0);
    }

    /**
     * @param iterations largest number of steps
     * @param patience steps without a better validation loss after which training ends; 0 = never
     * @return L-BFGS with 20 pairs, gradient tolerance 10⁻⁶ and loss tolerance 10⁻⁷
     */
    public static LBfgs standard(final int iterations, final int patience) {
        return new LBfgs(iterations, 20, 1e-6, 1e-7, patience);
    }

    @Override
    public TrainingResult minimize(
            final Objective objective, final double[] start, final Progress progress) {
        final LBfgsRun run = new LBfgsRun(this, start);
        final LookBack lookBack = new LookBack(objective, patience);
        final double[] gradient = new double[start.length];
        while (true) {
            progress.checkCanceled();
            final double loss = objective.value(run.point(), gradient);
            final LBfgsRun.State state = run.tell(loss, gradient);
            if (state == LBfgsRun.State.FAILED) {
                return lookBack.result(run.evaluations(), 0, TrainingResult.Stop.FAILED);
            }
            if (state != LBfgsRun.State.TRY) {
                progress.update((double) run.steps() / iterations, null);
                final boolean worse = lookBack.offer(run.steps(), run.accepted(), run.loss());
                final TrainingResult.Stop stop =
                        state == LBfgsRun.State.CONVERGED
                                ? TrainingResult.Stop.CONVERGED
                                : worse
                                        ? TrainingResult.Stop.LOOK_BACK
                                        : run.steps() >= iterations
                                                ? TrainingResult.Stop.LIMIT
                                                : null;
                if (stop != null) {
                    return lookBack.result(run.evaluations(), run.steps(), stop);
                }
            }
        }
    }
}
