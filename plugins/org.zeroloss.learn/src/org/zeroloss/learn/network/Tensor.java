package org.zeroloss.learn.network;

import java.util.Arrays;

/**
 * A batch of images: values in the order image, channel, row, column. The array is not copied:
 * whoever makes a tensor does not write to it any more.
 *
 * @param count images
 * @param channels channels per image
 * @param height rows in pixels
 * @param width columns in pixels
 * @param values {@code count · channels · height · width} values
 */
public record Tensor(int count, int channels, int height, int width, float[] values) {

    /** Validates that sizes and values fit. */
    public Tensor {
        Checks.positive("The images of a batch", count);
        Checks.positive("The channels of a batch", channels);
        Checks.positive("The height of a batch", height);
        Checks.positive("The width of a batch", width);
        if (values.length != (long) count * channels * height * width) {
            throw new NetworkException(
                    "A batch of "
                            + count
                            + " × "
                            + channels
                            + " × "
                            + height
                            + " × "
                            + width
                            + " does not have "
                            + values.length
                            + " values");
        }
    }

    /**
     * @return shape of one image
     */
    public MapShape shape() {
        return new MapShape(channels, height, width);
    }

    /**
     * @return values per image
     */
    public int valuesPerImage() {
        return values.length / count;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Tensor t
                && count == t.count
                && shape().equals(t.shape())
                && Arrays.equals(values, t.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape().hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return count + " images of " + shape();
    }
}
