package org.zeroloss.format.speed;

/**
 * What the large files hold: spectra of counts with a zero-loss peak, a plasmon and a falling tail,
 * each scaled by a thickness of its own, with noise like a counter's. Any value can be asked for
 * alone, so that every file layout gets the same numbers.
 */
final class Content {

    private final int m_width;
    private final float[] m_mean;
    private final float[] m_sigma;

    Content(final int width) {
        m_width = width;
        m_mean = new float[width];
        m_sigma = new float[width];
        for (int c = 0; c < width; c++) {
            final double e = (c - 0.1 * width) / (0.01 * width);
            final double plasmon = (c - 0.3 * width) / (0.05 * width);
            final double tail = Math.max(1, 10 * e);
            m_mean[c] = (float) (2e4 / (1 + e * e) + 300 / (1 + plasmon * plasmon) + 50 / tail);
            m_sigma[c] = (float) Math.sqrt(m_mean[c]);
        }
    }

    int width() {
        return m_width;
    }

    /** The counts of a row's channel, a whole number. */
    float value(final long row, final int channel) {
        long h = (row * m_width + channel) * 0x9e3779b97f4a7c15L;
        h = (h ^ h >>> 32) * 0xd6e8feb86659fd93L;
        h ^= h >>> 32;
        // bits of a random word: a binomial number of mean 32 and standard deviation 4
        final float noise = (Long.bitCount(h) - 32) * 0.25f;
        final float gain = 0.5f + (row * 0x9e3779b97f4a7c15L >>> 40) * 0x1p-24f;
        final int counts = (int) (gain * m_mean[channel] + noise * m_sigma[channel] + 0.5f);
        return Math.max(0, counts);
    }
}
