package org.zeroloss.format.text;

/**
 * Whether numbers, given one after the other, step evenly up to the rounding they were printed
 * with: whether a straight line from the first passes all others within one unit of their last
 * decimal. Whole numbers must step exactly.
 */
final class EvenSteps {

    /** Room for the rounding of binary numbers, as a part of the first step. */
    private static final double BINARY = 1e-6;

    /** A rounded step must be this many units of the last decimal, else nearly all are even. */
    private static final double CLEAR = 2;

    private long m_count;
    private double m_first;
    private double m_last;
    private double m_firstStep;
    private double m_unit;
    private double m_largestUnit;
    private final Slopes m_rounded = new Slopes();
    private final Slopes m_exact = new Slopes();
    private boolean m_monotone = true;

    /** The slopes of lines from the first number that pass all others. */
    private static final class Slopes {

        private double m_least = Double.NEGATIVE_INFINITY;
        private double m_most = Double.POSITIVE_INFINITY;

        void pass(final double rise, final double tolerance, final long index) {
            m_least = Math.max(m_least, (rise - tolerance) / index);
            m_most = Math.min(m_most, (rise + tolerance) / index);
        }

        boolean any() {
            return m_least <= m_most;
        }
    }

    /**
     * @param value next number
     * @param decimals digits it was printed with behind the decimal mark
     */
    void add(final double value, final int decimals) {
        if (decimals > 0) {
            m_unit = Math.pow(10, -decimals);
            m_largestUnit = Math.max(m_largestUnit, m_unit);
        }
        if (m_count == 0) {
            m_first = value;
        } else {
            if (m_count == 1) {
                m_firstStep = value - m_first;
            }
            final double binary = BINARY * Math.abs(m_firstStep);
            m_rounded.pass(value - m_first, 1.01 * m_unit + binary, m_count);
            m_exact.pass(value - m_first, binary, m_count);
            m_monotone &= (value - m_last) * m_firstStep > 0;
        }
        m_last = value;
        m_count++;
    }

    /**
     * @return whether there were at least three numbers and they step evenly
     */
    boolean areEven() {
        return m_count > 2
                && m_monotone
                && (m_exact.any() || m_rounded.any() && Math.abs(step()) >= CLEAR * m_largestUnit);
    }

    double first() {
        return m_first;
    }

    double step() {
        return (m_last - m_first) / (m_count - 1);
    }
}
