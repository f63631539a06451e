package org.zeroloss.standin.table;

import org.knime.core.util.DuplicateKeyException;

import java.nio.charset.StandardCharsets;

/**
 * Finds a second row with the same identifier. Keeps 64 bits of each identifier, so a million rows
 * take some 16 MB; where the bits agree the identifiers themselves are compared.
 */
public final class RowKeys {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final RowStore rows;
    private long[] hashes = new long[1 << 10];
    private int count;

    /** For the rows of a store. */
    public RowKeys(final RowStore rows) {
        this.rows = rows;
    }

    /**
     * Takes the identifier of a row that is not yet in the store.
     *
     * @throws DuplicateKeyException if a row has it already
     */
    public void add(final String key) {
        if (count > hashes.length / 2) {
            grow();
        }
        if (!put(hash(key)) && rows.contains(key)) {
            throw new DuplicateKeyException(
                    "Two rows have the same identifier \""
                            + key
                            + "\"; the identifiers of a table differ",
                    key);
        }
    }

    private boolean put(final long hash) {
        int slot = (int) (hash >>> 32) & hashes.length - 1;
        while (hashes[slot] != 0) {
            if (hashes[slot] == hash) {
                return false;
            }
            slot = slot + 1 & hashes.length - 1;
        }
        hashes[slot] = hash;
        count++;
        return true;
    }

    private void grow() {
        final long[] old = hashes;
        hashes = new long[old.length * 2];
        count = 0;
        for (final long hash : old) {
            if (hash != 0) {
                put(hash);
            }
        }
    }

    /** FNV-1a with a final mix; never 0, which marks a free slot. */
    private static long hash(final String key) {
        long hash = FNV_OFFSET;
        for (final byte b : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xff) * FNV_PRIME;
        }
        hash ^= hash >>> 29;
        hash *= 0xbf58476d1ce4e5b9L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
