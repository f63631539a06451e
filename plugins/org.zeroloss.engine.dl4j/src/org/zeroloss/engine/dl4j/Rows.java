package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An array as a matrix: a row for each channel of each image, a column for each pixel. */
final class Rows {

    private final INDArray matrix;
    private final int rows;

    Rows(final INDArray array, final int rows) {
        this.rows = rows;
        matrix = array.reshape('c', rows, array.length() / rows);
    }

    private INDArray column(final double[] perRow) {
        final INDArray c = Nd4j.createUninitialized(matrix.dataType(), rows, 1);
        Native.put(c, perRow);
        return c;
    }

    private double[] numbers(final INDArray perRow) {
        final double[] d = new double[rows];
        Native.get(perRow, d);
        return d;
    }

    double[] sums() {
        return numbers(matrix.sum(1));
    }

    double[] squares() {
        return dot(this);
    }

    /** Sum over each row of the products. */
    double[] dot(final Rows other) {
        return numbers(matrix.mul(other.matrix).sum(1));
    }

    void add(final double[] perRow, final Rows to) {
        to.matrix.assign(matrix);
        to.matrix.addiColumnVector(column(perRow));
    }

    void multiply(final double[] perRow, final Rows to) {
        to.matrix.assign(matrix);
        to.matrix.muliColumnVector(column(perRow));
    }

    void affine(final double[] factors, final double[] offsets, final Rows to) {
        if (to.matrix != matrix) {
            to.matrix.assign(matrix);
        }
        to.matrix.muliColumnVector(column(factors));
        to.matrix.addiColumnVector(column(offsets));
    }

    void add(final Rows other) {
        matrix.addi(other.matrix);
    }
}
