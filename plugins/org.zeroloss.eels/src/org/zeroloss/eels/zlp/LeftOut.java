package org.zeroloss.eels.zlp;

import java.util.ArrayList;
import java.util.List;

/**
 * Spectra that an analysis left out because their zero-loss peak cannot be used.
 *
 * @param rows spectra of the image
 * @param withoutPeak spectra without positive counts, such as empty ones
 * @param notFinite spectra with a value that is not finite
 * @param farOff spectra whose maximum lies far from where the others have theirs: further than 5
 *     channels, 1 eV and 6 standard deviations of their scatter
 * @param weak spectra whose zero-loss sum is less than e⁻⁶ of the median
 * @param notFitted spectra to which a model could not be fitted
 */
public record LeftOut(
        long rows, long withoutPeak, long notFinite, long farOff, long weak, long notFitted) {

    /** None that could not be fitted. */
    LeftOut(
            final long rows,
            final long withoutPeak,
            final long notFinite,
            final long farOff,
            final long weak) {
        this(rows, withoutPeak, notFinite, farOff, weak, 0);
    }

    /**
     * @param more number of further spectra to which a model could not be fitted
     * @return a copy with them
     */
    public LeftOut withNotFitted(final long more) {
        return new LeftOut(rows, withoutPeak, notFinite, farOff, weak, notFitted + more);
    }

    /**
     * @param other spectra left out of another image
     * @return those of both
     */
    public LeftOut with(final LeftOut other) {
        return new LeftOut(
                rows + other.rows,
                withoutPeak + other.withoutPeak,
                notFinite + other.notFinite,
                farOff + other.farOff,
                weak + other.weak,
                notFitted + other.notFitted);
    }

    /**
     * @return number of spectra left out
     */
    public long total() {
        return withoutPeak + notFinite + farOff + weak + notFitted;
    }

    /**
     * @return a sentence for the user that tells how many were left out and why; "" if none
     */
    public String summary() {
        if (total() == 0) {
            return "";
        }
        final List<String> reasons = new ArrayList<>();
        reason(reasons, withoutPeak, "without a zero-loss peak");
        reason(reasons, notFinite, "with values that are not finite");
        reason(reasons, farOff, "with their maximum far from the others' zero-loss peak");
        reason(reasons, weak, "with a zero-loss peak much weaker than the others'");
        reason(reasons, notFitted, "to which the model could not be fitted");
        return total()
                + " of "
                + rows
                + " spectra were left out: "
                + String.join(", ", reasons)
                + ".";
    }

    private static void reason(final List<String> reasons, final long count, final String reason) {
        if (count > 0) {
            reasons.add(count + " " + reason);
        }
    }
}
