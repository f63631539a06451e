package org.zeroloss.nodes.peaks;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.peaks.PeakRow;
import org.zeroloss.eels.peaks.PeakSource;
import org.zeroloss.nodes.table.Columns;
import org.zeroloss.nodes.table.ItemRow;
import org.zeroloss.signal.SignalSpec;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of Spectrum Peaks. */
final class PeakTable {

    private final ItemRow<PeakRow> m_item;
    private final Columns<PeakRow> m_columns;

    /**
     * @param grouping pixels, clusters or the mean
     * @param image spec of the image
     */
    PeakTable(final SpectrumGrouping grouping, final SignalSpec image) {
        m_item = new ItemRow<>(grouping, image, PeakRow::item);
        m_columns =
                m_item.addTo(new Columns<>(PeakTable::reason))
                        .text("source", PeakTable::source)
                        .real("energy (eV)", PeakRow::energyEv)
                        .real("energy P16 (eV)", PeakRow::energyP16Ev)
                        .real("energy P84 (eV)", PeakRow::energyP84Ev)
                        .real("height (counts)", PeakRow::height)
                        .real("height P16 (counts)", PeakRow::heightP16)
                        .real("height P84 (counts)", PeakRow::heightP84)
                        .real("width (eV)", PeakRow::fwhmEv)
                        .real("width P16 (eV)", PeakRow::fwhmP16Ev)
                        .real("width P84 (eV)", PeakRow::fwhmP84Ev)
                        .real("significance", PeakRow::significance)
                        .real("share of replicas", PeakRow::replicaShare);
    }

    DataTableSpec spec() {
        return m_columns.spec();
    }

    BufferedDataTable fill(final ExecutionContext exec, final List<PeakRow> rows)
            throws CanceledExecutionException {
        final Map<String, Integer> counts = new HashMap<>();
        return m_columns.fill(
                exec,
                rows,
                r -> {
                    final String start = m_item.id(r) + "_" + source(r);
                    return start + (counts.merge(start, 1, Integer::sum) - 1);
                });
    }

    private static String reason(final PeakRow row) {
        return row.source() == PeakSource.RAW
                ? "a raw spectrum has no band: no replica takes part in it"
                : "no width: the peak does not fall to half of its height on both sides";
    }

    private static String source(final PeakRow row) {
        return row.source().name().toLowerCase(Locale.ROOT);
    }
}
