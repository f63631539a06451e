package org.zeroloss.eels.zlp;

import org.zeroloss.learn.net.ReplicaResult;

import java.util.List;

/**
 * How the losses of one replica fell while it was trained: at the start and after every step.
 *
 * @param replica which one, from 0
 * @param train on the training samples, with all penalties
 * @param validation on the validation samples; NaN without validation
 */
public record ReplicaLosses(int replica, double[] train, double[] validation) {

    /** Copies the arrays. */
    public ReplicaLosses {
        train = train.clone();
        validation = validation.clone();
    }

    static List<ReplicaLosses> of(final List<ReplicaResult> results) {
        return results.stream()
                .map(
                        r ->
                                new ReplicaLosses(
                                        r.replica(),
                                        r.training().losses().train(),
                                        r.training().losses().validation()))
                .toList();
    }

    @Override
    public double[] train() {
        return train.clone();
    }

    @Override
    public double[] validation() {
        return validation.clone();
    }
}
