package org.zeroloss.format.tiff;

/**
 * LZW as section 13 of TIFF 6.0 describes it: codes of 9 to 12 bits, highest bit first, the first
 * 256 for single bytes, then "clear" and "end". A text of the table is kept as its place and length
 * in what was decoded before.
 */
final class TiffLzw {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int MOST = 4096;

    private final byte[] m_packed;
    private final byte[] m_plain;
    private final int[] m_place = new int[MOST];
    private final int[] m_length = new int[MOST];
    private long m_bit;

    TiffLzw(final byte[] packed, final byte[] plain) {
        m_packed = packed;
        m_plain = plain;
    }

    /**
     * @return how many bytes could be decoded
     */
    int decode() {
        int n = 0;
        int next = FIRST;
        // place and length of the text decoded last; no text at first and after "clear"
        int last = 0;
        int lastLength = 0;
        while (n < m_plain.length) {
            // the table's next but one text needs a longer code: encoders change one code early
            final int code = code(next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9);
            if (code < 0 || code == END) {
                return n;
            }
            if (code == CLEAR) {
                next = FIRST;
                lastLength = 0;
                continue;
            }
            if (lastLength > 0 && next < MOST) {
                // the text before and one byte more, which is being decoded now
                m_place[next] = last;
                m_length[next] = lastLength + 1;
                next++;
            }
            if (code >= next || code >= CLEAR && lastLength == 0) {
                return n;
            }
            final int from = code < CLEAR ? -1 : m_place[code];
            final int length = code < CLEAR ? 1 : m_length[code];
            last = n;
            lastLength = length;
            for (int k = 0; k < length && n < m_plain.length; k++) {
                m_plain[n++] = from < 0 ? (byte) code : m_plain[from + k];
            }
        }
        return n;
    }

    /** The next code, −1 at the end. */
    private int code(final int bits) {
        if (m_bit + bits > 8L * m_packed.length) {
            return -1;
        }
        int code = 0;
        for (int left = bits; left > 0; ) {
            final int in = (int) (m_bit & 7);
            final int take = Math.min(left, 8 - in);
            final int b = m_packed[(int) (m_bit >> 3)] & 0xff;
            code = code << take | b >> 8 - in - take & (1 << take) - 1;
            m_bit += take;
            left -= take;
        }
        return code;
    }
}
