package org.zeroloss.signal;

/** How a signal's rows are to be read. */
public enum SignalKind {
    /** One row per navigation position, holding one spectrum. */
    SPECTRAL_IMAGE,
    /** One row per scan line of an image. */
    IMAGE_STACK
}
