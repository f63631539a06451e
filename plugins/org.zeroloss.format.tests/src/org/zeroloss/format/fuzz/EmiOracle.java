package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The .emi file describes; all values lie in the series beside it, which is not damaged. */
final class EmiOracle implements Oracle {

    private final byte[] m_series;
    private final Oracle m_values;

    /**
     * @param series the .ser file
     */
    EmiOracle(final byte[] series) {
        m_series = series;
        m_values = new SerOracle(series);
    }

    @Override
    public boolean isValue(final int at) {
        return false;
    }

    @Override
    public int ratio() {
        return 64;
    }

    @Override
    public int beside() {
        return m_series.length;
    }

    @Override
    public int least() {
        return 4;
    }

    @Override
    public int check(final byte[] content, final Reading reading) {
        assertEquals(1, reading.specs().size());
        return m_values.check(m_series, reading);
    }
}
