package org.zeroloss.nodes.view;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.zeroloss.eels.peaks.PeakRow;
import org.zeroloss.eels.peaks.PeakSource;
import org.zeroloss.nodes.table.Columns;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What Spectrum Peaks keeps of its peaks for its view, as a table. */
public final class PeakRows {

    static final String ITEM = "item";

    private static final Columns<PeakRow> COLUMNS =
            new Columns<PeakRow>(r -> "cannot be told")
                    .whole(ITEM, PeakRow::item)
                    .flag("raw", r -> r.source() == PeakSource.RAW)
                    .real("energy", PeakRow::energyEv)
                    .real("energyLow", PeakRow::energyP16Ev)
                    .real("energyHigh", PeakRow::energyP84Ev)
                    .real("height", PeakRow::height)
                    .real("heightLow", PeakRow::heightP16)
                    .real("heightHigh", PeakRow::heightP84)
                    .real("width", PeakRow::fwhmEv)
                    .real("widthLow", PeakRow::fwhmP16Ev)
                    .real("widthHigh", PeakRow::fwhmP84Ev)
                    .real("significance", PeakRow::significance)
                    .real("share", PeakRow::replicaShare);

    private PeakRows() {}

    /**
     * @param exec context of the running node
     * @param peaks the peaks
     * @return a row for each
     * @throws CanceledExecutionException if the user asked to stop
     */
    public static BufferedDataTable table(final ExecutionContext exec, final List<PeakRow> peaks)
            throws CanceledExecutionException {
        final AtomicLong count = new AtomicLong();
        return COLUMNS.fill(exec, peaks, r -> "peak" + count.getAndIncrement());
    }
}
