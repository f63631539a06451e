package org.zeroloss.format.tiff;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.signal.DataType;

/** What a value is, by its bits and its sample format (1 unsigned, 2 signed, 3 real, 4 unknown). */
enum TiffNumber {
    UINT8(1, DataType.UINT8),
    INT8(1, DataType.INT8),
    UINT16(2, DataType.UINT16),
    INT16(2, DataType.INT16),
    UINT32(4, DataType.UINT32),
    INT32(4, DataType.INT32),
    UINT64(8, DataType.UINT64),
    INT64(8, DataType.INT64),
    /** Reals of 16 bits, which signals keep in 32. */
    HALF(2, DataType.FLOAT32),
    FLOAT32(4, DataType.FLOAT32),
    FLOAT64(8, DataType.FLOAT64);

    private final int m_bytes;
    private final DataType m_type;

    TiffNumber(final int bytes, final DataType type) {
        m_bytes = bytes;
        m_type = type;
    }

    /**
     * @return bytes in the file
     */
    int bytes() {
        return m_bytes;
    }

    /**
     * @return the type in a signal
     */
    DataType type() {
        return m_type;
    }

    boolean isReal() {
        return this == HALF || this == FLOAT32 || this == FLOAT64;
    }

    static TiffNumber of(final SeekableBytes in, final TiffDirectory d, final int samples) {
        final long bits = d.integer(TiffTag.BITS, 1);
        final long format = d.integer(TiffTag.SAMPLE_FORMAT, 1);
        for (int i = 1; i < samples; i++) {
            if (d.real(TiffTag.BITS, i).orElse(bits) != bits
                    || d.real(TiffTag.SAMPLE_FORMAT, i).orElse(format) != format) {
                throw FormatException.at(
                        in.name(), d.offset(), "values of one type in a pixel", "several");
            }
        }
        final boolean whole = format == 1 || format == 2 || format == 4;
        final boolean signed = format == 2;
        if (whole && bits == 8) {
            return signed ? INT8 : UINT8;
        }
        if (whole && bits == 16) {
            return signed ? INT16 : UINT16;
        }
        if (whole && bits == 32) {
            return signed ? INT32 : UINT32;
        }
        if (whole && bits == 64) {
            return signed ? INT64 : UINT64;
        }
        if (format == 3 && (bits == 16 || bits == 32 || bits == 64)) {
            return bits == 16 ? HALF : bits == 32 ? FLOAT32 : FLOAT64;
        }
        throw FormatException.at(
                in.name(),
                d.offset(),
                "integers of 8, 16, 32 or 64 bits, or reals of 16, 32 or 64",
                bits + " bits of sample format " + format + ", which Zeroloss does not read");
    }
}
