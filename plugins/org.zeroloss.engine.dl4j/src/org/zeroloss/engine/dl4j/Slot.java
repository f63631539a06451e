package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.zeroloss.learn.network.MapShape;

/**
 * The arrays of one node of a tape.
 *
 * @param in outputs of the nodes it takes
 * @param out its own output
 * @param gradient derivative of the loss by its output, or null on a tape that only predicts
 * @param inGradients receive the derivatives by its inputs; null elements for the network's input
 * @param count images
 * @param shape of one image at this node
 */
record Slot(
        INDArray[] in,
        INDArray out,
        INDArray gradient,
        INDArray[] inGradients,
        int count,
        MapShape shape) {

    INDArray in0() {
        return in[0];
    }

    /** Where the first input's derivative goes, or null. */
    INDArray inGradient0() {
        return inGradients[0];
    }

    boolean trains() {
        return gradient != null;
    }
}
