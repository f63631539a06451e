package org.zeroloss.eels.zlp;

import org.zeroloss.eels.EelsException;

/**
 * The zero-loss sums of the spectra a model was trained on.
 *
 * @param lowest ln of the smallest
 * @param highest ln of the largest
 */
record LnZlpRange(double lowest, double highest) {

    /** Validates the order. */
    LnZlpRange {
        if (!(lowest <= highest)) {
            throw new EelsException(
                    "Expected a range of ln of zero-loss sums, found " + lowest + " … " + highest);
        }
    }
}
