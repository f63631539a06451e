package org.zeroloss.nodes.bandgap;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.gap.GapRow;
import org.zeroloss.eels.gap.GapStatus;
import org.zeroloss.eels.gap.GapWindowRow;
import org.zeroloss.nodes.table.Columns;
import org.zeroloss.nodes.table.ItemRow;
import org.zeroloss.signal.SignalSpec;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The two tables of Band Gap. */
final class GapTables {

    private final ItemRow<GapRow> m_item;
    private final Columns<GapRow> m_gaps;
    private final Columns<GapWindowRow> m_windows;
    private final Map<Long, String> m_names = new HashMap<>();
    private final Map<Long, String> m_ids = new HashMap<>();

    /**
     * @param grouping pixels, clusters or the mean
     * @param image spec of the image
     */
    GapTables(final SpectrumGrouping grouping, final SignalSpec image) {
        m_item = new ItemRow<>(grouping, image, GapRow::item);
        m_gaps = gaps(m_item, grouping);
        m_windows = windows(m_names);
    }

    private static Columns<GapRow> gaps(
            final ItemRow<GapRow> item, final SpectrumGrouping grouping) {
        final Columns<GapRow> c = item.addTo(new Columns<>(GapRow::reason));
        if (grouping == SpectrumGrouping.PIXEL) {
            c.integer("label", GapRow::label);
        } else {
            c.whole("spectra", GapRow::spectra);
        }
        return c.text("status", r -> words(r.status()))
                .real("E_g (eV)", GapRow::gapEv)
                .real("E_g P16 (eV)", GapRow::gapP16Ev)
                .real("E_g P84 (eV)", GapRow::gapP84Ev)
                .real("b", GapRow::exponent)
                .real("b P16", GapRow::exponentP16)
                .real("b P84", GapRow::exponentP84)
                .real("A (counts/eV^b)", GapRow::amplitude)
                .real("significance", GapRow::significance)
                .real("chi2", GapRow::chi2)
                .integer("degrees of freedom", GapRow::degreesOfFreedom)
                .real("window from (eV)", GapRow::lowerEv)
                .real("window to (eV)", GapRow::upperEv)
                .real("Cramer-Rao E_g, b known (eV)", GapRow::cramerRaoFixedEv)
                .real("Cramer-Rao E_g, b free (eV)", GapRow::cramerRaoFreeEv)
                .real("chi2, b = 1/2", GapRow::chi2Direct)
                .real("chi2, b = 3/2", GapRow::chi2Indirect)
                .integer("failed replicas", GapRow::failedReplicas);
    }

    private static Columns<GapWindowRow> windows(final Map<Long, String> names) {
        return new Columns<GapWindowRow>(r -> "no gap at this end of the window")
                .text("spectrum", r -> names.get(r.item()))
                .real("window above onset (eV)", GapWindowRow::aboveOnsetEv)
                .real("window to (eV)", GapWindowRow::upperEv)
                .real("E_g (eV)", GapWindowRow::gapEv)
                .real("E_g P16 (eV)", GapWindowRow::gapP16Ev)
                .real("E_g P84 (eV)", GapWindowRow::gapP84Ev)
                .real("b", GapWindowRow::exponent)
                .real("b P16", GapWindowRow::exponentP16)
                .real("b P84", GapWindowRow::exponentP84)
                .real("chi2 per degree of freedom", GapWindowRow::chi2PerDegree);
    }

    DataTableSpec gapSpec() {
        return m_gaps.spec();
    }

    DataTableSpec windowSpec() {
        return m_windows.spec();
    }

    BufferedDataTable gaps(final ExecutionContext exec, final List<GapRow> rows)
            throws CanceledExecutionException {
        for (final GapRow r : rows) {
            m_ids.put(r.item(), m_item.id(r));
            m_names.put(r.item(), name(r));
        }
        return m_gaps.fill(exec, rows, m_item::id);
    }

    /** What a spectrum is called. */
    String name(final GapRow row) {
        return row.name().isEmpty() ? m_item.id(row) : row.name();
    }

    BufferedDataTable windows(final ExecutionContext exec, final List<GapWindowRow> rows)
            throws CanceledExecutionException {
        final Map<Long, Integer> counts = new HashMap<>();
        return m_windows.fill(
                exec,
                rows,
                r -> {
                    final int n = counts.merge(r.item(), 1, Integer::sum) - 1;
                    return m_ids.get(r.item()) + "_window" + n;
                });
    }

    /**
     * @param status whether there is a gap
     * @return the same in words, for tables and messages
     */
    static String words(final GapStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
