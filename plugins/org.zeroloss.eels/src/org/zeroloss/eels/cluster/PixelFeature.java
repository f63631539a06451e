package org.zeroloss.eels.cluster;

/** What of each spectrum is clustered. */
public enum PixelFeature {
    /** ln of the sum of the channels around the zero-loss maximum: follows −t/λ. */
    LN_ZLP_SUM,
    /** Sum over all channels. */
    TOTAL_INTENSITY,
    /** Sum over an energy window. */
    ENERGY_WINDOW,
    /** The whole spectrum, as it is. */
    SPECTRUM
}
