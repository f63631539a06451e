package org.zeroloss.learn.net;

/** Notices that the loss no longer falls: five steps in a row below the tolerance. */
final class Stall {

    private static final int STEPS = 5;

    private final double tolerance;
    private int inRow;

    Stall(final double tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * @param before loss before the step
     * @param after loss after the step
     * @return true if it no longer falls
     */
    boolean step(final double before, final double after) {
        inRow = before - after <= tolerance * Math.abs(after) ? inRow + 1 : 0;
        return inRow >= STEPS;
    }
}
