package org.zeroloss.signal;

/** Native number type of a signal; little endian on disk. */
public enum DataType {
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    INT64(8),
    UINT64(8),
    FLOAT32(4),
    FLOAT64(8);

    private final int m_bytes;

    DataType(final int bytes) {
        m_bytes = bytes;
    }

    /**
     * @return bytes of one value
     */
    public int bytes() {
        return m_bytes;
    }
}
