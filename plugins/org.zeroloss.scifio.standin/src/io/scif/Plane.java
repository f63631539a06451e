package io.scif;

/** Pixels of a plane or of a part of it. */
public interface Plane {

    /** Values in the order of the planar axes. */
    byte[] getBytes();
}
