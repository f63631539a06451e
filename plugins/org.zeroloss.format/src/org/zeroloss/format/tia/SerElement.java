package org.zeroloss.format.tia;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.signal.DataType;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Head of one element, a spectrum or an image. All elements of a series must be alike.
 *
 * @param type type of the values
 * @param calibrations of its axes, x first
 * @param size its axes' sizes, x first
 * @param length bytes of the head
 */
record SerElement(DataType type, List<Calibration> calibrations, List<Integer> size, int length) {

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final DataType[] TYPES = {
        DataType.UINT8,
        DataType.UINT16,
        DataType.UINT32,
        DataType.INT8,
        DataType.INT16,
        DataType.INT32,
        DataType.FLOAT32,
        DataType.FLOAT64
    };

    /**
     * value(i) = offset + (i − element) · delta.
     *
     * @param offset value at {@code element}
     * @param delta step
     * @param element position that has the value {@code offset}
     */
    record Calibration(double offset, double delta, int element) {

        /**
         * @return value at position 0
         */
        double first() {
            return offset - element * delta;
        }
    }

    /** Checks the parts. */
    SerElement {
        calibrations = List.copyOf(calibrations);
        size = List.copyOf(size);
    }

    static SerElement read(final SeekableBytes in, final long at, final boolean image) {
        final List<Calibration> calibrations = new ArrayList<>();
        long p = at;
        for (int i = 0; i < (image ? 2 : 1); i++) {
            calibrations.add(
                    new Calibration(
                            SerHeader.real(in, p),
                            SerHeader.real(in, p + 8),
                            in.i32(p + 16, LITTLE, "calibrated element")));
            p += 20;
        }
        final int code = in.i16(p, LITTLE, "type of the values");
        if (code < 1 || code > TYPES.length) {
            throw FormatException.at(
                    in.name(),
                    p,
                    "a type of values from 1 to 8 (integers of 8 to 32 bits, reals)",
                    code
                            + (code == 9 || code == 10
                                    ? " (complex numbers), which Zeroloss does not read"
                                    : ""));
        }
        p += 2;
        final List<Integer> size = new ArrayList<>();
        long values = 1;
        for (int i = 0; i < calibrations.size(); i++) {
            final int n = in.i32(p, LITTLE, "size");
            if (n < 1) {
                throw FormatException.at(in.name(), p, "a size of at least 1", String.valueOf(n));
            }
            size.add(n);
            values *= n;
            p += 4;
        }
        final DataType type = TYPES[code - 1];
        if (values > in.length()) {
            throw FormatException.at(
                    in.name(), p, size + " values of " + type, "a shorter file; it is truncated");
        }
        in.require(p, values * type.bytes(), size + " values of " + type);
        return new SerElement(type, calibrations, size, (int) (p - at));
    }

    /**
     * @return bytes of a row of values
     */
    int rowBytes() {
        return Math.multiplyExact(size.get(0), type.bytes());
    }

    /**
     * @return rows of values: 1 for a spectrum
     */
    int rows() {
        return size.size() > 1 ? size.get(1) : 1;
    }

    boolean isLike(final SerElement other) {
        return type == other.type && size.equals(other.size);
    }
}
