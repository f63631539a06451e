package org.zeroloss.format.image;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.DataType;

import java.nio.ByteOrder;

/**
 * What the first bytes of a picture say.
 *
 * @param png whether it is PNG, else JPEG
 * @param width pixels of a row
 * @param height rows
 * @param colors 1 for gray, 3 for colors
 * @param type type of a value
 * @param palette whether pixels are places in a table of colors
 */
record PictureHead(boolean png, int width, int height, int colors, DataType type, boolean palette) {

    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
    private static final long PNG_MAGIC = 0x89504e470d0a1a0aL;

    /** Deflate makes at most 1032 bytes of one, and JPEG hardly more. */
    private static final long MAX_RATIO = 1032;

    static boolean isPng(final byte[] head) {
        return head.length >= 8
                && (head[0] & 0xff) == 0x89
                && head[1] == 'P'
                && head[2] == 'N'
                && head[3] == 'G';
    }

    static boolean isJpeg(final byte[] head) {
        return head.length >= 3
                && (head[0] & 0xff) == 0xff
                && (head[1] & 0xff) == 0xd8
                && (head[2] & 0xff) == 0xff;
    }

    static PictureHead read(final SourceFile source) {
        try (SeekableBytes in = SeekableBytes.open(source)) {
            final boolean png = in.u8(0, "the signature of a picture") == 0x89;
            final PictureHead head = png ? png(in) : jpeg(in);
            final double bytes =
                    (double) head.width * head.height * head.colors * head.type.bytes();
            if (bytes / MAX_RATIO > in.length()) {
                throw FormatException.at(
                        source.name(),
                        0,
                        "a picture that fits its " + in.length() + " bytes",
                        "one of "
                                + head.width
                                + " × "
                                + head.height
                                + " pixels; the file is truncated or damaged");
            }
            if (bytes > Integer.MAX_VALUE / 2) {
                throw FormatException.at(
                        source.name(),
                        0,
                        "at most 1 GB of pixels",
                        head.width + " × " + head.height + "; save it as TIFF");
            }
            return head;
        }
    }

    private static PictureHead png(final SeekableBytes in) {
        if (in.i64(0, BIG, "the signature of a PNG file") != PNG_MAGIC
                || in.i32(12, BIG, "the first chunk") != 0x49484452) {
            throw FormatException.at(
                    in.name(), 0, "the signature and the chunk IHDR of a PNG file", "others");
        }
        final int depth = in.u8(24, "bits of a value");
        final int kind = in.u8(25, "kind of colors");
        final boolean gray = kind == 0 || kind == 4;
        if (!gray && kind != 2 && kind != 3 && kind != 6) {
            throw FormatException.at(
                    in.name(), 25, "color type 0, 2, 3, 4 or 6", String.valueOf(kind));
        }
        if (depth != 8 && depth != 16 && !(kind == 3 && depth > 0 && depth < 8)) {
            throw FormatException.at(
                    in.name(),
                    24,
                    "8 or 16 bits a value",
                    depth + ", which Zeroloss does not read; convert the picture");
        }
        return new PictureHead(
                true,
                size(in, 16, in.i32(16, BIG, "width")),
                size(in, 20, in.i32(20, BIG, "height")),
                gray ? 1 : 3,
                depth == 16 ? DataType.UINT16 : DataType.UINT8,
                kind == 3);
    }

    /** Goes from marker to marker up to the frame header. */
    private static PictureHead jpeg(final SeekableBytes in) {
        if ((in.i16(0, BIG, "the signature of a JPEG file") & 0xffff) != 0xffd8) {
            throw FormatException.at(in.name(), 0, "the signature of a JPEG file", "others");
        }
        long at = 2;
        while (true) {
            if (in.u8(at, "a marker") != 0xff) {
                throw FormatException.at(in.name(), at, "a marker (ff)", "another byte");
            }
            final int marker = in.u8(at + 1, "a marker");
            if (marker == 0xff) {
                at++;
                continue;
            }
            final int length = in.i16(at + 2, BIG, "length of a segment") & 0xffff;
            final boolean frame =
                    marker >= 0xc0
                            && marker <= 0xcf
                            && marker != 0xc4
                            && marker != 0xc8
                            && marker != 0xcc;
            if (frame) {
                return frame(in, at, marker);
            }
            if (length < 2 || marker == 0xd9 || marker == 0xda) {
                throw FormatException.at(
                        in.name(),
                        at,
                        "the head of a frame",
                        "marker ff" + Integer.toHexString(marker));
            }
            at += 2 + length;
        }
    }

    private static PictureHead frame(final SeekableBytes in, final long at, final int marker) {
        final int bits = in.u8(at + 4, "bits of a value");
        final int components = in.u8(at + 9, "components");
        if (bits != 8 || marker > 0xc2) {
            throw PictureReader.refused(
                    in.name(),
                    at,
                    bits
                            + " bits a value in a JPEG frame of type ff"
                            + Integer.toHexString(marker));
        }
        if (components != 1 && components != 3) {
            throw PictureReader.refused(in.name(), at, components + " colors (for print)");
        }
        return new PictureHead(
                false,
                size(in, at + 7, in.i16(at + 7, BIG, "width") & 0xffff),
                size(in, at + 5, in.i16(at + 5, BIG, "height") & 0xffff),
                components,
                DataType.UINT8,
                false);
    }

    private static int size(final SeekableBytes in, final long at, final int n) {
        if (n < 1) {
            throw FormatException.at(in.name(), at, "a size of at least 1", String.valueOf(n));
        }
        return n;
    }
}
