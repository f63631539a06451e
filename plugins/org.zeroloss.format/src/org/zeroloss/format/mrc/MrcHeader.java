package org.zeroloss.format.mrc;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.PixelParts;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.signal.DataType;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The first 1024 bytes (Cheng et al., J. Struct. Biol. 192 (2015) 146: MRC2014).
 *
 * @param order byte order
 * @param mode type of the values as the file codes it
 * @param type type of the values as a signal keeps them
 * @param size columns, rows, sections
 * @param step size of a pixel in Å along each; 0 where the file does not tell
 * @param volume whether the sections are slices of one volume, not images of a stack
 * @param extended bytes between this header and the data
 * @param extendedType four letters that name what they are
 * @param labels texts
 */
record MrcHeader(
        ByteOrder order,
        int mode,
        DataType type,
        List<Integer> size,
        List<Double> step,
        boolean volume,
        int extended,
        String extendedType,
        List<String> labels) {

    static final int LENGTH = 1024;
    static final int HALF = 12;
    private static final int COMPLEX_INTEGERS = 3;
    private static final int COMPLEX = 4;
    private static final int MAP = 208;
    private static final int STAMP = 212;
    private static final int LABELS = 10;
    private static final int LABEL = 80;
    private static final int FIRST_VOLUME = 1;
    private static final int LAST_VOLUME = 230;
    private static final int FIRST_VOLUME_STACK = 401;

    /** Checks the parts. */
    MrcHeader {
        size = List.copyOf(size);
        step = List.copyOf(step);
        labels = List.copyOf(labels);
    }

    static boolean isMap(final byte[] head) {
        return head.length >= LENGTH
                && head[MAP] == 'M'
                && head[MAP + 1] == 'A'
                && head[MAP + 2] == 'P'
                && (head[MAP + 3] == ' ' || head[MAP + 3] == 0);
    }

    static MrcHeader read(final SeekableBytes in) {
        in.require(0, LENGTH, "the header of an MRC file");
        final ByteOrder order = order(in);
        final int mode = in.i32(12, order, "mode");
        final DataType type = type(in.name(), mode);
        final List<Integer> size = new ArrayList<>();
        final List<Double> step = new ArrayList<>();
        final int space = in.i32(88, order, "space group");
        for (int i = 0; i < 3; i++) {
            final int n = in.i32(4L * i, order, "size");
            if (n < 1) {
                throw FormatException.at(
                        in.name(), 4L * i, "a number of pixels of at least 1", String.valueOf(n));
            }
            size.add(n);
            final int cells = in.i32(28 + 4L * i, order, "sampling");
            final float length = Float.intBitsToFloat(in.i32(40 + 4L * i, order, "cell dimension"));
            final boolean told = cells > 0 && length > 0 && length <= Float.MAX_VALUE;
            step.add(told ? (double) length / cells : 0.0);
        }
        final int extended = in.i32(92, order, "length of the extended header");
        if (extended < 0) {
            throw FormatException.at(
                    in.name(), 92, "the length of the extended header", String.valueOf(extended));
        }
        return new MrcHeader(
                order,
                mode,
                type,
                size,
                step,
                space >= FIRST_VOLUME && space <= LAST_VOLUME || space >= FIRST_VOLUME_STACK,
                extended,
                text(in, 104, 4),
                labels(in, order));
    }

    /** By the machine stamp; where that is missing, by which order gives a possible mode. */
    private static ByteOrder order(final SeekableBytes in) {
        final int stamp = in.u8(STAMP, "machine stamp");
        if (stamp == 0x44) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        if (stamp == 0x11) {
            return ByteOrder.BIG_ENDIAN;
        }
        final int mode = in.i32(12, ByteOrder.LITTLE_ENDIAN, "mode");
        return mode >= 0 && mode <= 0xffff ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static DataType type(final String file, final int mode) {
        return switch (mode) {
            case 0 -> DataType.INT8;
            case 1, COMPLEX_INTEGERS -> DataType.INT16;
            case 2, COMPLEX, HALF -> DataType.FLOAT32;
            case 6 -> DataType.UINT16;
            default ->
                    throw FormatException.at(
                            file,
                            12,
                            "mode 0, 1, 2, 3, 4, 6 or 12 (integers of 8 or 16 bits, reals of 32 or"
                                    + " 16, complex numbers of either)",
                            mode
                                    + switch (mode) {
                                        case 101 ->
                                                " (4-bit integers), which Zeroloss does not"
                                                        + " read; convert to mode 1";
                                        default -> ", which the format does not know";
                                    });
        };
    }

    private static List<String> labels(final SeekableBytes in, final ByteOrder order) {
        final int count = in.i32(220, order, "number of labels");
        final List<String> labels = new ArrayList<>();
        for (int i = 0; i < Math.max(0, Math.min(LABELS, count)); i++) {
            labels.add(text(in, 224 + LABEL * i, LABEL));
        }
        return labels;
    }

    private static String text(final SeekableBytes in, final int at, final int length) {
        final String text = new String(in.bytes(at, length, "a text"), StandardCharsets.ISO_8859_1);
        final int end = text.indexOf(0);
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    /**
     * @return what a pixel is: modes 3 and 4 are complex numbers
     */
    PixelParts parts() {
        return mode == COMPLEX_INTEGERS || mode == COMPLEX
                ? PixelParts.complex(type)
                : PixelParts.plain(type);
    }

    /**
     * @return bytes of a number in the file
     */
    int bytes() {
        return mode == HALF ? 2 : type.bytes();
    }
}
