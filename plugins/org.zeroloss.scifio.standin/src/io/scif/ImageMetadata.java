package io.scif;

import net.imagej.axis.CalibratedAxis;

import java.util.List;

/** One image of a file: its axes, fastest first, of which the first few make a plane. */
public interface ImageMetadata extends HasMetaTable {

    /** Name, or null. */
    String getName();

    /** One of the constants of SCIFIO's {@code FormatTools}, from INT8 = 0 to DOUBLE = 7. */
    int getPixelType();

    /** Whether the bytes of a value begin with the lowest. */
    boolean isLittleEndian();

    /** Whether a color table belongs to the image. */
    boolean isIndexed();

    /** Whether the color table is for looks only, the values being intensities. */
    boolean isFalseColor();

    /** Whether it is a small copy of another image. */
    boolean isThumbnail();

    /** Axes of a plane, fastest first. */
    List<CalibratedAxis> getAxesPlanar();

    /** Axes that planes are counted along, fastest first. */
    List<CalibratedAxis> getAxesNonPlanar();

    /** Length of an axis. */
    long getAxisLength(CalibratedAxis axis);
}
