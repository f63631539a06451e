package org.zeroloss.format.dm;

import org.zeroloss.signal.DataType;

import java.util.List;
import java.util.Optional;

/** The pixel types of images, by their code in the tag DataType. */
enum DmPixel {
    INT16(1, 2, DataType.INT16, "16-bit integers"),
    FLOAT32(2, 4, DataType.FLOAT32, "32-bit reals"),
    COMPLEX64(3, 8, null, "complex numbers of 8 bytes"),
    /** Half of the Fourier transform of a real image, see {@link DmHalfPlane}: a real a pixel. */
    HALF_PLANE(5, 4, null, "packed complex numbers of 8 bytes (type 5)"),
    UINT8(6, 1, DataType.UINT8, "unsigned 8-bit integers"),
    INT32(7, 4, DataType.INT32, "32-bit integers"),
    RGB(8, 4, null, "RGB colors"),
    INT8(9, 1, DataType.INT8, "8-bit integers"),
    UINT16(10, 2, DataType.UINT16, "unsigned 16-bit integers"),
    UINT32(11, 4, DataType.UINT32, "unsigned 32-bit integers"),
    FLOAT64(12, 8, DataType.FLOAT64, "64-bit reals"),
    COMPLEX128(13, 16, null, "complex numbers of 16 bytes"),
    BINARY(14, 1, DataType.UINT8, "binary values"),
    RGBA(23, 4, null, "RGBA colors"),
    /** As type 5, in a newer way: which half is kept is told nowhere. */
    NEWER_HALF_PLANE(27, 4, null, "packed complex numbers of 8 bytes (type 27)"),
    NEWER_HALF_PLANE_128(28, 8, null, "packed complex numbers of 16 bytes (type 28)"),
    INT64(39, 8, DataType.INT64, "64-bit integers"),
    UINT64(40, 8, DataType.UINT64, "unsigned 64-bit integers");

    private final int m_code;
    private final int m_bytes;
    private final DataType m_type;
    private final String m_words;

    DmPixel(final int code, final int bytes, final DataType type, final String words) {
        m_code = code;
        m_bytes = bytes;
        m_type = type;
        m_words = words;
    }

    int bytes() {
        return m_bytes;
    }

    /**
     * @return the type in a signal; empty for what is no plain number, see {@link DmParts}
     */
    Optional<DataType> type() {
        return Optional.ofNullable(m_type);
    }

    /**
     * @param depth a pixel's bytes as the file tells them
     * @return whether that is right; of half a transform both the values' and the numbers' are
     */
    boolean isOfDepth(final long depth) {
        return depth == m_bytes || this == HALF_PLANE && depth == 2L * m_bytes;
    }

    /**
     * @return whether nothing of it is read, so that nothing of it needs to fit together
     */
    boolean isUnknown() {
        return this == NEWER_HALF_PLANE || this == NEWER_HALF_PLANE_128;
    }

    String words() {
        return m_words;
    }

    /**
     * @param fields element of the array that holds the pixels
     * @return whether its elements can be such pixels: the same bytes, and reals only for reals
     */
    boolean storedAs(final List<DmType> fields) {
        if (fields.stream().mapToInt(DmType::bytes).sum() != m_bytes) {
            return false;
        }
        if (this == HALF_PLANE) {
            return fields.size() == 1 && fields.get(0).floating();
        }
        if (this == COMPLEX64 || this == COMPLEX128) {
            return fields.size() == 2
                    && fields.stream().allMatch(f -> f.floating() && f.bytes() == m_bytes / 2);
        }
        if (isColor()) {
            return fields.stream().noneMatch(DmType::floating)
                    && (fields.size() == 1 || fields.size() == m_bytes);
        }
        final boolean real = this == FLOAT32 || this == FLOAT64;
        return m_type == null || fields.size() == 1 && fields.get(0).floating() == real;
    }

    boolean isColor() {
        return this == RGB || this == RGBA;
    }

    /**
     * @param code as it stands in the file
     * @return the pixel type, if there is one with this code
     */
    static Optional<DmPixel> ofCode(final long code) {
        for (final DmPixel p : values()) {
            if (p.m_code == code) {
                return Optional.of(p);
            }
        }
        return Optional.empty();
    }
}
