package org.zeroloss.learn.net;

import org.zeroloss.base.Progress;

/**
 * Minimizes an objective, and keeps the parameters that were best on the validation data (look-back
 * stopping). Implementations are immutable records of their settings; the work is deterministic.
 */
public interface Optimizer {

    /**
     * @param objective what to minimize
     * @param start where to begin; not changed
     * @param progress asked for cancellation in every step, told the fraction of the largest number
     *     of steps (with a {@code null} message)
     * @return the best parameters found; never an exception for a diverging run, which ends with
     *     {@link TrainingResult.Stop#FAILED}
     * @throws org.zeroloss.base.CanceledException if the user asked to stop
     */
    TrainingResult minimize(Objective objective, double[] start, Progress progress);
}
