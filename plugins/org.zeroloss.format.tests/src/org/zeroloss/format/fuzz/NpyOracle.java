package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** One array of NumPy. */
final class NpyOracle implements Oracle {

    private final int m_start;
    private final int m_length;

    NpyOracle(final byte[] sample) {
        m_start = Npy.of(sample).start();
        m_length = sample.length;
    }

    @Override
    public boolean isValue(final int at) {
        return at >= m_start;
    }

    /** Reals of 16 bits become twice as long. */
    @Override
    public int ratio() {
        return 2;
    }

    @Override
    public int least() {
        return m_length;
    }

    @Override
    public int check(final byte[] content, final Reading reading) {
        assertEquals(1, reading.specs().size());
        Npy.of(content).check(content, reading.specs().get(0), reading.rows().get(0));
        return 1;
    }
}
