package org.zeroloss.nodes.stemsimulator;

import org.zeroloss.imaging.simulate.ColumnLabel;
import org.zeroloss.imaging.simulate.SimulatedMicrograph;
import org.zeroloss.nodes.table.Columns;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of the label table.
 *
 * @param image which image, from 0
 * @param number which label of the image, from 0
 * @param label the truth
 */
record LabelRow(int image, int number, ColumnLabel label) {

    static final Columns<LabelRow> COLUMNS =
            new Columns<LabelRow>(r -> "unknown")
                    .integer("image", LabelRow::image)
                    .real("x", r -> r.label.x())
                    .real("y", r -> r.label.y())
                    .text("class", r -> r.label.column().siteClass().label())
                    .text("site", r -> r.label.column().site())
                    .text("elements", r -> r.label.column().composition().formula())
                    .text("environment", r -> r.label.column().environment().label())
                    .real("electrons", r -> r.label.electrons());

    static List<LabelRow> of(final SimulatedMicrograph micrograph) {
        final List<LabelRow> rows = new ArrayList<>();
        for (final ColumnLabel l : micrograph.labels()) {
            rows.add(new LabelRow((int) micrograph.index(), rows.size(), l));
        }
        return rows;
    }

    String id() {
        return "image" + image + "_column" + number;
    }
}
