package org.zeroloss.imaging.defects;

/**
 * A peak as it was seen, before anything is said of how probable it is.
 *
 * @param x column in pixels
 * @param y row in pixels
 * @param strengths of each class, in the mean of all looks
 * @param looks strengths of each class in each look, look by look; empty if there was one only
 * @param positionSd root mean square distance, in pixels, of the positions that the looks give; NaN
 *     for one look
 * @param brightness of the image there
 */
record Sighting(
        double x,
        double y,
        float[] strengths,
        float[] looks,
        double positionSd,
        SiteBrightness brightness) {

    /** Class with the greatest strength; of equal ones the first. */
    int classIndex() {
        int best = 0;
        for (int c = 1; c < strengths.length; c++) {
            best = strengths[c] > strengths[best] ? c : best;
        }
        return best;
    }

    /** How often was looked, if more than once. */
    int lookCount() {
        return looks.length / strengths.length;
    }

    /** Strength of a class in a look. */
    float look(final int look, final int classIndex) {
        return looks[look * strengths.length + classIndex];
    }

    /** Strength of anything. */
    double total() {
        double sum = 0;
        for (final float s : strengths) {
            sum += s;
        }
        return sum;
    }

    /** The same place, judged otherwise. */
    Sighting judged(final float[] newStrengths, final float[] newLooks) {
        return new Sighting(x, y, newStrengths, newLooks, positionSd, brightness);
    }
}
