package org.zeroloss.learn.network.plain;

import java.util.List;

/** A layer of one node in one session. Keeps of the forward pass what the backward pass needs. */
interface Operation {

    /**
     * @param in outputs of the nodes it takes
     * @param out receives the result; comes as zeros
     * @param pass how
     */
    void forward(List<Block> in, Block out, Pass pass);

    /**
     * Adds the derivatives by the parameters to theirs, and by the inputs to {@code inGradients}.
     *
     * @param in as in the forward pass
     * @param out its result
     * @param gradient derivative of the loss by the result
     * @param inGradients derivatives of the loss by the inputs, to be added to
     * @param pass as in the forward pass
     */
    void backward(List<Block> in, Block out, Block gradient, List<Block> inGradients, Pass pass);
}
