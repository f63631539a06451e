package org.zeroloss.format.hdf5;

import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.filter.FilterManager;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes a chunk's filters. Nothing is allocated for a chunk before the file has been found to hold
 * its encoded bytes and these to be enough for it; deflate fills a buffer of the chunk's size and
 * stops there.
 */
final class ChunkDecoder {

    /** Four bytes of an array as one word, the first the lowest. */
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;
    private static final int LZF = 32000;
    private static final int LZ4 = 32004;
    private static final int BITSHUFFLE = 32008;
    private static final int BITSHUFFLE_LZ4 = 2;

    /** Deflate's largest possible ratio; LZ4 and LZF stay below 256. */
    private static final int DEFLATE_RATIO = 1032;

    private static final int LZ_RATIO = 256;
    private static final int SLACK = 64;

    private final H5Dataset m_dataset;
    private final int m_bytes;
    private final List<FilterInfo> m_filters;

    ChunkDecoder(final H5Dataset dataset, final H5Layout layout) {
        m_dataset = dataset;
        m_bytes = layout.bytes();
        m_filters = layout.filters();
    }

    /** Why chunks with these filters cannot be decoded; empty if they can. */
    static Optional<String> refusal(final List<FilterInfo> filters) {
        for (final FilterInfo f : filters) {
            final boolean known =
                    switch (f.getId()) {
                        case DEFLATE, SHUFFLE, FLETCHER32, LZ4 -> true;
                        case LZF -> f.getData().length >= 3;
                        case BITSHUFFLE ->
                                f.getData().length >= 5
                                        && (f.getData()[4] == 0
                                                || f.getData()[4] == BITSHUFFLE_LZ4);
                        default -> false;
                    };
            if (!known) {
                return Optional.of(
                        "values compressed by the filter \""
                                + f.getName()
                                + "\" (number "
                                + f.getId()
                                + "), which Zeroloss does not read; save the file with gzip");
            }
        }
        return Optional.empty();
    }

    /** How many times longer than the file the decoded values may be at most. */
    int largestRatio() {
        int ratio = 1;
        for (final FilterInfo f : m_filters) {
            if (f.getId() == DEFLATE) {
                ratio = DEFLATE_RATIO;
            } else if (f.getId() >= LZF) {
                ratio = Math.max(ratio, LZ_RATIO);
            }
        }
        // chunks that were never written take no room: as if they had been compressed
        return Math.max(ratio, LZ_RATIO);
    }

    byte[] decode(final Chunk chunk) {
        final SeekableBytes in = m_dataset.file().in();
        final long offset = chunk.getAddress() + m_dataset.storage().getUserBlockSize();
        final int length = chunk.getSize();
        final String what = "a chunk of " + m_dataset.path();
        in.require(offset, length, what);
        if (m_bytes > ((long) length + SLACK) * (m_filters.isEmpty() ? 1 : DEFLATE_RATIO)) {
            throw FormatException.at(
                    in.name(),
                    offset,
                    what + " that decodes to " + m_bytes + " bytes",
                    "only " + length + " bytes");
        }
        byte[] values = in.bytes(offset, length, what);
        for (int i = m_filters.size() - 1; i >= 0; i--) {
            if (!chunk.getFilterMask().get(i)) {
                values = undo(m_filters.get(i), values, offset);
            }
        }
        if (values.length < m_bytes) {
            throw tooShort(offset, values.length);
        }
        return values;
    }

    private byte[] undo(final FilterInfo filter, final byte[] encoded, final long offset) {
        return switch (filter.getId()) {
            case DEFLATE -> inflate(encoded, offset);
            case SHUFFLE -> unshuffle(filter, encoded);
            case FLETCHER32 -> checked(encoded, offset);
            default -> {
                checkLength(filter, encoded, offset);
                yield m_dataset
                        .file()
                        .guarded(
                                "a chunk of " + m_dataset.path(),
                                () -> FilterManager.getPipeline(List.of(filter)).decode(encoded));
            }
        };
    }

