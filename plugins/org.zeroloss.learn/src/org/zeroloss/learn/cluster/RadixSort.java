package org.zeroloss.learn.cluster;

import java.util.Arrays;

/**
 * Sorts numbers by their bits, {@value #BITS} at a time from the last: linear in their count, and
 * its few plain loops are fast from the first call on, where a comparison sort first has to be
 * compiled.
 */
final class RadixSort {

    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;
    private static final int PASSES = (Long.SIZE + BITS - 1) / BITS;

    /** Fewer values are not worth the counting. */
    private static final int SMALL = 1 << 11;

    private RadixSort() {}

    /** Sorts ascending, −0 before 0; no value may be NaN. */
    static void sort(final double[] values) {
        if (values.length < SMALL) {
            Arrays.sort(values);
            return;
        }
        long[] from = new long[values.length];
        long[] to = new long[values.length];
        keys(values, from);
        for (int p = 0; p < PASSES; p++) {
            final int[] places = places(from, BITS * p);
            if (places.length > 0) {
                scatter(from, to, places, BITS * p);
                final long[] swap = from;
                from = to;
                to = swap;
            }
        }
        values(from, values);
    }

    /** Bits that ascend with the value: those of a negative number inverted, the sign as well. */
    private static void keys(final double[] values, final long[] keys) {
        for (int i = 0; i < keys.length; i++) {
            final long bits = Double.doubleToRawLongBits(values[i]);
            keys[i] = bits ^ (bits >> 63 | Long.MIN_VALUE);
        }
    }

    private static void values(final long[] keys, final double[] values) {
        for (int i = 0; i < keys.length; i++) {
            final long key = keys[i];
            values[i] = Double.longBitsToDouble(key ^ (~key >> 63 | Long.MIN_VALUE));
        }
    }

    /** Where the first key with each digit goes; empty if all have the same digit. */
    private static int[] places(final long[] keys, final int shift) {
        final int[] places = new int[DIGITS];
        for (final long key : keys) {
            places[(int) (key >>> shift) & DIGITS - 1]++;
        }
        if (places[(int) (keys[0] >>> shift) & DIGITS - 1] == keys.length) {
            return new int[0];
        }
        int next = 0;
        for (int d = 0; d < DIGITS; d++) {
            final int count = places[d];
            places[d] = next;
            next += count;
        }
        return places;
    }

    private static void scatter(
            final long[] from, final long[] to, final int[] places, final int shift) {
        for (final long key : from) {
            to[places[(int) (key >>> shift) & DIGITS - 1]++] = key;
        }
    }
}
