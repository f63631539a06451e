package org.zeroloss.learn.net;

/**
 * One trained replica.
 *
 * @param replica which one, from 0
 * @param seed seed of its initial parameters
 * @param training where its training ended
 */
public record ReplicaResult(int replica, long seed, TrainingResult training) {

    /**
     * @return true if its parameters are useless
     */
    public boolean failed() {
        return training.failed();
    }
}
