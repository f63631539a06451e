package net.imagej.axis;

/** An axis with a calibration. */
public interface CalibratedAxis extends TypedAxis {

    /** Unit, or null. */
    String unit();

    /** Value at a position counted in pixels. */
    double calibratedValue(double rawValue);
}
