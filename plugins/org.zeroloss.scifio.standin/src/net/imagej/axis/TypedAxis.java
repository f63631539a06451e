package net.imagej.axis;

/** An axis with a meaning. */
public interface TypedAxis {

    /** What it means. */
    AxisType type();
}
