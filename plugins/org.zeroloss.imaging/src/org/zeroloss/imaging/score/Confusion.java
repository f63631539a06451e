package org.zeroloss.imaging.score;

/**
 * How often a point of one class was called another.
 *
 * @param truth class of the point; {@value #NOTHING} if there is none
 * @param found what it was called; {@value #NOTHING} if it was not found
 * @param count how often
 */
public record Confusion(String truth, String found, long count) {

    /** Stands for no point. */
    public static final String NOTHING = "nothing";
}
