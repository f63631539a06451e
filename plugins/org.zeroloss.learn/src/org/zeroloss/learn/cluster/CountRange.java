package org.zeroloss.learn.cluster;

/** Checks a range of numbers of clusters. */
final class CountRange {

    private CountRange() {}

    static void check(final int smallest, final int largest, final int least) {
        if (smallest < least || largest < smallest) {
            throw new IllegalArgumentException(
                    "The range of the number of clusters must be "
                            + least
                            + " <= smallest <= largest, found "
                            + smallest
                            + " and "
                            + largest);
        }
    }
}
