package org.zeroloss.learn.cluster;

/**
 * One row of the dynamic programme: the smallest cost of everything before the bins of a cut, from
 * that before the bins of the cut before it. A cluster between a bin and a later one costs at least
 * what the values between them cost, the bins' own left out; with bins of one position that is its
 * cost.
 *
 * <p>Filled by divide and conquer: where the minimum is found for one bin, it lies no earlier for a
 * later bin. (Costs of segments have the Monge property; so have those between bins, for which both
 * ends only move on.)
 */
final class CutTable {

    private final CutBins m_before;
    private final CutBins m_bins;
    private final double[] m_costsBefore;
    private final double[] m_costs;
    private final int[] m_from;

    /**
     * @param before bins of the cut where the cluster begins
     * @param costsBefore smallest cost of everything before each of them
     * @param bins bins of the cut where the cluster ends
     */
    CutTable(final CutBins before, final double[] costsBefore, final CutBins bins) {
        m_before = before;
        m_bins = bins;
        m_costsBefore = costsBefore;
        m_costs = new double[bins.count()];
        m_from = new int[bins.count()];
        fill(0, bins.count() - 1, 0, before.count() - 1);
    }

    /** The smallest cost of everything before each bin, infinite where no cluster can end. */
    double[] costs() {
        return m_costs;
    }

    /** The bin where the cluster begins, for each bin where it ends: the first of equally good. */
    int from(final int bin) {
        return m_from[bin];
    }

    private void fill(final int from, final int to, final int first, final int last) {
        if (from > to) {
            return;
        }
        final int bin = (from + to) >>> 1;
        put(bin, first, last);
        fill(from, bin - 1, first, Math.min(m_from[bin], last));
        fill(bin + 1, to, Math.max(m_from[bin], first), last);
    }

    private void put(final int bin, final int first, final int last) {
        final int low = m_bins.low()[bin];
        int end = last;
        // a cluster holds at least one value
        while (end >= first && m_before.low()[end] >= m_bins.high()[bin]) {
            end--;
        }
        int apart = end;
        // none or one value between costs nothing, whatever the sums round to
        while (apart >= first && m_before.high()[apart] > low - 2) {
            apart--;
        }
        int at = scan(bin, first, apart);
        for (int i = apart + 1; i <= end; i++) {
            if (m_costsBefore[i] < m_costs[bin]) {
                m_costs[bin] = m_costsBefore[i];
                at = i;
            }
        }
        m_from[bin] = at < 0 ? first : at;
    }

    /** Finds and keeps the smallest cost; returns where the cluster begins, −1 if nowhere. */
    private int scan(final int bin, final int first, final int last) {
        final double[] s0 = m_before.highSums()[0];
        final double[] s1 = m_before.highSums()[1];
        final double[] s2 = m_before.highSums()[2];
        final double end0 = m_bins.lowSums()[0][bin];
        final double end1 = m_bins.lowSums()[1][bin];
        final double end2 = m_bins.lowSums()[2][bin];
        double best = Double.POSITIVE_INFINITY;
        int at = -1;
        for (int i = first; i <= last; i++) {
            final double d1 = end1 - s1[i];
            final double cost = end2 - s2[i] - d1 * d1 / (end0 - s0[i]);
            final double c = m_costsBefore[i] + (cost > 0 ? cost : 0);
            if (c < best) {
                best = c;
                at = i;
            }
        }
        m_costs[bin] = best;
        return at;
    }
}
