package org.zeroloss.imaging.defects;

/** Takes the probability maps of an image, tile by tile, in the order of rows of tiles. */
@FunctionalInterface
public interface MapSink {

    /** Takes nothing. */
    MapSink NONE = (tile, maps) -> {};

    /**
     * @param tile which pixels; tiles of a row of tiles have equal heights
     * @param maps background, then each class, row by row
     */
    void accept(Window tile, float[] maps);
}
