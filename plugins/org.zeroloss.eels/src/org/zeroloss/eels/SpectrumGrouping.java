package org.zeroloss.eels;

/** Which spectra of a spectral image an analysis works on. */
public enum SpectrumGrouping {
    /** Every pixel's spectrum. */
    PIXEL,
    /** The mean spectrum of every cluster (needs the {@code label} map). */
    CLUSTER,
    /** The mean spectrum of the image, vacuum spectra left out. */
    MEAN
}
