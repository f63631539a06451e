package org.zeroloss.eels.zlp;

/**
 * How the training of one replica went.
 *
 * @param replica which one, from 0
 * @param trainLoss loss on the training samples
 * @param validationLoss loss on the validation samples; NaN without validation
 * @param epochs steps to the best parameters
 * @param kept whether the replica is part of the ensemble
 */
public record ReplicaRow(
        int replica, double trainLoss, double validationLoss, int epochs, boolean kept) {}
