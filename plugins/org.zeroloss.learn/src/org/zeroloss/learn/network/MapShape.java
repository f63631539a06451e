package org.zeroloss.learn.network;

/**
 * Shape of what one node of a network gives for one image: channels of height × width. A height or
 * width of {@link #ANY} is not known before an image comes.
 *
 * @param channels number of maps, at least 1
 * @param height rows in pixels, or {@link #ANY}
 * @param width columns in pixels, or {@link #ANY}
 */
public record MapShape(int channels, int height, int width) {

    /** A height or width that the network leaves open. */
    public static final int ANY = 0;

    /** Validates the sizes. */
    public MapShape {
        if (channels < 1 || height < 0 || width < 0) {
            throw new NetworkException(
                    "Expected at least one channel and no negative size, found "
                            + channels
                            + " channels of "
                            + height
                            + " × "
                            + width);
        }
    }

    /**
     * @return values per image
     * @throws NetworkException if height or width is open or the product exceeds an array
     */
    public int values() {
        if (height == ANY || width == ANY) {
            throw new NetworkException("Expected a known image size, found " + this);
        }
        final long n = (long) channels * height * width;
        if (n > Integer.MAX_VALUE) {
            throw new NetworkException("One image of " + this + " exceeds an array's 2^31 values");
        }
        return (int) n;
    }

    /**
     * @param other channels
     * @return the same height and width with other channels
     */
    public MapShape withChannels(final int other) {
        return new MapShape(other, height, width);
    }

    @Override
    public String toString() {
        return channels + " × " + size(height) + " × " + size(width);
    }

    private static String size(final int n) {
        return n == ANY ? "any" : Integer.toString(n);
    }
}
