package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zeroloss.learn.network.plain.Parameter;

/**
 * A parameter in native memory, beside its values in double, which the optimizer works on.
 *
 * @param master values in double, derivatives and the optimizer's memory
 * @param value the same values for the convolutions
 * @param gradient derivatives, as the backward pass leaves them
 */
record NativeParameter(Parameter master, INDArray value, INDArray gradient) {

    static NativeParameter of(final Parameter master, final DataType type) {
        final long[] shape = master.spec().shape().stream().mapToLong(Integer::longValue).toArray();
        final NativeParameter p =
                new NativeParameter(
                        master,
                        Nd4j.createUninitialized(type, shape),
                        Nd4j.createUninitialized(type, shape));
        p.upload();
        return p;
    }

    /** Takes the master's values to native memory; rounds both alike, so that they stay equal. */
    void upload() {
        final double[] v = master.values();
        for (int i = 0; value.dataType() == DataType.FLOAT && i < v.length; i++) {
            v[i] = (float) v[i];
        }
        Native.put(value, v);
    }

    /** Takes the derivatives to the master. */
    void download() {
        Native.get(gradient, master.gradient());
    }

    void close() {
        value.close();
        gradient.close();
    }
}
