package org.zeroloss.nodes.view;

import java.util.List;

/**
 * How networks were trained, as a page gets it; arrays are little-endian 32-bit floats.
 *
 * @param model what was trained, in words
 * @param device engine, library and device
 * @param networks each network, those of folds first
 */
public record DefectTrainingInfo(String model, String device, List<Network> networks) {

    /**
     * One network.
     *
     * @param fold fold of a cross-validation; {@code null} for a network of the model
     * @param network its number
     * @param kept index of the validation whose weights were kept
     * @param step steps done at each validation
     * @param rate learning rate
     * @param training loss on the pieces learnt from since the validation before
     * @param validation loss on the images held out
     */
    public record Network(
            Integer fold,
            int network,
            int kept,
            byte[] step,
            byte[] rate,
            byte[] training,
            byte[] validation) {}
}
