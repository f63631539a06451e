package org.zeroloss.eels.zlp;

import java.util.List;

/**
 * What a training gave.
 *
 * @param ensemble the model, of the kept replicas
 * @param replicas a row for every replica, dropped ones included
 * @param regions the training region of every group of spectra
 * @param leftOut spectra that were not trained on
 */
public record ZlpTraining(
        ZlpEnsemble ensemble, List<ReplicaRow> replicas, List<RegionRow> regions, LeftOut leftOut) {

    /** Copies the lists. */
    public ZlpTraining {
        replicas = List.copyOf(replicas);
        regions = List.copyOf(regions);
    }
}
