package org.zeroloss.learn.net;

/** Gives each replica its data. Called from several threads at once. */
@FunctionalInterface
public interface ReplicaSource {

    /**
     * @param replica 0 … replicas−1
     * @return what that replica learns from; must depend on the index (and its seed) only
     */
    RegressionProblem problem(int replica);
}
