package org.zeroloss.engine.dl4j;

/** One layer on a tape: knows its arrays. */
interface Step {

    /** Computes the output of the inputs. */
    void forward(Run run);

    /** Computes the derivatives by the inputs and by the parameters, replacing what stood there. */
    void backward(Run run);

    /** Of a step whose running values follow the batches; called once per training step. */
    default void updateRunning() {}
}
