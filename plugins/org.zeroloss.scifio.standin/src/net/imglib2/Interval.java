package net.imglib2;

/** A box of positions, both ends included. */
public interface Interval {

    /** First position along an axis. */
    long min(int d);

    /** Last position along an axis. */
    long max(int d);
}
