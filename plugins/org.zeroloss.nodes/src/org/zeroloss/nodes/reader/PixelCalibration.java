package org.zeroloss.nodes.reader;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The pixel size that the user knows better than the file. The pixel at which an axis is 0 stays
 * the same.
 *
 * @param size width and height of a pixel in {@code unit}, above 0
 * @param unit unit of the size
 */
record PixelCalibration(double size, String unit) {

    /** Checks the size. */
    PixelCalibration {
        Objects.requireNonNull(unit, "unit");
        if (!(size > 0) || Double.isInfinite(size)) {
            throw new IllegalArgumentException(
                    "Expected a pixel size above 0, found " + size + " " + unit);
        }
    }

    /**
     * @param signal a signal
     * @return images with their last two axes calibrated anew; a signal of another kind as it is
     */
    SignalSpec apply(final SignalSpec signal) {
        if (signal.kind() != SignalKind.IMAGE_STACK) {
            return signal;
        }
        final List<Axis> axes = new ArrayList<>(signal.axes());
        for (int i = axes.size() - 2; i < axes.size(); i++) {
            final Axis axis = axes.get(i);
            axes.set(i, axis.withCalibration(unit, size, axis.offset() / axis.scale() * size));
        }
        return signal.withAxes(axes);
    }
}
