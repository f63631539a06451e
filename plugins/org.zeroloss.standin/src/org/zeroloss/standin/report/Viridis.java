package org.zeroloss.standin.report;

/**
 * The colour map viridis of S. van der Walt and N. Smith (2015): perceptually uniform, monotonic in
 * lightness, distinguishable with every common colour deficiency. Linear between eleven samples.
 */
final class Viridis {

    private static final int[] SAMPLES = {
        0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x22A884, 0x44BF70, 0x7AD151,
        0xBDDF26, 0xFDE725
    };

    private Viridis() {}

    /**
     * @param t position in the map; values outside 0 … 1 get the colour of the end
     * @return {@code 0xRRGGBB}
     */
    static int color(final double t) {
        final double p = Math.max(0, Math.min(1, t)) * (SAMPLES.length - 1);
        final int i = Math.min(SAMPLES.length - 2, (int) p);
        final double f = p - i;
        return channel(i, 16, f) << 16 | channel(i, 8, f) << 8 | channel(i, 0, f);
    }

    private static int channel(final int i, final int shift, final double f) {
        final int a = SAMPLES[i] >> shift & 0xFF;
        final int b = SAMPLES[i + 1] >> shift & 0xFF;
        return (int) Math.round(a + f * (b - a));
    }
}
