package org.zeroloss.format.tiff;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * How strips or tiles are packed without loss: not at all, by LZW, deflate or PackBits, and whether
 * differences of neighbours were packed (the predictor). What is missing at the end is an error
 * here; the Java platform's TIFF plug-in fills it with zeros, and it undoes predictors for 8 bits
 * only, which is why it is not used.
 *
 * @param packing what packs
 * @param predictor what was packed
 */
record TiffCodec(Packing packing, Predictor predictor) {

    /** What packs bytes, and most bytes that it makes of one. */
    enum Packing {
        NONE(1),
        /** A code of 9 to 12 bits for up to 4093 bytes. */
        LZW(4096),
        DEFLATE(1032),
        /** Two bytes for 128. */
        PACK_BITS(64);

        private final int m_ratio;

        Packing(final int ratio) {
            m_ratio = ratio;
        }
    }

    /** What is packed. */
    enum Predictor {
        /** The values. */
        NONE,
        /** Differences of each value to the pixel before. */
        DIFFERENCES,
        /** Differences of bytes of reals, a row's highest bytes first. */
        REALS
    }

    static TiffCodec of(final SeekableBytes in, final TiffDirectory d, final TiffNumber number) {
        final int compression = (int) d.integer(TiffTag.COMPRESSION, 1);
        final Packing packing =
                switch (compression) {
                    case 1 -> Packing.NONE;
                    case 5 -> Packing.LZW;
                    case 8, 32946 -> Packing.DEFLATE;
                    case 32773 -> Packing.PACK_BITS;
                    default ->
                            throw FormatException.at(
                                    in.name(),
                                    d.offset(),
                                    "an image without compression, or with LZW, deflate or"
                                            + " PackBits",
                                    "compression "
                                            + compression
                                            + ", which Zeroloss does not read"
                                            + (compression == 7 ? " (JPEG loses values)" : ""));
                };
        if (packing == Packing.NONE) {
            return new TiffCodec(packing, Predictor.NONE);
        }
        final long predictor = d.integer(TiffTag.PREDICTOR, 1);
        if (predictor == 1) {
            return new TiffCodec(packing, Predictor.NONE);
        }
        if (predictor == 2 && !number.isReal()) {
            return new TiffCodec(packing, Predictor.DIFFERENCES);
        }
        if (predictor == 3 && number.isReal()) {
            return new TiffCodec(packing, Predictor.REALS);
        }
        throw FormatException.at(
                in.name(),
                d.offset(),
                "predictor 1 (none), 2 (differences of integers) or 3 (of reals)",
                predictor + " with " + number);
    }

    boolean isPacked() {
        return packing != Packing.NONE;
    }

    /**
     * @return most bytes that one byte can become
     */
    int ratio() {
        return packing.m_ratio;
    }

    String words() {
        return packing.name();
    }

    /**
     * @param file name for messages
     * @param at where the packed bytes start, for messages
     * @param packed a strip or tile
     * @param length bytes that it must become
     * @return those bytes
     * @throws FormatException if they end before, or are damaged
     */
    byte[] unpack(final String file, final long at, final byte[] packed, final int length) {
        final byte[] plain = new byte[length];
        final int found =
                switch (packing) {
                    case LZW -> new TiffLzw(packed, plain).decode();
                    case DEFLATE -> inflate(file, at, packed, plain);
                    case PACK_BITS -> unpackBits(packed, plain);
                    case NONE -> throw new IllegalStateException("nothing is packed");
                };
        if (found < length) {
            throw FormatException.at(
                    file,
                    at,
                    "a strip or tile of " + length + " bytes packed by " + packing,
                    "damage after " + Math.max(0, found) + " bytes");
        }
        return plain;
    }

    private static int inflate(
            final String file, final long at, final byte[] packed, final byte[] plain) {
        final Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int n = 0;
            while (n < plain.length) {
                final int more = inflater.inflate(plain, n, plain.length - n);
                if (more == 0) {
                    break;
                }
                n += more;
            }
            return n;
        } catch (final DataFormatException e) {
            throw FormatException.at(
                    file, at, "a strip or tile packed by deflate", "damage: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    /** A head n from 0: n + 1 bytes follow; below 0: the next byte 1 − n times; −128: nothing. */
    private static int unpackBits(final byte[] packed, final byte[] plain) {
        int n = 0;
        int i = 0;
        while (n < plain.length && i < packed.length) {
            final int head = packed[i++];
            if (head == Byte.MIN_VALUE) {
                continue;
            }
            final int count = Math.min(plain.length - n, head >= 0 ? head + 1 : 1 - head);
            if (head >= 0 ? count > packed.length - i : i == packed.length) {
                return n;
            }
            for (int k = 0; k < count; k++) {
                plain[n++] = packed[head >= 0 ? i + k : i];
            }
            i += head >= 0 ? head + 1 : 1;
        }
        return n;
    }
}
