package org.zeroloss.eels.zlp;

import java.util.List;

/**
 * What a training gave.
 *
 * @param ensemble the model, of the kept replicas
 * @param replicas a row for every replica, dropped ones included
 * @param regions the training region of every group of spectra
 * @param leftOut spectra that were not trained on
 * @param losses the losses on the way, of every replica
 * @param groups the spectra that were trained on, in the order of the regions
 */
public record ZlpTraining(
        ZlpEnsemble ensemble,
        List<ReplicaRow> replicas,
        List<RegionRow> regions,
        LeftOut leftOut,
        List<ReplicaLosses> losses,
        List<GroupSpectrum> groups) {

    /** Copies the lists. */
    public ZlpTraining {
        replicas = List.copyOf(replicas);
        regions = List.copyOf(regions);
        losses = List.copyOf(losses);
        groups = List.copyOf(groups);
    }
}
