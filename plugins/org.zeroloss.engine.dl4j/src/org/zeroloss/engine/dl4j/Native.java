package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** Calls of ND4J with arrays that exist already, and copies to and from Java. */
final class Native {

    private Native() {}

    /** An operation whose arrays stay the same from call to call. */
    static final class Call {
        private final CustomOp op;

        private Call(final CustomOp op) {
            this.op = op;
        }

        void run() {
            Nd4j.getExecutioner().exec(op);
        }
    }

    static INDArray[] arrays(final INDArray... a) {
        return a;
    }

    static Call call(
            final String name, final INDArray[] in, final INDArray[] out, final int... integers) {
        return new Call(
                DynamicCustomOp.builder(name)
                        .addInputs(in)
                        .addOutputs(out)
                        .addIntegerArguments(integers)
                        .build());
    }

    static Call call(
            final String name, final double argument, final INDArray[] in, final INDArray... out) {
        return new Call(
                DynamicCustomOp.builder(name)
                        .addInputs(in)
                        .addOutputs(out)
                        .addFloatingPointArguments(argument)
                        .build());
    }

    /** Copies into an array that owns the whole of its buffer. */
    static void put(final INDArray to, final float[] values) {
        if (to.dataType() == DataType.FLOAT) {
            floats(to).put(values);
        } else {
            final double[] d = new double[values.length];
            for (int i = 0; i < d.length; i++) {
                d[i] = values[i];
            }
            doubles(to).put(d);
        }
    }

    static void put(final INDArray to, final double[] values) {
        if (to.dataType() == DataType.DOUBLE) {
            doubles(to).put(values);
        } else {
            final float[] f = new float[values.length];
            for (int i = 0; i < f.length; i++) {
                f[i] = (float) values[i];
            }
            floats(to).put(f);
        }
    }

    static void get(final INDArray from, final double[] values) {
        if (from.dataType() == DataType.DOUBLE) {
            doubles(from).get(values);
        } else {
            final float[] f = new float[values.length];
            floats(from).get(f);
            for (int i = 0; i < f.length; i++) {
                values[i] = f[i];
            }
        }
    }

    static void get(final INDArray from, final float[] values) {
        if (from.dataType() == DataType.FLOAT) {
            floats(from).get(values);
        } else {
            final double[] d = new double[values.length];
            doubles(from).get(d);
            for (int i = 0; i < d.length; i++) {
                values[i] = (float) d[i];
            }
        }
    }

    private static FloatBuffer floats(final INDArray a) {
        return (FloatBuffer) a.data().asNioFloat().position((int) a.offset());
    }

    private static DoubleBuffer doubles(final INDArray a) {
        return (DoubleBuffer) a.data().asNioDouble().position((int) a.offset());
    }
}
