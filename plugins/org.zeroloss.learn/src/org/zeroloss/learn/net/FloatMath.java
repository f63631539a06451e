package org.zeroloss.learn.net;

/**
 * The arithmetic of {@link FloatKernel}: float32 operations over rows of samples, one row per unit.
 *
 * <p>Every implementation performs the same roundings in the same order, so that results are equal
 * bit for bit:
 *
 * <ul>
 *   <li>a weighted sum starts from the bias and adds one fused multiply-add per input, in order;
 *   <li>sums over samples have {@value #LANES} partial sums: lane i adds the samples i, i + {@value
 *       #LANES}, … by fused multiply-adds, in order; {@link FloatSums} adds up the lanes;
 *   <li>sigmoid and tanh are the rational function of {@link FloatTanh}.
 * </ul>
 *
 * <p>Rows hold one block of at most {@link #panels()} · {@value #LANES} samples, at {@link
 * #position}s that suit the implementation. Implementations have no state.
 */
interface FloatMath {

    /** Partial sums; samples per panel. */
    int LANES = 128;

    /**
     * @return a name for reports
     */
    String name();

    /**
     * @return most panels in a block
     */
    int panels();

    /**
     * @return positions that pass through all layers before the next ones begin, a multiple of
     *     {@value #LANES}
     */
    int chunk();

    /**
     * @param sample which sample of the block
     * @param panels panels in the block
     * @return where in the rows it lies
     */
    int position(int sample, int panels);

    /**
     * out<sub>a</sub> = p[bias + a·biasStride] + Σ<sub>k</sub> p[weights + a·outStride +
     * k·inStride] · in<sub>k</sub>.
     *
     * @param in rows
     * @param p parameters
     * @param weights where the weights begin
     * @param inStride from one row of {@code in} to the next
     * @param outStride from one row of {@code out} to the next
     * @param bias where the biases begin
     * @param biasStride from one row of {@code out} to the next
     * @param out rows, overwritten
     * @param from first position
     * @param to one past the last position; a multiple of {@value #LANES} further
     */
    void combine(
            float[][] in,
            float[] p,
            int weights,
            int inStride,
            int outStride,
            int bias,
            int biasStride,
            float[][] out,
            int from,
            int to);

    /**
     * Replaces weighted sums by the units' values.
     *
     * @param activation what the units do
     * @param rows the units
     * @param bounds no weighted sum of the unit is larger in absolute value
     * @param scratch memory of this thread, {@link FloatKernel#SCRATCH} rows
     * @param from first position
     * @param to one past the last position
     */
    void activate(
            Activation activation,
            float[][] rows,
            float[] bounds,
            float[][] scratch,
            int from,
            int to);

    /**
     * Multiplies deltas by the derivatives of the units.
     *
     * @param activation what the units do
     * @param values the units' values
     * @param deltas one row per unit, changed
     * @param from first position
     * @param to one past the last position
     */
    void derivative(Activation activation, float[][] values, float[][] deltas, int from, int to);

    /**
     * Residuals r = (out − y)·w.
     *
     * @param out network outputs
     * @param targets y
     * @param weights w
     * @param residuals receives r
     * @param n positions
     */
    void residuals(float[] out, float[] targets, float[] weights, float[] residuals, int n);

    /**
     * z = x · y.
     *
     * @param x row
     * @param y row
     * @param z row, overwritten
     * @param n positions
     */
    void multiply(float[] x, float[] y, float[] z, int n);

    /**
     * @param count number of sums
     * @return that many sums over samples, all zero
     */
    FloatSums sums(int count);
}
