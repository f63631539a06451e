package org.zeroloss.eels.background;

/** What models are scored against. */
public enum ComparisonTruth {
    /** The noise-free zero-loss peak that a simulated image carries, in all its spectra. */
    SIMULATED,
    /** The vacuum spectra of the image, of which models are not told those that score them. */
    VACUUM
}
