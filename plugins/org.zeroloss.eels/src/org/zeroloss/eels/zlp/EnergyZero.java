package org.zeroloss.eels.zlp;

/** Where 0 eV is. */
public enum EnergyZero {
    /** The zero-loss maximum of the image's mean spectrum. */
    IMAGE,
    /** The zero-loss maximum of each spectrum: follows drift from pixel to pixel. */
    SPECTRUM
}
