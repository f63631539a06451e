package org.zeroloss.nodes.view;

import org.knime.core.node.BufferedDataTable;

/**
 * The numbers of clusters that were tried, as a page gets them; arrays are little-endian 32-bit
 * floats, one value for each number, none where the number was given.
 *
 * @param clusters the numbers
 * @param score mean silhouette or gap of each
 * @param error standard error of the gap, 0 for a silhouette
 * @param chosen index of the one that was chosen, −1 if there is none
 */
public record NumbersInfo(byte[] clusters, byte[] score, byte[] error, int chosen) {

    /** The node's column of the numbers. */
    public static final String CLUSTERS = "clusters";

    /** Its column of scores. */
    public static final String SCORE = "score";

    /** Its column of their standard errors. */
    public static final String ERROR = "standard error";

    /** Its column that says which one was taken. */
    public static final String CHOSEN = "chosen";

    static NumbersInfo of(final BufferedDataTable table) {
        final TableValues values = new TableValues(table);
        final int[] chosen = values.rows(CHOSEN, 1);
        return new NumbersInfo(
                values.bytes(CLUSTERS),
                values.bytes(SCORE),
                values.bytes(ERROR),
                chosen.length == 0 ? -1 : chosen[0]);
    }
}
