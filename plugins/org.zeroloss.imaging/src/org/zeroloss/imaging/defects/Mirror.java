package org.zeroloss.imaging.defects;

/** How an image goes on beyond its edges: … 2 1 | 0 1 2 3 | 2 1 …; one pixel repeats itself. */
final class Mirror {

    private Mirror() {}

    static int index(final int i, final int n) {
        if (n == 1) {
            return 0;
        }
        final int period = 2 * n - 2;
        final int k = Math.floorMod(i, period);
        return k < n ? k : period - k;
    }
}
