package org.zeroloss.eels.background;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.numeric.Check;
import org.zeroloss.eels.zlp.EnergyZero;

import java.util.List;

/**
 * How to compare models.
 *
 * @param truth what they are scored against
 * @param windows where they are scored, at least one
 * @param folds number of parts into which the vacuum spectra are divided, at least 2
 * @param mostSpectra largest number of spectra scored, spread evenly over the image
 * @param energyZero where 0 eV of the windows is
 */
public record ComparisonParameters(
        ComparisonTruth truth,
        List<EnergyWindow> windows,
        int folds,
        int mostSpectra,
        EnergyZero energyZero) {

    /** Validates every component. */
    public ComparisonParameters {
        Check.present(truth, "truth of a comparison");
        windows = Check.list(windows, "scored windows");
        if (windows.isEmpty()) {
            throw new EelsException("Expected at least one energy window to score, found none");
        }
        Check.atLeast(folds, 2, "number of folds");
        Check.atLeast(mostSpectra, 2, "largest number of spectra");
        Check.present(energyZero, "energy zero");
    }

    /**
     * @param truth what models are scored against
     * @param windows where they are scored
     * @return 5 folds, 5000 spectra, energy zero in each spectrum
     */
    public static ComparisonParameters of(
            final ComparisonTruth truth, final EnergyWindow... windows) {
        return new ComparisonParameters(truth, List.of(windows), 5, 5000, EnergyZero.SPECTRUM);
    }
}
