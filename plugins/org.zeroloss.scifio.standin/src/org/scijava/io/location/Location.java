package org.scijava.io.location;

/** Where data lie. */
public interface Location {}
