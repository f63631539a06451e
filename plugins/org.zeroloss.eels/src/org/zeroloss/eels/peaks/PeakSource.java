package org.zeroloss.eels.peaks;

/** Which spectrum a peak was found in. */
public enum PeakSource {
    /** The spectrum minus the zero-loss peak. */
    SUBTRACTED,
    /** The spectrum as measured. */
    RAW
}
