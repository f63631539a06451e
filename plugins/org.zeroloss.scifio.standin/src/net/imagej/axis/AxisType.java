package net.imagej.axis;

/** What an axis means. */
public interface AxisType {

    /** Name: X, Y, Z, Time, Channel, … */
    String getLabel();
}
