package org.zeroloss.base;

import java.util.SplittableRandom;

/**
 * Independent random streams addressed by what they are for, so that a result does not depend on
 * the number of threads or the order of the work: pixel 17 of replica 3 draws the same numbers
 * whoever computes it.
 *
 * <p>The path is folded into the seed with the finaliser of MurmurHash3 as modified by Stafford
 * (variant 13), the mixer that SplittableRandom itself uses (Steele, Lea and Flood, OOPSLA 2014).
 */
public final class Seeds {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /**
     * @param seed the user's seed
     * @param path what the stream is for, for example {purpose, replica, pixel}
     * @return a stream that is the same for equal arguments and independent for different ones
     */
    public static SplittableRandom stream(final long seed, final long... path) {
        return new SplittableRandom(derive(seed, path));
    }

    /**
     * @param seed the user's seed
     * @param path what the derived seed is for
     * @return a seed for a further level
     */
    public static long derive(final long seed, final long... path) {
        long s = mix(seed + GOLDEN_GAMMA);
        for (int i = 0; i < path.length; i++) {
            // the state is mixed again before it meets the element, or (seed, a) and (a, seed)
            // would meet
            s = mix(mix(s + GOLDEN_GAMMA * (2L * i + 3)) + mix(path[i] + GOLDEN_GAMMA));
        }
        return s;
    }

    private static long mix(final long v) {
        long z = v;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
