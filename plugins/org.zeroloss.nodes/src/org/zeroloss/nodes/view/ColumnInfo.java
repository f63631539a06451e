package org.zeroloss.nodes.view;

import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;

/**
 * A map of an image as a page gets it.
 *
 * @param name its name
 * @param unit its unit, empty if it has none
 * @param classes whether its values are names of classes and not amounts
 */
public record ColumnInfo(String name, String unit, boolean classes) {

    static ColumnInfo of(final MapColumn map) {
        final boolean amounts = map.type() == DataType.FLOAT32 || map.type() == DataType.FLOAT64;
        return new ColumnInfo(map.name(), map.unit(), !amounts);
    }
}
