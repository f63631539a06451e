package org.zeroloss.signal.browse;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalException;
import org.zeroloss.signal.SignalSpec;

import java.util.List;
import java.util.Objects;

/**
 * The rows of a signal as frames of lines of pixels: the last navigation axis is x, the one before
 * it y, all slower ones together count frames. What is missing has one position and no unit.
 *
 * @param x columns of a frame
 * @param y lines of a frame
 * @param frames number of frames
 */
public record PixelGrid(Axis x, Axis y, int frames) {

    /** Validates the grid. */
    public PixelGrid {
        if (x.size() * y.size() > Integer.MAX_VALUE - 8) {
            throw new SignalException(
                    "A frame to look at has at most 2^31 pixels, found "
                            + x.size()
                            + " × "
                            + y.size());
        }
    }

    /**
     * @param spec a spectral image
     * @return its grid
     */
    public static PixelGrid of(final SignalSpec spec) {
        final List<Axis> axes = spec.navigationAxes();
        final int n = axes.size();
        long frames = 1;
        for (final Axis slow : axes.subList(0, Math.max(0, n - 2))) {
            frames *= slow.size();
        }
        return new PixelGrid(
                n > 0 ? axes.get(n - 1) : single("x"),
                n > 1 ? axes.get(n - 2) : single("y"),
                Math.toIntExact(frames));
    }

    private static Axis single(final String name) {
        return new Axis(name, "", 1, 1, 0, AxisRole.NAVIGATION);
    }

    /**
     * @return pixels of a frame
     */
    public int pixels() {
        return (int) (x.size() * y.size());
    }

    /**
     * @param frame which frame
     * @return the row of its first pixel
     */
    public long firstRow(final int frame) {
        return (long) Objects.checkIndex(frame, frames) * pixels();
    }

    /**
     * @param frame which frame
     * @param column which column
     * @param line which line
     * @return the row of the pixel
     */
    public long row(final int frame, final int column, final int line) {
        Objects.checkIndex(column, (int) x.size());
        Objects.checkIndex(line, (int) y.size());
        return firstRow(frame) + line * x.size() + column;
    }
}