    private byte[] inflate(final byte[] encoded, final long offset) {
        final Inflater inflater = new Inflater();
        // a checksum may follow, inside the compressed bytes
        final byte[] values = new byte[m_bytes + Integer.BYTES];
        try {
            inflater.setInput(encoded);
            int n = 0;
            while (n < values.length && !inflater.finished()) {
                final int more = inflater.inflate(values, n, values.length - n);
                if (more == 0) {
                    break;
                }
                n += more;
            }
            if (!inflater.finished() && n < values.length || n < m_bytes) {
                throw tooShort(offset, n);
            }
            return n == values.length ? values : Arrays.copyOf(values, n);
        } catch (final DataFormatException e) {
            throw FormatException.at(
                    m_dataset.file().name(),
                    offset,
                    "a chunk of " + m_dataset.path() + " compressed by deflate",
                    "damaged bytes: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private FormatException tooShort(final long offset, final int found) {
        return FormatException.at(
                m_dataset.file().name(),
                offset,
                "a chunk of " + m_dataset.path() + " that decodes to " + m_bytes + " bytes",
                found + " bytes");
    }

    /** Puts the bytes of each value together again; what is over at the end was left alone. */
    private byte[] unshuffle(final FilterInfo filter, final byte[] encoded) {
        final int size = filter.getData().length > 0 ? filter.getData()[0] : m_dataset.bytes();
        if (size <= 1 || size > encoded.length) {
            return encoded;
        }
        final int count = encoded.length / size;
        final byte[] values = new byte[encoded.length];
        switch (size) {
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    values[2 * i] = encoded[i];
                    values[2 * i + 1] = encoded[count + i];
                }
            }
            case 4 -> unshuffle4(encoded, values, count);
            default -> {
                for (int b = 0; b < size; b++) {
                    final int plane = b * count;
                    for (int i = 0, to = b; i < count; i++, to += size) {
                        values[to] = encoded[plane + i];
                    }
                }
            }
        }
        final int rest = count * size;
        System.arraycopy(encoded, rest, values, rest, encoded.length - rest);
        return values;
    }

    /** One word written for four bytes read: the target is gone through once. */
    private static void unshuffle4(final byte[] encoded, final byte[] values, final int count) {
        for (int i = 0; i < count; i++) {
            final int word =
                    encoded[i] & 0xff
                            | (encoded[count + i] & 0xff) << 8
                            | (encoded[2 * count + i] & 0xff) << 16
                            | encoded[3 * count + i] << 24;
            WORD.set(values, 4 * i, word);
        }
    }

    /** Checks and removes the Fletcher-32 checksum of big-endian 16-bit words at the end. */
    private byte[] checked(final byte[] encoded, final long offset) {
        final int n = encoded.length - Integer.BYTES;
        if (n < 0) {
            throw tooShort(offset, encoded.length);
        }
        long low = 0;
        long high = 0;
        for (int i = 0; i < n; i += 2) {
            final int word = (encoded[i] & 0xff) << 8 | (i + 1 < n ? encoded[i + 1] & 0xff : 0);
            low = (low + word) % 0xffff;
            high = (high + low) % 0xffff;
        }
        final int stored = Integer.reverseBytes(ByteBuffer.wrap(encoded).getInt(n));
        // sums are kept modulo 65535, where the library may write 65535 for 0
        if ((stored >>> 16) % 0xffff != high || (stored & 0xffff) % 0xffff != low) {
            throw FormatException.at(
                    m_dataset.file().name(),
                    offset + n,
                    "the checksum of a chunk of " + m_dataset.path(),
                    "0x" + Integer.toHexString(stored) + "; the values are damaged");
        }
        return Arrays.copyOf(encoded, n);
    }

    /** Formats that declare their decoded length must declare the chunk's. */
    private void checkLength(final FilterInfo filter, final byte[] encoded, final long offset) {
        final boolean declares =
                filter.getId() == LZ4
                        || filter.getId() == BITSHUFFLE && filter.getData()[4] == BITSHUFFLE_LZ4;
        final long declared;
        if (filter.getId() == LZF) {
            declared = filter.getData()[2];
        } else if (declares) {
            if (encoded.length < 12) {
                throw tooShort(offset, encoded.length);
            }
            declared = ByteBuffer.wrap(encoded).getLong();
        } else {
            declared = encoded.length;
        }
        if (declared != m_bytes) {
            throw FormatException.at(
                    m_dataset.file().name(),
                    offset,
                    "a chunk of " + m_dataset.path() + " of " + m_bytes + " bytes",
                    "one that declares " + declared);
        }
    }
}
