package org.zeroloss.nodes.table;

import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.signal.SignalSpec;

import java.util.function.ToLongFunction;

/**
 * How a row tells which spectrum it is about: by the position of the pixel, by {@code cluster}, or
 * not at all for the mean; and the start of its RowID.
 *
 * @param <T> the engine's row
 */
public final class ItemRow<T> {

    private final SpectrumGrouping m_grouping;
    private final PixelColumns m_pixels;
    private final ToLongFunction<T> m_item;

    /**
     * @param grouping pixels, clusters or the mean
     * @param image spec of the image
     * @param item row of the image, or label of the cluster
     */
    public ItemRow(
            final SpectrumGrouping grouping, final SignalSpec image, final ToLongFunction<T> item) {
        m_grouping = grouping;
        m_pixels = new PixelColumns(image);
        m_item = item;
    }

    /**
     * @param columns takes the columns
     * @return the columns
     */
    public Columns<T> addTo(final Columns<T> columns) {
        return switch (m_grouping) {
            case PIXEL -> m_pixels.addTo(columns, m_item);
            case CLUSTER -> columns.integer("cluster", r -> (int) m_item.applyAsLong(r));
            case MEAN -> columns;
        };
    }

    /**
     * @param row the engine's row
     * @return {@code x3_y5}, {@code cluster2} or {@code mean}
     */
    public String id(final T row) {
        final long item = m_item.applyAsLong(row);
        return switch (m_grouping) {
            case PIXEL -> m_pixels.id(item);
            case CLUSTER -> "cluster" + item;
            case MEAN -> "mean";
        };
    }
}
