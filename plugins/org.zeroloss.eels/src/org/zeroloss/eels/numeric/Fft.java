package org.zeroloss.eels.numeric;

import org.zeroloss.eels.EelsException;

/** Complex radix-2 Fourier transform of a fixed length, in place. Thread-safe. */
public final class Fft {

    private final int m_n;
    private final double[] m_cos;
    private final double[] m_sin;

    /**
     * @param n length, a power of two
     */
    public Fft(final int n) {
        if (n < 2 || Integer.bitCount(n) != 1) {
            throw new EelsException("Expected a power of two as transform length, found " + n);
        }
        m_n = n;
        m_cos = new double[n / 2];
        m_sin = new double[n / 2];
        for (int i = 0; i < n / 2; i++) {
            m_cos[i] = StrictMath.cos(2 * Math.PI * i / n);
            m_sin[i] = StrictMath.sin(2 * Math.PI * i / n);
        }
    }

    /**
     * @return length of the transform
     */
    public int length() {
        return m_n;
    }

    /**
     * F_k = Σ_j f_j exp(−2πi jk/n).
     *
     * @param re real part, n values, replaced
     * @param im imaginary part, n values, replaced
     */
    public void forward(final double[] re, final double[] im) {
        transform(re, im, -1);
    }

    /**
     * f_j = (1/n) Σ_k F_k exp(+2πi jk/n).
     *
     * @param re real part, n values, replaced
     * @param im imaginary part, n values, replaced
     */
    public void inverse(final double[] re, final double[] im) {
        transform(re, im, 1);
        for (int i = 0; i < m_n; i++) {
            re[i] /= m_n;
            im[i] /= m_n;
        }
    }

    private void transform(final double[] re, final double[] im, final int sign) {
        reverseBits(re, im);
        for (int half = 1; half < m_n; half <<= 1) {
            final int step = m_n / (2 * half);
            for (int start = 0; start < m_n; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    final double c = m_cos[k * step];
                    final double s = sign * m_sin[k * step];
                    final int a = start + k;
                    final int b = a + half;
                    final double tr = re[b] * c - im[b] * s;
                    final double ti = re[b] * s + im[b] * c;
                    re[b] = re[a] - tr;
                    im[b] = im[a] - ti;
                    re[a] += tr;
                    im[a] += ti;
                }
            }
        }
    }

    private void reverseBits(final double[] re, final double[] im) {
        final int shift = Integer.numberOfLeadingZeros(m_n) + 1;
        for (int i = 0; i < m_n; i++) {
            final int j = Integer.reverse(i) >>> shift;
            if (j > i) {
                final double r = re[i];
                re[i] = re[j];
                re[j] = r;
                final double m = im[i];
                im[i] = im[j];
                im[j] = m;
            }
        }
    }
}
