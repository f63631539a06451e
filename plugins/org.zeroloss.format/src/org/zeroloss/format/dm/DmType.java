package org.zeroloss.format.dm;

/** The elementary types of tag data, by their code in the file. */
enum DmType {
    INT16(2, 2),
    INT32(3, 4),
    UINT16(4, 2),
    UINT32(5, 4),
    FLOAT32(6, 4),
    FLOAT64(7, 8),
    BOOLEAN(8, 1),
    CHAR(9, 1),
    OCTET(10, 1),
    INT64(11, 8),
    UINT64(12, 8);

    /** Code of a group of fields. */
    static final int STRUCT = 15;

    /** Code of a text, rare: DigitalMicrograph itself writes arrays of UINT16. */
    static final int STRING = 18;

    /** Code of an array. */
    static final int ARRAY = 20;

    private final int m_code;
    private final int m_bytes;

    DmType(final int code, final int bytes) {
        m_code = code;
        m_bytes = bytes;
    }

    int code() {
        return m_code;
    }

    int bytes() {
        return m_bytes;
    }

    boolean floating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /**
     * @param code as it stands in the file
     * @return the type, or {@code null} if there is none with this code
     */
    static DmType ofCode(final long code) {
        for (final DmType t : values()) {
            if (t.m_code == code) {
                return t;
            }
        }
        return null;
    }
}
