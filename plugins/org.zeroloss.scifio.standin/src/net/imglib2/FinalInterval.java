package net.imglib2;

/** A box of positions that does not change. */
public final class FinalInterval implements Interval {

    private final long[] m_min;
    private final long[] m_max;

    /** First and last positions, one for each axis. */
    public FinalInterval(final long[] min, final long[] max) {
        m_min = min.clone();
        m_max = max.clone();
    }

    @Override
    public long min(final int d) {
        return m_min[d];
    }

    @Override
    public long max(final int d) {
        return m_max[d];
    }
}
