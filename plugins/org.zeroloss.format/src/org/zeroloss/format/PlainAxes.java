package org.zeroloss.format;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalKind;

import java.util.ArrayList;
import java.util.List;

/**
 * What an array is as a signal where its file keeps no axes: one axis is a spectrum, two are an
 * image, more are a stack of images along the last two. Axes have no unit, and count from 0 by 1.
 */
public final class PlainAxes {

    private PlainAxes() {}

    /**
     * @param shape sizes, slowest first, at least one
     * @return the axes
     */
    public static List<Axis> of(final List<Long> shape) {
        final int n = shape.size();
        final List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            final String name =
                    n == 1 ? "Channel" : i == n - 1 ? "x" : i == n - 2 ? "y" : name(i, n - 2);
            final AxisRole role = i >= n - 2 ? AxisRole.SIGNAL : AxisRole.NAVIGATION;
            axes.add(new Axis(name, "", shape.get(i), 1, 0, role));
        }
        return axes;
    }

    private static String name(final int i, final int count) {
        return count == 1 ? "z" : "axis " + i;
    }

    /**
     * @param axes how many axes the array has
     * @return kind of signal that it is
     */
    public static SignalKind kind(final int axes) {
        return axes == 1 ? SignalKind.SPECTRAL_IMAGE : SignalKind.IMAGE_STACK;
    }
}
