package org.zeroloss.eels.background;

import org.zeroloss.eels.zlp.ImageScan;
import org.zeroloss.eels.zlp.Matching;
import org.zeroloss.eels.zlp.RowBackground;

/**
 * Goes over from the spectrum at the peak to the model in the tail. A formula for a tail says
 * nothing of the gain side: there the background is the spectrum.
 */
final class MatchedRows implements RowBackground {

    private final Matching m_matching;
    private final boolean m_tail;
    private final ImageScan m_scan;
    private final RowBackground m_rows;

    MatchedRows(final FittedBackground model, final ImageScan scan, final RowBackground rows) {
        m_matching = model.matching();
        m_tail = model.recipe().family().tail();
        m_scan = scan;
        m_rows = rows;
    }

    @Override
    public boolean find(
            final long row,
            final float[] counts,
            final float[] median,
            final float[] low,
            final float[] high) {
        if (!m_rows.find(row, counts, median, low, high)) {
            return false;
        }
        final double first = m_scan.firstEv((int) row);
        for (int i = 0; i < counts.length; i++) {
            final double e = first + i * m_scan.stepEv();
            if (m_tail && e < 0) {
                median[i] = counts[i];
                low[i] = counts[i];
                high[i] = counts[i];
            } else {
                median[i] = (float) m_matching.value(e, counts[i], median[i]);
                low[i] = (float) m_matching.value(e, counts[i], low[i]);
                high[i] = (float) m_matching.value(e, counts[i], high[i]);
            }
        }
        return true;
    }
}
