package org.zeroloss.eels.zlp;

/** Finds the background of one row after the other; not safe for concurrent use. */
public interface RowBackground {

    /**
     * Finds the background of a row, with the ends of the 68 % band of its noise-free value: the
     * noise of the channels that it is subtracted from is not in it. A model without uncertainty
     * gives the same values three times.
     *
     * @param row row of the image
     * @param counts the row's spectrum; not changed
     * @param median receives the median in counts at each channel
     * @param low receives P16
     * @param high receives P84, nowhere below {@code low}
     * @return false if the row has none; the arrays then hold anything
     */
    boolean find(long row, float[] counts, float[] median, float[] low, float[] high);
}
