package org.zeroloss.learn.net;

import org.zeroloss.base.Progress;

/**
 * Full-batch Adam (Kingma and Ba, ICLR 2015, algorithm 1). A run whose loss becomes infinite or NaN
 * has failed.
 *
 * @param epochs steps, at least 1
 * @param rate learning rate α, &gt; 0
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon added to the root of the second moment, &gt; 0
 * @param patience epochs without a better validation loss after which training ends; 0 = never
 */
public record Adam(
        int epochs, double rate, double beta1, double beta2, double epsilon, int patience)
        implements Optimizer {

    /** Validates the settings. */
    public Adam {
        Settings.atLeast("Adam epochs", epochs, 1);
        Settings.positive("Adam rate", rate);
        Settings.below("Adam beta1", beta1, 1);
        Settings.below("Adam beta2", beta2, 1);
        Settings.positive("Adam epsilon", epsilon);
        Settings.atLeast("Adam patience", patience, 0);
    }

    /**
     * @param epochs steps
     * @param patience epochs without a better validation loss after which training ends; 0 = never
     * @return Adam with the usual α = 10⁻³, β = 0.9 and 0.999, ε = 10⁻⁸
     */
    public static Adam standard(final int epochs, final int patience) {
        return new Adam(epochs, 1e-3, 0.9, 0.999, 1e-8, patience);
    }

    @Override
    public TrainingResult minimize(
            final Objective objective, final double[] start, final Progress progress) {
        final int n = objective.dimension();
        final double[] x = start.clone();
        final double[] g = new double[n];
        final double[] m = new double[n];
        final double[] v = new double[n];
        final LookBack lookBack = new LookBack(objective, patience);
        double power1 = 1;
        double power2 = 1;
        for (int epoch = 0; ; epoch++) {
            progress.checkCanceled();
            final double loss = objective.value(x, g);
            if (!Double.isFinite(loss)) {
                return lookBack.result(epoch + 1, epoch, TrainingResult.Stop.FAILED);
            }
            if (lookBack.offer(epoch, x, loss)) {
                return lookBack.result(epoch + 1, epoch, TrainingResult.Stop.LOOK_BACK);
            }
            if (epoch == epochs) {
                return lookBack.result(epoch + 1, epoch, TrainingResult.Stop.LIMIT);
            }
            power1 *= beta1;
            power2 *= beta2;
            for (int i = 0; i < n; i++) {
                m[i] = beta1 * m[i] + (1 - beta1) * g[i];
                v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
                x[i] -= rate * (m[i] / (1 - power1)) / (Math.sqrt(v[i] / (1 - power2)) + epsilon);
            }
            progress.update((epoch + 1.0) / epochs, null);
        }
    }
}
