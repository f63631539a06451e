package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.zeroloss.signal.SignalSpec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Arrays of NumPy in a zip archive, found by its directory. */
final class ZipOracle implements Oracle {

    private static final int RATIO = 1032;

    @Override
    public boolean isValue(final int at) {
        return false;
    }

    @Override
    public int ratio() {
        return 2 * RATIO;
    }

    @Override
    public int least() {
        return 0;
    }

    /** Entries that are not read may be damaged: each is looked at only where it is needed. */
    @Override
    public int check(final byte[] content, final Reading reading) {
        final Map<String, Integer> entries = directory(content);
        for (int i = 0; i < reading.specs().size(); i++) {
            final SignalSpec spec = reading.specs().get(i);
            if (entries.containsKey("metadata.json")) {
                final byte[] npy = entry(content, entries.get("data.npy"));
                assertEquals(
                        Values.outline(Npy.of(npy).shape()), Values.outline(Values.shape(spec)));
                assertArrayEquals(Npy.of(npy).values(npy), reading.rows().get(i));
            } else {
                final String name = spec.title();
                final byte[] npy =
                        entry(content, entries.getOrDefault(name + ".npy", entries.get(name)));
                Npy.of(npy).check(npy, spec, reading.rows().get(i));
            }
        }
        return reading.specs().size();
    }

    /** Names, and where the entry is described. */
    private static Map<String, Integer> directory(final byte[] content) {
        final ByteBuffer b = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int end = content.length - 22;
        while (b.getInt(end) != 0x06054b50) {
            end--;
        }
        final Map<String, Integer> entries = new TreeMap<>();
        int at = b.getInt(end + 16);
        // the end mark also counts them; readers go by the signatures
        while (at < end && b.getInt(at) == 0x02014b50) {
            final int name = b.getShort(at + 28) & 0xffff;
            entries.put(new String(content, at + 46, name, StandardCharsets.UTF_8), at);
            at += 46 + name + (b.getShort(at + 30) & 0xffff) + (b.getShort(at + 32) & 0xffff);
        }
        return entries;
    }

    private static byte[] entry(final byte[] content, final int at) {
        final ByteBuffer b = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        final int local = b.getInt(at + 42);
        final int start =
                local + 30 + (b.getShort(local + 26) & 0xffff) + (b.getShort(local + 28) & 0xffff);
        final byte[] bytes = Arrays.copyOfRange(content, start, start + b.getInt(at + 20));
        return b.getShort(at + 10) == 0 ? bytes : inflated(bytes, b.getInt(at + 24));
    }

    private static byte[] inflated(final byte[] packed, final int length) {
        final Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            final byte[] all = new byte[length];
            assertEquals(length, inflater.inflate(all));
            return all;
        } catch (final DataFormatException e) {
            throw new AssertionError("damaged deflate was read", e);
        } finally {
            inflater.end();
        }
    }
}
