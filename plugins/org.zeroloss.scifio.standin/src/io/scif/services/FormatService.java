package io.scif.services;

import io.scif.Format;
import io.scif.FormatException;
import io.scif.SCIFIOService;
import io.scif.config.SCIFIOConfig;

import org.scijava.io.location.Location;

/** Finds the format of a file. */
public interface FormatService extends SCIFIOService {

    /** The format of a file (SCIFIO up to 0.37). */
    Format getFormat(String id, SCIFIOConfig config) throws FormatException;

    /** The format of a file (SCIFIO from 0.38 on). */
    Format getFormat(Location id, SCIFIOConfig config) throws FormatException;
}
