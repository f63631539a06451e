package io.scif;

/** What a file says of itself. */
public interface Metadata extends HasMetaTable {

    /** How many images the file has, each with axes of its own. */
    int getImageCount();

    /** One of the images, counted from 0. */
    ImageMetadata get(int imageIndex);
}
