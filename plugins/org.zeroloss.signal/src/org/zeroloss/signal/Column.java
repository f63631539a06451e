package org.zeroloss.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * One column of the file.
 *
 * @param name its name
 * @param type native type of its values
 * @param width values of a row
 * @param list whether it is a FixedSizeList (a band) or a scalar (a map)
 * @param unit unit of a map, else {@code ""}
 */
record Column(String name, DataType type, int width, boolean list, String unit) {

    /** The columns of a file in their order: bands, maps, and where a row of a stack belongs. */
    static List<Column> of(final SignalSpec spec) {
        final List<Column> columns = new ArrayList<>();
        for (final String band : spec.bands()) {
            columns.add(new Column(band, spec.type(), spec.width(), true, ""));
        }
        for (final MapColumn m : spec.maps()) {
            columns.add(new Column(m.name(), m.type(), 1, false, m.unit()));
        }
        if (spec.kind() == SignalKind.IMAGE_STACK) {
            columns.add(new Column(SignalSpec.IMAGE, DataType.INT64, 1, false, ""));
            columns.add(new Column(SignalSpec.ROW, DataType.INT64, 1, false, ""));
        }
        return columns;
    }

    long rowBytes() {
        return (long) width * type.bytes();
    }
}
