package org.zeroloss.format.hdf5;

import org.zeroloss.base.Progress;
import org.zeroloss.format.HalfFloat;
import org.zeroloss.format.RowSink;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

/**
 * A signal that a file offers.
 *
 * @param spec what it is
 * @param rows streams its values
 */
record Entry(SignalSpec spec, Rows rows) {

    /** Streams rows. */
    @FunctionalInterface
    interface Rows {

        /**
         * @param sink takes the rows
         * @param progress reports and cancels
         */
        void read(RowSink sink, Progress progress);
    }

    /**
     * The values of a dataset.
     *
     * @param spec the signal; reals of 16 bits become 32 bits
     * @param data where they lie
     * @param order the file's dimension behind each axis, slowest first
     */
    static Entry of(final SignalSpec spec, final H5Data data, final int... order) {
        final boolean half = spec.type() == DataType.FLOAT32 && data.bytes() == Short.BYTES;
        return new Entry(
                spec,
                (sink, progress) ->
                        data.rows(order, half ? HalfFloat.widening(sink) : sink, progress));
    }
}
