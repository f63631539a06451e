package org.scijava.service;

/** Marks the services of SciJava. */
public interface SciJavaService extends Service {}
