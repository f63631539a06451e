package org.zeroloss.eels.gap;

/** Whether a spectrum got a gap, and if not, why. */
public enum GapStatus {
    /** It has a gap. */
    OK,
    /** No onset above the noise. */
    NO_ONSET,
    /** A vacuum spectrum. */
    VACUUM,
    /** The spectrum has no zero-loss peak. */
    NO_ZERO_LOSS_PEAK,
    /** The gap lies at the edge of the search range. */
    AT_LIMIT,
    /** The window holds too few channels. */
    WINDOW_TOO_SHORT
}
