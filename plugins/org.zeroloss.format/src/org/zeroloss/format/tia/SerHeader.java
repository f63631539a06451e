package org.zeroloss.format.tia;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Head of a .ser file, always little endian: what its elements are, the dimensions of the series,
 * and where the elements lie.
 *
 * @param images whether elements are images; else spectra
 * @param dimensions of the series, as in the file: the first runs fastest
 * @param total number of elements there should be
 * @param valid number of elements that were acquired
 * @param offsets where the table of offsets starts
 * @param wide whether offsets have 64 bits
 */
record SerHeader(
        boolean images,
        List<Dimension> dimensions,
        int total,
        int valid,
        long offsets,
        boolean wide) {

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final int SPECTRA = 0x4120;
    private static final int IMAGES = 0x4122;
    private static final int NARROW = 0x0210;
    private static final int WIDE = 0x0220;
    private static final int MAX_DIMENSIONS = 8;
    private static final int MAX_TEXT = 4096;

    /**
     * One dimension of the series: value(i) = offset + (i − element) · delta.
     *
     * @param size number of positions
     * @param offset value at {@code element}
     * @param delta step
     * @param element position that has the value {@code offset}
     * @param description what runs along it
     * @param unit of {@code offset} and {@code delta}, {@code ""} if the file names none
     */
    record Dimension(
            int size, double offset, double delta, int element, String description, String unit) {}

    /** Checks the parts. */
    SerHeader {
        dimensions = List.copyOf(dimensions);
    }

    static boolean isMagic(final byte[] head) {
        return head.length >= 6
                && head[0] == 'I'
                && head[1] == 'I'
                && (head[2] & 0xff) == 0x97
                && head[3] == 1;
    }

    static SerHeader read(final SeekableBytes in) {
        final String file = in.name();
        if (in.i32(0, LITTLE, "the signature of a TIA series") != 0x01974949) {
            throw FormatException.at(
                    file, 0, "the signature of a TIA series (49 49 97 01)", "other bytes");
        }
        final int version = in.i16(4, LITTLE, "version");
        if (version != NARROW && version != WIDE) {
            throw FormatException.at(
                    file, 4, "version 0x210 or 0x220", "0x" + Integer.toHexString(version));
        }
        final boolean wide = version == WIDE;
        final int type = in.i32(6, LITTLE, "type of the elements");
        if (type != SPECTRA && type != IMAGES) {
            throw FormatException.at(
                    file,
                    6,
                    "0x4120 (spectra) or 0x4122 (images)",
                    "0x" + Integer.toHexString(type));
        }
        final int total = in.i32(14, LITTLE, "number of elements");
        final int valid = in.i32(18, LITTLE, "number of valid elements");
        if (total < 1 || valid < 1 || valid > total) {
            throw FormatException.at(
                    file,
                    14,
                    "at least one element, and no more valid ones than there are",
                    valid + " valid of " + total + (valid == 0 ? "; nothing was acquired" : ""));
        }
        final long offsets =
                wide
                        ? in.i64(22, LITTLE, "place of the offsets")
                        : in.i32(22, LITTLE, "place of the offsets") & 0xffff_ffffL;
        in.require(offsets, (long) total * (wide ? 8 : 4), "the offsets of the elements");
        long at = wide ? 30 : 26;
        final int count = in.i32(at, LITTLE, "number of dimensions");
        if (count < 1 || count > MAX_DIMENSIONS) {
            throw FormatException.at(
                    file, at, "1 to " + MAX_DIMENSIONS + " dimensions", String.valueOf(count));
        }
        at += 4;
        final List<Dimension> dimensions = new ArrayList<>();
        long product = 1;
        for (int i = 0; i < count; i++) {
            final int size = in.i32(at, LITTLE, "size of a dimension");
            if (size < 1 || size > total) {
                throw FormatException.at(file, at, "a size of 1 to " + total, String.valueOf(size));
            }
            product *= size;
            if (product > total) {
                break;
            }
            final String description = text(in, at + 24);
            final long unit = at + 28 + in.i32(at + 24, LITTLE, "length");
            dimensions.add(
                    new Dimension(
                            size,
                            real(in, at + 4),
                            real(in, at + 12),
                            in.i32(at + 20, LITTLE, "calibrated element"),
                            description,
                            text(in, unit)));
            at = unit + 4 + in.i32(unit, LITTLE, "length");
        }
        if (product != total) {
            throw FormatException.at(
                    file,
                    at,
                    "dimensions that multiply to the " + total + " elements",
                    String.valueOf(product));
        }
        return new SerHeader(type == IMAGES, dimensions, total, valid, offsets, wide);
    }

    private static String text(final SeekableBytes in, final long at) {
        final int length = in.i32(at, LITTLE, "length of a text");
        if (length < 0 || length > MAX_TEXT) {
            throw FormatException.at(
                    in.name(), at, "a text of at most " + MAX_TEXT + " bytes", length + " bytes");
        }
        return new String(in.bytes(at + 4, length, "a text"), StandardCharsets.UTF_8)
                .replace("\0", "");
    }

    static double real(final SeekableBytes in, final long at) {
        return Double.longBitsToDouble(in.i64(at, LITTLE, "a calibration"));
    }

    /**
     * Positions of the slowest dimension that were reached: a scan that was stopped ends there.
     *
     * @return 1 to the size of that dimension
     */
    int reached() {
        final int size = dimensions.get(dimensions.size() - 1).size();
        final int line = total / size;
        return (int) ((valid + (long) line - 1) / line);
    }

    /**
     * @return elements up to the end of the line that was begun last
     */
    long elements() {
        return (long) reached() * (total / dimensions.get(dimensions.size() - 1).size());
    }

    /**
     * @param in the file
     * @param element which
     * @return where it starts
     */
    long offset(final SeekableBytes in, final long element) {
        return wide
                ? in.i64(offsets + 8 * element, LITTLE, "the offset of an element")
                : in.i32(offsets + 4 * element, LITTLE, "the offset of an element") & 0xffff_ffffL;
    }
}
