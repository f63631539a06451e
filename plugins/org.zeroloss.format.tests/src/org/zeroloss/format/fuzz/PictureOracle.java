package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.zeroloss.signal.SignalSpec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * PNG, decoded here (ISO/IEC 15948), and of JPEG the size in its frame header: a second decoder of
 * JPEG is not at hand.
 */
final class PictureOracle implements Oracle {

    private static final int RATIO = 1032;

    private final boolean m_png;
    private final int m_scan;
    private final int m_length;

    PictureOracle(final byte[] sample) {
        m_png = sample[0] == (byte) 0x89;
        m_length = sample.length;
        m_scan = m_png ? sample.length : frame(sample)[2];
    }

    @Override
    public boolean isValue(final int at) {
        return at >= m_scan;
    }

    @Override
    public int ratio() {
        // bytes of JPEG become 8 × 8 blocks of up to three colors; decoders keep some copies
        return 2 * RATIO;
    }

    @Override
    public int least() {
        return m_png ? m_length - 12 : m_scan;
    }

    @Override
    public int check(final byte[] content, final Reading reading) {
        final SignalSpec spec = reading.specs().get(0);
        final long[] shape = Values.shape(spec);
        if (!m_png) {
            final int[] frame = frame(content);
            assertEquals(frame[0], shape[shape.length - 1]);
            assertEquals(frame[1], shape[shape.length - 2]);
            return 0;
        }
        if (content[28] != 0) {
            return 0;
        }
        assertArrayEquals(png(content), reading.rows().get(0));
        return 1;
    }

    /** Width, height, and where the first scan starts. */
    private static int[] frame(final byte[] content) {
        final ByteBuffer b = ByteBuffer.wrap(content);
        int at = 2;
        int width = 0;
        int height = 0;
        while (true) {
            final int marker = content[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker >= 0xc0 && marker <= 0xc2) {
                height = b.getShort(at + 5) & 0xffff;
                width = b.getShort(at + 7) & 0xffff;
            }
            at += 2 + (b.getShort(at + 2) & 0xffff);
            if (marker == 0xda) {
                return new int[] {width, height, at};
            }
        }
    }

    private static byte[] png(final byte[] content) {
        final ByteBuffer b = ByteBuffer.wrap(content);
        final int width = b.getInt(16);
        final int height = b.getInt(20);
        final int depth = content[24];
        final int kind = content[25];
        final int samples = kind == 2 ? 3 : kind == 6 ? 4 : kind == 4 ? 2 : 1;
        final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] palette = new byte[0];
        for (int at = 8; at < content.length - 8; ) {
            final int length = b.getInt(at);
            final String name = new String(content, at + 4, 4, StandardCharsets.US_ASCII);
            if (name.equals("IDAT")) {
                packed.write(content, at + 8, length);
            } else if (name.equals("PLTE")) {
                palette = Arrays.copyOfRange(content, at + 8, at + 8 + length);
            }
            if (name.equals("IEND")) {
                break;
            }
            at += 12 + length;
        }
        final int row = (width * samples * depth + 7) / 8;
        final byte[] lines = unfiltered(packed.toByteArray(), height, row, samples * depth / 8);
        final int colors = kind == 0 || kind == 4 ? 1 : 3;
        final int bytes = depth == 16 ? 2 : 1;
        final byte[] values = new byte[width * height * colors * bytes];
        int n = 0;
        for (int c = 0; c < colors; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    if (kind == 3) {
                        final int bit = x * depth;
                        final int index =
                                lines[y * row + bit / 8] >> 8 - depth - bit % 8 & (1 << depth) - 1;
                        values[n++] = palette[3 * index + c];
                    } else {
                        final int at = y * row + (x * samples + c) * bytes;
                        for (int k = bytes - 1; k >= 0; k--) {
                            values[n++] = lines[at + k];
                        }
                    }
                }
            }
        }
        return values;
    }

    private static byte[] unfiltered(
            final byte[] packed, final int height, final int row, final int pixel) {
        final int left = Math.max(1, pixel);
        final Inflater inflater = new Inflater();
        final byte[] all = new byte[height * (row + 1)];
        try {
            inflater.setInput(packed);
            assertEquals(all.length, inflater.inflate(all));
        } catch (final DataFormatException e) {
            throw new AssertionError("damaged deflate was read", e);
        } finally {
            inflater.end();
        }
        final byte[] lines = new byte[height * row];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < row; i++) {
                final int a = i < left ? 0 : lines[y * row + i - left] & 0xff;
                final int up = y == 0 ? 0 : lines[(y - 1) * row + i] & 0xff;
                final int c = y == 0 || i < left ? 0 : lines[(y - 1) * row + i - left] & 0xff;
                final int add =
                        switch (all[y * (row + 1)]) {
                            case 0 -> 0;
                            case 1 -> a;
                            case 2 -> up;
                            case 3 -> (a + up) / 2;
                            case 4 -> paeth(a, up, c);
                            default -> throw new AssertionError("a filter of no meaning was read");
                        };
                lines[y * row + i] = (byte) (all[y * (row + 1) + 1 + i] + add);
            }
        }
        return lines;
    }

    private static int paeth(final int a, final int b, final int c) {
        final int p = a + b - c;
        final int pa = Math.abs(p - a);
        final int pb = Math.abs(p - b);
        final int pc = Math.abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }
}
