package org.scijava.service;

/** Something that a context offers. */
public interface Service {}
