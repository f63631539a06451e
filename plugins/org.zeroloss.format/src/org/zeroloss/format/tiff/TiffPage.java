package org.zeroloss.format.tiff;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.signal.DataType;

/**
 * One image, checked before it is decoded: its strips or tiles lie in the file and do not claim to
 * grow more than their compression can make them.
 *
 * @param width pixels of a row
 * @param height rows
 * @param samples values of a pixel
 * @param type type of a value
 * @param blockRows rows of a strip or tile
 * @param compressed whether it is
 * @param first where the first strip or tile starts
 */
record TiffPage(
        int width,
        int height,
        int samples,
        DataType type,
        int blockRows,
        boolean compressed,
        long first) {

    private static final int NONE = 1;
    private static final int MAX_SAMPLES = 4;

    /** Most bytes of a packed strip or tile, which is unpacked as a whole. */
    private static final long MAX_PACKED = 1L << 30;

    static TiffPage of(final SeekableBytes in, final TiffDirectory d) {
        final int width = size(in, d, TiffTag.WIDTH);
        final int height = size(in, d, TiffTag.HEIGHT);
        final int samples = (int) Math.min(Integer.MAX_VALUE, d.integer(TiffTag.SAMPLES, 1));
        if (samples < 1 || samples > MAX_SAMPLES) {
            throw FormatException.at(
                    in.name(),
                    d.offset(),
                    "1 to " + MAX_SAMPLES + " values a pixel",
                    String.valueOf(samples));
        }
        final DataType type = type(in, d, samples);
        final int compression = (int) d.integer(TiffTag.COMPRESSION, NONE);
        final long ratio = ratio(in, d, compression);
        final long predictor = d.integer(TiffTag.PREDICTOR, 1);
        if (compression != NONE && predictor != 1 && type.bytes() > 1) {
            // The platform's plug-in undoes it for 8 bits only.
            throw FormatException.at(
                    in.name(),
                    d.offset(),
                    "values that are packed as they are (predictor 1), or 8-bit ones",
                    "predictor "
                            + predictor
                            + " with "
                            + type
                            + ", which Zeroloss does not read; save it without a predictor");
        }
        final boolean tiled = d.has(TiffTag.TILE_OFFSETS);
        final int blockWidth = tiled ? size(in, d, TiffTag.TILE_WIDTH) : width;
        final long told = tiled ? size(in, d, TiffTag.TILE_HEIGHT) : rowsPerStrip(d, height);
        final int blockRows = (int) (tiled ? told : Math.min(told, height));
        final boolean planar = samples > 1 && d.integer(TiffTag.PLANAR, 1) == 2;
        final int offsets = tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS;
        final int counts = tiled ? TiffTag.TILE_BYTES : TiffTag.STRIP_BYTES;
        final long across = (width + (long) blockWidth - 1) / blockWidth;
        final long down = (height + (long) blockRows - 1) / blockRows;
        final long blocks = across * down * (planar ? samples : 1);
        if (d.count(offsets) != blocks || d.count(counts) != blocks) {
            throw FormatException.at(
                    in.name(),
                    d.offset(),
                    blocks + " strips or tiles",
                    d.count(offsets) + " offsets and " + d.count(counts) + " lengths");
        }
        final long pixel = (long) type.bytes() * (planar ? 1 : samples);
        for (long i = 0; i < blocks; i++) {
            final long at = (long) d.real(offsets, i).orElse(-1);
            final long bytes = (long) d.real(counts, i).orElse(-1);
            in.require(at, bytes, "strip or tile " + i);
            final long row = i / across % down;
            final long rows = tiled ? blockRows : Math.min(blockRows, height - row * blockRows);
            final double decoded = (double) blockWidth * rows * pixel;
            if (decoded / ratio > bytes || compression != NONE && decoded > MAX_PACKED) {
                throw FormatException.at(
                        in.name(),
                        at,
                        "at most 1 GB in strip or tile " + i + ", and not more than can be packed",
                        (long) decoded
                                + " bytes declared to be made from "
                                + bytes
                                + " by compression "
                                + compression);
            }
        }
        return new TiffPage(
                width,
                height,
                samples,
                type,
                blockRows,
                compression != NONE,
                (long) d.real(offsets, 0).orElse(-1));
    }

    private static long rowsPerStrip(final TiffDirectory d, final int height) {
        return Math.max(1, Math.min(height, d.integer(TiffTag.ROWS_PER_STRIP, height)));
    }

    private static int size(final SeekableBytes in, final TiffDirectory d, final int tag) {
        final long n = d.integer(tag, 0);
        if (n < 1 || n > Integer.MAX_VALUE) {
            throw FormatException.at(
                    in.name(), d.offset(), "a size of at least 1 in tag " + tag, String.valueOf(n));
        }
        return (int) n;
    }

    /** Most bytes that one byte can become. */
    private static long ratio(
            final SeekableBytes in, final TiffDirectory d, final int compression) {
        return switch (compression) {
            case NONE -> 1;
            case 5 -> 4096; // LZW: a code of 9 to 12 bits for up to 4093 bytes
            case 8, 32946 -> 1032; // deflate
            case 32773 -> 64; // PackBits: two bytes for 128
            default ->
                    throw FormatException.at(
                            in.name(),
                            d.offset(),
                            "an image without compression, or with LZW, deflate or PackBits",
                            "compression "
                                    + compression
                                    + ", which Zeroloss does not read"
                                    + (compression == 7 ? " (JPEG loses values)" : ""));
        };
    }

    private static DataType type(final SeekableBytes in, final TiffDirectory d, final int samples) {
        final long bits = d.integer(TiffTag.BITS, 1);
        final long format = d.integer(TiffTag.SAMPLE_FORMAT, 1);
        for (int i = 1; i < samples; i++) {
            if (d.real(TiffTag.BITS, i).orElse(bits) != bits
                    || d.real(TiffTag.SAMPLE_FORMAT, i).orElse(format) != format) {
                throw FormatException.at(
                        in.name(), d.offset(), "values of one type in a pixel", "several");
            }
        }
        final DataType type =
                switch ((int) (format * 100 + bits)) {
                    case 108, 408 -> DataType.UINT8;
                    case 116, 416 -> DataType.UINT16;
                    case 132, 432 -> DataType.UINT32;
                    case 208 -> DataType.INT8;
                    case 216 -> DataType.INT16;
                    case 232 -> DataType.INT32;
                    case 332 -> DataType.FLOAT32;
                    case 364 -> DataType.FLOAT64;
                    default ->
                            throw FormatException.at(
                                    in.name(),
                                    d.offset(),
                                    "integers of 8, 16 or 32 bits, or reals of 32 or 64",
                                    bits
                                            + " bits of sample format "
                                            + format
                                            + ", which Zeroloss does not read");
                };
        final long photometric = d.integer(TiffTag.PHOTOMETRIC, 1);
        final boolean colors = photometric == 2 && samples >= 3;
        if (!colors && (samples != 1 || photometric > 3 || photometric == 2)) {
            throw FormatException.at(
                    in.name(),
                    d.offset(),
                    "gray values, or red, green and blue",
                    samples + " values a pixel of photometric interpretation " + photometric);
        }
        return type;
    }

    /**
     * @return images it makes: 3 of a colored one, whose opacity is left out
     */
    int colors() {
        return samples >= 3 ? 3 : 1;
    }

    boolean isLike(final TiffPage other) {
        return width == other.width
                && height == other.height
                && samples == other.samples
                && type == other.type;
    }
}
