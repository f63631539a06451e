package org.zeroloss.nodes.view;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.zeroloss.eels.gap.GapResult;
import org.zeroloss.eels.gap.GapRow;
import org.zeroloss.eels.gap.GapWindowRow;
import org.zeroloss.nodes.table.Columns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What Band Gap keeps of a result for its view, as tables: the gaps and the other windows. */
public final class GapTable {

    static final String ITEM = "item";
    static final String NAME = "name";
    static final String STATUS = "status";

    private static final Columns<GapWindowRow> WINDOWS =
            new Columns<GapWindowRow>(r -> "no gap at this end of the window")
                    .whole(ITEM, GapWindowRow::item)
                    .real("above", GapWindowRow::aboveOnsetEv)
                    .real("to", GapWindowRow::upperEv)
                    .real("gap", GapWindowRow::gapEv)
                    .real("gapLow", GapWindowRow::gapP16Ev)
                    .real("gapHigh", GapWindowRow::gapP84Ev)
                    .real("b", GapWindowRow::exponent)
                    .real("bLow", GapWindowRow::exponentP16)
                    .real("bHigh", GapWindowRow::exponentP84)
                    .real("chi2", GapWindowRow::chi2PerDegree);

    private GapTable() {}

    /**
     * @param exec context of the running node
     * @param result what the fits gave
     * @param name what a spectrum is called
     * @param status a status in words
     * @return the gaps, and the same with other ends of the fit window
     * @throws CanceledExecutionException if the user asked to stop
     */
    public static List<BufferedDataTable> of(
            final ExecutionContext exec,
            final GapResult result,
            final Function<GapRow, String> name,
            final Function<GapRow, String> status)
            throws CanceledExecutionException {
        final Columns<GapRow> gaps =
                new Columns<GapRow>(GapRow::reason)
                        .whole(ITEM, GapRow::item)
                        .text(NAME, name)
                        .text(STATUS, status)
                        .whole("spectra", GapRow::spectra)
                        .real("gap", GapRow::gapEv)
                        .real("gapLow", GapRow::gapP16Ev)
                        .real("gapHigh", GapRow::gapP84Ev)
                        .real("b", GapRow::exponent)
                        .real("bLow", GapRow::exponentP16)
                        .real("bHigh", GapRow::exponentP84)
                        .real("significance", GapRow::significance)
                        .real("chi2", r -> r.chi2() / Math.max(1, r.degreesOfFreedom()))
                        .real("from", GapRow::lowerEv)
                        .real("to", GapRow::upperEv);
        final Map<Long, Integer> counts = new HashMap<>();
        final List<BufferedDataTable> tables = new ArrayList<>();
        tables.add(gaps.fill(exec, result.gaps(), r -> "item" + r.item()));
        tables.add(
                WINDOWS.fill(
                        exec,
                        result.windows(),
                        r -> "item" + r.item() + "_" + counts.merge(r.item(), 1, Integer::sum)));
        return tables;
    }
}
