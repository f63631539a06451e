package org.zeroloss.signal;

/**
 * Where a record batch lies in the file.
 *
 * @param offset of its message's prefix
 * @param metadataLength bytes of prefix and message, padding included
 * @param bodyLength bytes of the body that follows
 */
record ArrowBlock(long offset, int metadataLength, long bodyLength) {

    long body() {
        return offset + metadataLength;
    }
}
