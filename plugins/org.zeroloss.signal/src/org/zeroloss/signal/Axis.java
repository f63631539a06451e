package org.zeroloss.signal;

import java.util.List;

/**
 * One axis of a signal, calibrated linearly: value(i) = offset + scale · i for i = 0 … size−1. For
 * an energy axis the value is that of the channel's centre.
 *
 * @param name what runs along the axis, for example {@code "x"} or {@code "Energy loss"}; not blank
 * @param unit unit of {@code scale} and {@code offset}, {@code ""} if unknown; never guessed
 * @param size number of positions, at least 1
 * @param scale step between neighbouring positions in {@code unit}; finite, not 0, may be negative
 * @param offset value at index 0 in {@code unit}; finite
 * @param role where it was measured or what was measured there
 * @param labels a name per position (files of a stack), or empty
 */
public record Axis(
        String name,
        String unit,
        long size,
        double scale,
        double offset,
        AxisRole role,
        List<String> labels) {

    /** Validates every component and names the bad one. */
    public Axis {
        Check.present(name, "axis name");
        Check.notNull(unit, "unit of axis '" + name + "'");
        Check.notNull(role, "role of axis '" + name + "'");
        labels = Check.list(labels, "labels of axis '" + name + "'");
        if (size < 1) {
            throw new SignalException(
                    "Expected a size of at least 1 for axis '" + name + "', found " + size);
        }
        if (!Double.isFinite(scale) || scale == 0) {
            throw new SignalException(
                    "Expected a finite scale other than 0 for axis '" + name + "', found " + scale);
        }
        if (!Double.isFinite(offset) || !Double.isFinite(offset + scale * (size - 1))) {
            throw new SignalException(
                    "Expected finite values on axis '"
                            + name
                            + "', found offset "
                            + offset
                            + ", scale "
                            + scale
                            + ", size "
                            + size);
        }
        if (!labels.isEmpty() && labels.size() != size) {
            throw new SignalException(
                    "Expected no labels on axis '"
                            + name
                            + "' or one for each of its "
                            + size
                            + " positions, found "
                            + labels.size());
        }
    }

    /**
     * An axis without labels.
     *
     * @param name what runs along the axis
     * @param unit unit, {@code ""} if unknown
     * @param size number of positions
     * @param scale step
     * @param offset value at index 0
     * @param role navigation or signal
     */
    public Axis(
            final String name,
            final String unit,
            final long size,
            final double scale,
            final double offset,
            final AxisRole role) {
        this(name, unit, size, scale, offset, role, List.of());
    }

    /**
     * @param index position, 0 … size−1
     * @return offset + scale · index, in {@link #unit()}
     */
    public double value(final long index) {
        return offset + scale * Check.index(index, size, "axis '" + name + "'");
    }

    /**
     * @return the value at the first position
     */
    public double first() {
        return value(0);
    }

    /**
     * @return the value at the last position
     */
    public double last() {
        return value(size - 1);
    }

    /**
     * @param value in {@link #unit()}
     * @return whether the value lies on the axis: at most half a step beyond its ends
     */
    public boolean contains(final double value) {
        final double i = (value - offset) / scale;
        return i >= -0.5 && i < size - 0.5;
    }

    /**
     * The position nearest to a value; half way between two positions the one of larger index.
     *
     * @param value in {@link #unit()}
     * @return 0 … size−1
     * @throws SignalException if the value is more than half a step outside the axis, or NaN
     */
    public long index(final double value) {
        if (!contains(value)) {
            throw new SignalException(
                    "Expected a value on axis '"
                            + name
                            + "', which runs from "
                            + first()
                            + " to "
                            + last()
                            + " "
                            + unit
                            + ", found "
                            + value);
        }
        return Math.max(0, Math.min(size - 1, (long) Math.floor((value - offset) / scale + 0.5)));
    }

    /**
     * The part from one position up to, not including, another.
     *
     * @param from first position kept
     * @param to one past the last position kept; {@code 0 <= from < to <= size}
     * @return an axis whose index 0 is this axis' {@code from}
     */
    public Axis crop(final long from, final long to) {
        if (from < 0 || to <= from || to > size) {
            throw new SignalException(
                    "Expected a crop of axis '"
                            + name
                            + "' with 0 <= from < to <= "
                            + size
                            + ", found from = "
                            + from
                            + ", to = "
                            + to);
        }
        final List<String> kept = labels.isEmpty() ? labels : labels.subList((int) from, (int) to);
        return new Axis(name, unit, to - from, scale, offset + scale * from, role, kept);
    }

    /**
     * @param newUnit unit
     * @param newScale step in that unit
     * @param newOffset value at index 0 in that unit
     * @return the same axis calibrated anew
     */
    public Axis withCalibration(
            final String newUnit, final double newScale, final double newOffset) {
        return new Axis(name, newUnit, size, newScale, newOffset, role, labels);
    }
}
