package org.zeroloss.format.tiff;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;

import java.nio.ByteOrder;

/**
 * One image, checked before it is decoded: its strips or tiles lie in the file and do not claim to
 * grow more than their compression can make them.
 *
 * @param tags all of its tags
 * @param width pixels of a row
 * @param height rows
 * @param samples values of a pixel
 * @param number what a value is
 * @param blockWidth pixels of a row of a strip or tile
 * @param blockRows rows of a strip or tile
 * @param tiled whether it is cut into tiles, which are all of one size; else the last strip is what
 *     is left
 * @param planar whether each value of a pixel has strips or tiles of its own
 * @param codec how strips or tiles are packed
 */
record TiffPage(
        TiffDirectory tags,
        int width,
        int height,
        int samples,
        TiffNumber number,
        int blockWidth,
        int blockRows,
        boolean tiled,
        boolean planar,
        TiffCodec codec) {

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
        final TiffNumber number = TiffNumber.of(in, d, samples);
        checkColors(in, d, samples);
        final TiffCodec codec = TiffCodec.of(in, d, number);
        final boolean tiled = d.has(TiffTag.TILE_OFFSETS);
        final int rows =
                tiled
                        ? size(in, d, TiffTag.TILE_HEIGHT)
                        : (int)
                                Math.max(
                                        1,
                                        Math.min(
                                                height, d.integer(TiffTag.ROWS_PER_STRIP, height)));
        final TiffPage page =
                new TiffPage(
                        d,
                        width,
                        height,
                        samples,
                        number,
                        tiled ? size(in, d, TiffTag.TILE_WIDTH) : width,
                        rows,
                        tiled,
                        samples > 1 && d.integer(TiffTag.PLANAR, 1) == 2,
                        codec);
        page.checkBlocks(in);
        return page;
    }

    private static int size(final SeekableBytes in, final TiffDirectory d, final int tag) {
        final long n = d.integer(tag, 0);
        if (n < 1 || n > Integer.MAX_VALUE) {
            throw FormatException.at(
                    in.name(), d.offset(), "a size of at least 1 in tag " + tag, String.valueOf(n));
        }
        return (int) n;
    }

    private static void checkColors(
            final SeekableBytes in, final TiffDirectory d, final int samples) {
        final long photometric = d.integer(TiffTag.PHOTOMETRIC, 1);
        final boolean colors = photometric == 2 && samples >= 3;
        if (!colors && (samples != 1 || photometric > 3 || photometric == 2)) {
            throw FormatException.at(
                    in.name(),
                    d.offset(),
                    "gray values, or red, green and blue",
                    samples + " values a pixel of photometric interpretation " + photometric);
        }
    }

    private void checkBlocks(final SeekableBytes in) {
        final long blocks = (long) across() * down() * (planar ? samples : 1);
        final long offsets = tags.count(tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS);
        final long lengths = tags.count(tiled ? TiffTag.TILE_BYTES : TiffTag.STRIP_BYTES);
        if (offsets != blocks || lengths != blocks) {
            throw FormatException.at(
                    in.name(),
                    tags.offset(),
                    blocks + " strips or tiles",
                    offsets + " offsets and " + lengths + " lengths");
        }
        if (isPacked()
                && (double) Math.min(blockRows, height) * width * number.bytes() > MAX_PACKED) {
            throw FormatException.at(
                    in.name(),
                    tags.offset(),
                    "strips or tiles of which those side by side unpack to at most 1 GB",
                    blockRows + " rows of " + width + " pixels");
        }
        for (int i = 0; i < blocks; i++) {
            in.require(offset(i), length(i), "strip or tile " + i);
            final double decoded = (double) blockWidth * rows(i) * pixelBytes();
            if (decoded / codec.ratio() > length(i) || isPacked() && decoded > MAX_PACKED) {
                throw FormatException.at(
                        in.name(),
                        offset(i),
                        "at most 1 GB in strip or tile " + i + ", and not more than can be packed",
                        (long) decoded
                                + " bytes declared to be made from "
                                + length(i)
                                + " by compression "
                                + codec.words());
            }
        }
    }

    /**
     * @return byte order of the values
     */
    ByteOrder order() {
        return tags.order();
    }

    /**
     * @return strips or tiles side by side
     */
    int across() {
        return (int) ((width + (long) blockWidth - 1) / blockWidth);
    }

    /**
     * @return strips or tiles above each other
     */
    int down() {
        return (int) ((height + (long) blockRows - 1) / blockRows);
    }

    /**
     * @param block a strip or tile
     * @return its rows; a tile's beyond the image count
     */
    int rows(final int block) {
        final int row = block / across() % down();
        return tiled ? blockRows : Math.min(blockRows, height - row * blockRows);
    }

    /**
     * @param block a strip or tile
     * @return where it starts
     */
    long offset(final int block) {
        return (long)
                tags.real(tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS, block).orElse(-1);
    }

    /**
     * @param block a strip or tile
     * @return bytes in the file
     */
    long length(final int block) {
        return (long) tags.real(tiled ? TiffTag.TILE_BYTES : TiffTag.STRIP_BYTES, block).orElse(-1);
    }

    /**
     * @return values of a pixel that lie side by side in a strip or tile
     */
    int together() {
        return planar ? 1 : samples;
    }

    /**
     * @return bytes of a pixel in a strip or tile
     */
    int pixelBytes() {
        return number.bytes() * together();
    }

    boolean isPacked() {
        return codec.isPacked();
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
                && number == other.number;
    }
}
