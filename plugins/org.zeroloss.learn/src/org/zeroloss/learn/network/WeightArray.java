package org.zeroloss.learn.network;

import java.util.Arrays;
import java.util.List;

/**
 * One array of a network's weights. Kept in double, so that gradients can be checked against finite
 * differences; a float32 engine takes and gives values that are floats. Immutable.
 */
public final class WeightArray {

    private final List<Integer> shape;
    private final double[] values;

    /**
     * @param shape sizes, slowest first
     * @param values in that order; copied
     */
    public WeightArray(final List<Integer> shape, final double... values) {
        this.shape = List.copyOf(shape);
        this.values = values.clone();
        long n = 1;
        for (final int s : shape) {
            n *= s;
        }
        if (n != values.length) {
            throw new NetworkException(
                    "An array of shape " + shape + " does not have " + values.length + " values");
        }
    }

    /**
     * @param shape sizes, slowest first
     * @param values in that order; copied
     * @return the array
     */
    public static WeightArray ofFloats(final List<Integer> shape, final float... values) {
        final double[] d = new double[values.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = values[i];
        }
        return new WeightArray(shape, d);
    }

    /**
     * @return sizes, slowest first
     */
    public List<Integer> shape() {
        return shape;
    }

    /**
     * @return number of values
     */
    public int size() {
        return values.length;
    }

    /**
     * @param i which, from 0
     * @return that value
     */
    public double get(final int i) {
        return values[i];
    }

    /**
     * @return a copy of the values
     */
    public double[] toDoubles() {
        return values.clone();
    }

    /**
     * @return the values rounded to float32
     */
    public float[] toFloats() {
        final float[] f = new float[values.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) values[i];
        }
        return f;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof WeightArray w
                && shape.equals(w.shape)
                && Arrays.equals(values, w.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "array of shape " + shape;
    }
}
