package org.zeroloss.learn.net;

/**
 * Sums over samples, each kept as {@value FloatMath#LANES} partial sums. The way they lie in memory
 * is the implementation's own.
 */
interface FloatSums {

    /** Sets all sums to zero. */
    void clear();

    /**
     * Adds Σ<sub>s</sub> a<sub>i</sub>[s] · b<sub>k</sub>[s] of a block to the sum {@code at +
     * i·stride + k}, for all i and k.
     *
     * @param a rows
     * @param b rows
     * @param at sum of the first rows
     * @param stride from one row of {@code a} to the next
     * @param panels panels in the block
     */
    void addProducts(float[][] a, float[][] b, int at, int stride, int panels);

    /**
     * Adds Σ<sub>s</sub> a<sub>i</sub>[s] of a block to the sum {@code at + i}, for all i.
     *
     * @param a rows
     * @param at sum of the first row
     * @param panels panels in the block
     */
    void addRows(float[][] a, int at, int panels);

    /**
     * Adds up the lanes: groups of 16 in float32 as ((g₀+g₄)+(g₂+g₆))+((g₁+g₅)+(g₃+g₇)), then
     * {@link #sixteen}.
     *
     * @param totals receives the value of each sum
     */
    void total(double[] totals);

    /**
     * The sum of 16 values in double, in the order in which all implementations add them.
     *
     * @param t values
     * @param at index of the first
     * @return their sum
     */
    static double sixteen(final float[] t, final int at) {
        final double a = ((double) t[at] + t[at + 8]) + ((double) t[at + 4] + t[at + 12]);
        final double b = ((double) t[at + 1] + t[at + 9]) + ((double) t[at + 5] + t[at + 13]);
        final double c = ((double) t[at + 2] + t[at + 10]) + ((double) t[at + 6] + t[at + 14]);
        final double d = ((double) t[at + 3] + t[at + 11]) + ((double) t[at + 7] + t[at + 15]);
        return (a + c) + (b + d);
    }
}
