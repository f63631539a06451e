package org.zeroloss.eels.background;

import org.zeroloss.eels.zlp.ImageBackground;
import org.zeroloss.eels.zlp.ImageScan;
import org.zeroloss.eels.zlp.LeftOut;
import org.zeroloss.eels.zlp.RowBackground;

import java.util.concurrent.atomic.LongAdder;

/** A fitted background on one image. */
final class FittedImage implements ImageBackground {

    private final FittedBackground m_model;
    private final ImageScan m_scan;
    private final int m_width;
    private final LongAdder m_notFitted = new LongAdder();

    FittedImage(final FittedBackground model, final ImageScan scan, final int width) {
        m_model = model;
        m_scan = scan;
        m_width = width;
    }

    @Override
    public RowBackground newRows() {
        return new MatchedRows(m_model, m_scan, newUnmatchedRows());
    }

    @Override
    public RowBackground newUnmatchedRows() {
        return m_model.vacuum()
                .<RowBackground>map(v -> new VacuumRows(m_model, v, m_scan))
                .orElseGet(() -> new FormulaRows(m_model, m_scan, m_width, m_notFitted));
    }

    @Override
    public LeftOut leftOut() {
        return m_scan.leftOut().withNotFitted(m_notFitted.sum());
    }

    @Override
    public long extrapolated() {
        return 0;
    }
}
