package org.zeroloss.signal;

/** What an axis runs over. */
public enum AxisRole {
    /** Where: pixel position, image number, file. */
    NAVIGATION,
    /** What was measured there: energy loss of a spectrum, rows and columns of an image. */
    SIGNAL
}
