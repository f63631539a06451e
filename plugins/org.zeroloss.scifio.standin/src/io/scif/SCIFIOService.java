package io.scif;

import org.scijava.service.Service;

/** Marks the services of SCIFIO. */
public interface SCIFIOService extends Service {}
