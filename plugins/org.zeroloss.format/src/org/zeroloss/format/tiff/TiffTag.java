package org.zeroloss.format.tiff;

/** Numbers of the tags that are read or written. */
final class TiffTag {

    static final int SUBFILE = 254;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int DESCRIPTION = 270;
    static final int STRIP_OFFSETS = 273;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int PLANAR = 284;
    static final int RESOLUTION_UNIT = 296;
    static final int SOFTWARE = 305;
    static final int DATE = 306;
    static final int PREDICTOR = 317;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SAMPLE_FORMAT = 339;

    /** DigitalMicrograph's unit of x; of y and z in the next two. */
    static final int DM_UNIT = 65003;

    /** DigitalMicrograph's value at the first pixel along x; of y and z in the next two. */
    static final int DM_ORIGIN = 65006;

    /** DigitalMicrograph's step along x; of y and z in the next two. */
    static final int DM_SCALE = 65009;

    /** DigitalMicrograph's unit of the values. */
    static final int DM_QUANTITY = 65022;

    private TiffTag() {}
}
