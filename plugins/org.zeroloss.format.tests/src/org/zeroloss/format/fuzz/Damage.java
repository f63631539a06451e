package org.zeroloss.format.fuzz;

import org.zeroloss.base.Seeds;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A damaged copy of a sample, told by the sample, a seed and a number: cuts, single bits, and
 * fields of the structures set to numbers that are easily taken wrongly.
 *
 * @param content the damaged file
 * @param place first byte that differs, the length after a cut
 * @param cut whether it is a cut
 * @param words what was done
 */
record Damage(byte[] content, int place, boolean cut, String words) {

    private static final long[] TRAPS = {
        0,
        -1,
        1,
        2,
        127,
        128,
        255,
        256,
        0x7fff,
        0x8000,
        0xffff,
        0x7fff_ffff,
        0x8000_0000L,
        0xffff_ffffL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0x1_0000_0000L,
        1L << 40
    };

    private static final int TRIES = 2000;

    /**
     * @param sample file to damage
     * @param seed seed of all damage
     * @param number which damage
     * @return the damaged copy
     */
    static Damage of(final Sample sample, final long seed, final int number) {
        final SplittableRandom random =
                Seeds.stream(
                        seed,
                        Arrays.hashCode(sample.name().getBytes(StandardCharsets.UTF_8)),
                        sample.content().length,
                        number);
        return switch (number % 6) {
            case 0 -> cut(sample, random, number % 12 == 0);
            case 1 -> bit(sample, random, random.nextInt(sample.content().length));
            case 2, 3 -> bit(sample, random, structure(sample, random));
            default -> field(sample, random, structure(sample, random));
        };
    }

    private static Damage cut(
            final Sample sample, final SplittableRandom random, final boolean repaired) {
        final int length = sample.content().length;
        // one in four at the very end: there lies what is easiest to overlook
        final int left =
                random.nextInt(4) == 0
                        ? length - 1 - random.nextInt(Math.min(length, 40))
                        : random.nextInt(length);
        final byte[] cut = Arrays.copyOf(sample.content(), left);
        if (repaired) {
            sample.oracle().repair(cut);
        }
        return new Damage(cut, left, true, "cut at 0x" + Integer.toHexString(left));
    }

    private static Damage bit(final Sample sample, final SplittableRandom random, final int at) {
        final byte[] content = sample.content().clone();
        final int bit = random.nextInt(8);
        content[at] ^= (byte) (1 << bit);
        return new Damage(
                content, at, false, "bit " + bit + " of byte 0x" + Integer.toHexString(at));
    }

    private static Damage field(final Sample sample, final SplittableRandom random, final int at) {
        final byte[] content = sample.content().clone();
        final int bytes = 1 << random.nextInt(4);
        final int start = Math.max(0, Math.min(at, content.length - bytes));
        final int from = random.nextBoolean() ? start : start / bytes * bytes;
        final ByteOrder order =
                random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        final byte[] word = new byte[Long.BYTES];
        final ByteBuffer b = ByteBuffer.wrap(word).order(order);
        final boolean little = order == ByteOrder.LITTLE_ENDIAN;
        final int skip = little ? 0 : Long.BYTES - bytes;
        final int n = Math.min(bytes, content.length - from);
        System.arraycopy(content, from, word, skip, n);
        // a small step away from what is there, or a trap
        final int kind = random.nextInt(3);
        final long value =
                kind == 0
                        ? b.getLong(0) + random.nextInt(5) - 2
                        : kind == 1
                                ? TRAPS[random.nextInt(TRAPS.length)]
                                : random.nextLong() >>> random.nextInt(Long.SIZE);
        b.putLong(0, value);
        System.arraycopy(word, skip, content, from, n);
        return new Damage(
                content,
                from,
                false,
                n
                        + " bytes at 0x"
                        + Integer.toHexString(from)
                        + " set to 0x"
                        + Long.toHexString(value)
                        + (little ? "" : ", big endian"));
    }

    /** A byte of the structures; of the values if there is hardly anything else. */
    private static int structure(final Sample sample, final SplittableRandom random) {
        // half of them at the start: the head of a long file is small
        final int length = sample.content().length;
        final int range = random.nextBoolean() ? Math.min(length, 1024) : length;
        int at = random.nextInt(range);
        for (int i = 0; i < TRIES && sample.oracle().isValue(at); i++) {
            at = random.nextInt(range);
        }
        return at;
    }
}
