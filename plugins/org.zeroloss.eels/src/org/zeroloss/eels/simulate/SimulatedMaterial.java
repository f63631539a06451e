package org.zeroloss.eels.simulate;

import org.zeroloss.eels.numeric.Check;

import java.util.List;

/**
 * The simulated material: its onset A(E−E_g)^b, plasmon and excitons.
 *
 * @param gapMinEv smallest band gap E_g in eV
 * @param gapMaxEv largest band gap in eV, at least {@code gapMinEv}
 * @param exponent b of the onset: ½ direct, 3/2 indirect
 * @param innerExponent b in the inner region of the specimen (thicker than half of the greatest
 *     thickness); equal to {@code exponent} for one b everywhere
 * @param crossingEv how far above E_g the onset (before the broadening by the zero-loss peak)
 *     reaches the height of the zero-loss tail at {@code referenceThickness}, in eV
 * @param referenceThickness t/λ at which that holds; the onset scales with t/λ, the tail does not
 * @param plasmonEv energy of the volume plasmon in eV
 * @param plasmonWidthEv its damping (full width) in eV
 * @param excitons further lines
 * @param broadening relative growth of the zero-loss width per t/λ; 0 = the specimen does not
 *     broaden the zero-loss peak
 */
public record SimulatedMaterial(
        double gapMinEv,
        double gapMaxEv,
        double exponent,
        double innerExponent,
        double crossingEv,
        double referenceThickness,
        double plasmonEv,
        double plasmonWidthEv,
        List<Exciton> excitons,
        double broadening) {

    /** Validates every component. */
    public SimulatedMaterial {
        Check.positive(gapMinEv, "smallest gap in eV");
        Check.range(gapMaxEv, gapMinEv, 20, "largest gap in eV");
        Check.range(exponent, 0.1, 4, "exponent b of the onset");
        Check.range(innerExponent, 0.1, 4, "exponent b of the inner region");
        Check.positive(crossingEv, "crossing of onset and tail above the gap in eV");
        Check.positive(referenceThickness, "reference thickness t/λ");
        Check.range(plasmonEv, gapMaxEv + 2, 100, "plasmon energy in eV");
        Check.positive(plasmonWidthEv, "plasmon width in eV");
        excitons = Check.list(excitons, "excitons");
        Check.range(broadening, 0, 1, "relative broadening of the zero-loss peak per t/λ");
    }

    /**
     * @return gaps 1.3–2.3 eV, b = 3/2 everywhere, crossing 0.4 eV above the gap at t/λ = 0.5,
     *     plasmon at 20 eV, interband lines at 4.8 and 6 eV (above any onset's fit window), no
     *     broadening
     */
    public static SimulatedMaterial defaults() {
        return new SimulatedMaterial(
                1.3,
                2.3,
                1.5,
                1.5,
                0.4,
                0.5,
                20,
                6,
                List.of(new Exciton(4.8, 0.4, 0.01), new Exciton(6.0, 0.8, 0.03)),
                0);
    }

    /**
     * @param b exponent of the onset everywhere
     * @return a copy with it
     */
    public SimulatedMaterial withExponent(final double b) {
        return new SimulatedMaterial(
                gapMinEv,
                gapMaxEv,
                b,
                b,
                crossingEv,
                referenceThickness,
                plasmonEv,
                plasmonWidthEv,
                excitons,
                broadening);
    }

    /**
     * @param relative growth of the zero-loss width per t/λ
     * @return a copy with it
     */
    public SimulatedMaterial withBroadening(final double relative) {
        return new SimulatedMaterial(
                gapMinEv,
                gapMaxEv,
                exponent,
                innerExponent,
                crossingEv,
                referenceThickness,
                plasmonEv,
                plasmonWidthEv,
                excitons,
                relative);
    }
}
