package org.zeroloss.nodes.view;

import org.knime.core.node.BufferedDataTable;

import java.util.ArrayList;
import java.util.List;

/** What the page of a training may ask: everything at once, it is little. */
public final class TrainingService {

    private final TrainingInfo m_info;

    /**
     * @param replicas the node's table of replicas
     * @param scan its table of the region scan
     * @param tables what {@link TrainingTables} gave
     */
    public TrainingService(
            final BufferedDataTable replicas,
            final BufferedDataTable scan,
            final List<BufferedDataTable> tables) {
        m_info =
                new TrainingInfo(
                        replicas(new TableValues(replicas), new TableValues(tables.get(0))),
                        groups(tables),
                        scan(new TableValues(scan)));
    }

    private static List<TrainingInfo.Replica> replicas(
            final TableValues replicas, final TableValues losses) {
        final double[] number = replicas.numbers("replica");
        final double[] best = replicas.numbers("epochs");
        final double[] kept = replicas.numbers("kept");
        final List<TrainingInfo.Replica> all = new ArrayList<>();
        for (int r = 0; r < number.length; r++) {
            final int[] rows = losses.rows(TrainingTables.REPLICA, number[r]);
            all.add(
                    new TrainingInfo.Replica(
                            (int) number[r],
                            kept[r] != 0,
                            (int) best[r],
                            losses.bytes(TrainingTables.TRAIN, rows),
                            losses.bytes(TrainingTables.VALIDATION, rows)));
        }
        return all;
    }

    private static List<TrainingInfo.Group> groups(final List<BufferedDataTable> tables) {
        final TableValues groups = new TableValues(tables.get(1));
        final TableValues measured = new TableValues(tables.get(2));
        final TableValues curves = new TableValues(tables.get(3));
        final double[] spectra = groups.numbers(TrainingTables.SPECTRA);
        final double[] end = groups.numbers(TrainingTables.REGION_END);
        final double[] blank = groups.numbers(TrainingTables.BLANK_START);
        final List<TrainingInfo.Group> all = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            final int[] points = measured.rows(TrainingTables.GROUP, g);
            final int[] curve = curves.rows(TrainingTables.GROUP, g);
            all.add(
                    new TrainingInfo.Group(
                            groups.texts(TrainingTables.NAME).get(g),
                            (long) spectra[g],
                            end[g],
                            blank[g],
                            groups.texts(TrainingTables.RULE).get(g),
                            measured.bytes(TrainingTables.ENERGY, points),
                            measured.bytes(TrainingTables.COUNTS, points),
                            measured.bytes(TrainingTables.ERROR, points),
                            curves.bytes(TrainingTables.ENERGY, curve),
                            curves.bytes(TrainingTables.COUNTS, curve),
                            curves.bytes(TrainingTables.LOW, curve),
                            curves.bytes(TrainingTables.HIGH, curve)));
        }
        return all;
    }

    private static TrainingInfo.Scan scan(final TableValues scan) {
        if (scan.size() == 0) {
            return null;
        }
        final int[] chosen = scan.rows("chosen", 1);
        return new TrainingInfo.Scan(
                scan.bytes("factor on dE1"),
                scan.bytes("factor on dE2"),
                scan.bytes("in-sample loss"),
                scan.bytes("out-of-sample loss"),
                scan.bytes("standard error"),
                chosen.length == 0 ? -1 : chosen[0]);
    }

    /**
     * @return everything
     */
    public TrainingInfo info() {
        return m_info;
    }

    /**
     * @param mostBytes how large the values may be in all; a training has far less
     * @return everything
     */
    public Object pack(final long mostBytes) {
        return m_info;
    }
}
