package io.scif;

import io.scif.config.SCIFIOConfig;

import net.imglib2.Interval;

import org.scijava.io.location.Location;

import java.io.IOException;

/** Reads the images of a file. */
public interface Reader extends HasSource {

    /** Parses a file (SCIFIO up to 0.37). */
    void setSource(String fileName, SCIFIOConfig config) throws IOException;

    /** Parses a file (SCIFIO from 0.38 on). */
    void setSource(Location loc, SCIFIOConfig config) throws IOException;

    /** What was parsed. */
    Metadata getMetadata();

    /** Lines of an image that are best read together. */
    long getOptimalTileHeight(int imageIndex);

    /** Decodes a part of a plane, given by its first and last position on the planar axes. */
    Plane openPlane(int imageIndex, long planeIndex, Interval bounds)
            throws FormatException, IOException;
}
