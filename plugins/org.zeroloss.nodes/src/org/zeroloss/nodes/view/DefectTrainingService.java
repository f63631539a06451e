package org.zeroloss.nodes.view;

import org.knime.core.node.BufferedDataTable;

import java.util.ArrayList;
import java.util.List;

/** What the page of a training of networks may ask: everything at once, it is little. */
public final class DefectTrainingService {

    /** Column of the fold. */
    public static final String FOLD = "fold";

    /** Column of the network's number. */
    public static final String NETWORK = "network";

    /** Column of the steps done. */
    public static final String STEP = "step";

    /** Column of the learning rate. */
    public static final String RATE = "learning rate";

    /** Column of the loss on the pieces learnt from. */
    public static final String TRAINING = "training loss";

    /** Column of the loss on the images held out. */
    public static final String VALIDATION = "validation loss";

    /** Column that says which validation was kept. */
    public static final String KEPT = "kept";

    /** Setting: engine, library and device. */
    public static final String DEVICE = "device";

    /** Setting: what was trained. */
    public static final String MODEL = "model";

    private final DefectTrainingInfo m_info;

    /**
     * @param training the node's table of the training
     * @param settings settings {@link #DEVICE} and {@link #MODEL}
     */
    public DefectTrainingService(
            final BufferedDataTable training, final BufferedDataTable settings) {
        m_info =
                new DefectTrainingInfo(
                        Settings.value(settings, MODEL),
                        Settings.value(settings, DEVICE),
                        networks(new TableValues(training)));
    }

    private static List<DefectTrainingInfo.Network> networks(final TableValues table) {
        final double[] fold = table.numbers(FOLD);
        final double[] network = table.numbers(NETWORK);
        final double[] kept = table.numbers(KEPT);
        final List<DefectTrainingInfo.Network> all = new ArrayList<>();
        int from = 0;
        while (from < table.size()) {
            int to = from;
            int best = 0;
            while (to < table.size()
                    && network[to] == network[from]
                    && Double.compare(fold[to], fold[from]) == 0) {
                best = kept[to] != 0 ? to - from : best;
                to++;
            }
            final int[] rows = new int[to - from];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = from + i;
            }
            all.add(
                    new DefectTrainingInfo.Network(
                            Double.isNaN(fold[from]) ? null : (Integer) (int) fold[from],
                            (int) network[from],
                            best,
                            table.bytes(STEP, rows),
                            table.bytes(RATE, rows),
                            table.bytes(TRAINING, rows),
                            table.bytes(VALIDATION, rows)));
            from = to;
        }
        return all;
    }

    /**
     * @return everything
     */
    public DefectTrainingInfo info() {
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
