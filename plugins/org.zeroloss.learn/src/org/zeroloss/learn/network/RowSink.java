package org.zeroloss.learn.network;

/** Takes a large result in bands of whole rows, from the first row to the last. */
@FunctionalInterface
public interface RowSink {

    /**
     * @param row first row of the band
     * @param rows number of rows
     * @param values {@code channels · rows · width} values in the order channel, row, column; the
     *     receiver's to keep
     */
    void accept(int row, int rows, float[] values);
}
