package org.zeroloss.nodes.view;

import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.browse.PixelGrid;

import java.util.List;

/**
 * A spectral image as a page gets it: what it is, not its values.
 *
 * @param title name in the legend
 * @param quantity what the values are
 * @param unit their unit, empty if unknown
 * @param frames number of frames
 * @param x columns of a frame
 * @param y lines of a frame
 * @param energy channels
 * @param band whether it has bands P16 and P84
 * @param columns its maps
 */
public record ImageInfo(
        String title,
        String quantity,
        String unit,
        int frames,
        AxisInfo x,
        AxisInfo y,
        AxisInfo energy,
        boolean band,
        List<ColumnInfo> columns) {

    static final String LOW = "signal_p16";
    static final String HIGH = "signal_p84";

    static ImageInfo of(final SignalSpec spec, final String title) {
        final PixelGrid grid = PixelGrid.of(spec);
        return new ImageInfo(
                title,
                spec.quantity().isEmpty() ? "Intensity" : spec.quantity(),
                "",
                grid.frames(),
                AxisInfo.of(grid.x()),
                AxisInfo.of(grid.y()),
                AxisInfo.of(spec.signalAxis()),
                spec.bands().contains(LOW) && spec.bands().contains(HIGH),
                spec.maps().stream().map(ColumnInfo::of).toList());
    }

    /** A spectrum with a band for each pixel that is computed when it is asked for. */
    ImageInfo fitted(final String newTitle) {
        return new ImageInfo(newTitle, quantity, unit, frames, x, y, energy, true, List.of());
    }

    ImageInfo thinned(final int stride) {
        return new ImageInfo(
                title,
                quantity,
                unit,
                frames,
                x.every(stride),
                y.every(stride),
                energy,
                band,
                columns);
    }
}
