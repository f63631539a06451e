package org.zeroloss.format.image;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Checks the chunks of a PNG file (ISO/IEC 15948): that each is whole and has the checksum it
 * tells, up to the end mark. The platform's plug-in looks at neither.
 */
final class PngChunks {

    private static final int SIGNATURE = 8;

    /** Length and name before a chunk's content, checksum after it. */
    private static final int AROUND = 12;

    private static final int BLOCK = 1 << 16;

    private PngChunks() {}

    /**
     * @param in a PNG file
     * @param progress is asked once a block
     * @throws FormatException if a chunk is damaged or the end is missing
     */
    static void check(final SeekableBytes in, final Progress progress) {
        long at = SIGNATURE;
        while (true) {
            final long length =
                    in.i32(at, ByteOrder.BIG_ENDIAN, "the length of a chunk") & 0xffff_ffffL;
            in.require(at, length + AROUND, "a chunk of a PNG file");
            final String name =
                    new String(
                            in.bytes(at + 4, 4, "the name of a chunk"),
                            StandardCharsets.ISO_8859_1);
            final int told = in.i32(at + 8 + length, ByteOrder.BIG_ENDIAN, "a checksum");
            final int found = checksum(in, at + 4, length + 4, progress);
            if (told != found) {
                throw FormatException.at(
                        in.name(),
                        at,
                        "the chunk \"" + name + "\" to have the checksum 0x" + hex(told),
                        "0x" + hex(found) + "; the file is damaged");
            }
            if (name.equals("IEND")) {
                return;
            }
            at += length + AROUND;
        }
    }

    private static String hex(final int v) {
        return Integer.toHexString(v);
    }

    private static int checksum(
            final SeekableBytes in, final long from, final long length, final Progress progress) {
        final CRC32 crc = new CRC32();
        final ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, length));
        for (long done = 0; done < length; ) {
            progress.checkCanceled();
            block.clear().limit((int) Math.min(block.capacity(), length - done));
            done += block.limit();
            in.read(from + done - block.limit(), block, "a chunk of a PNG file");
            crc.update(block.flip());
        }
        return (int) crc.getValue();
    }
}
