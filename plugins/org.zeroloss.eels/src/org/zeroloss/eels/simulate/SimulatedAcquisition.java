package org.zeroloss.eels.simulate;

import org.zeroloss.eels.numeric.Check;

/**
 * The simulated microscope and detector. The shape of the zero-loss peak follows from beam energy
 * and exposure, see {@link ZeroLossShape}.
 *
 * @param channels number of energy channels, at least 64
 * @param dispersionEv width of a channel in eV
 * @param firstEnergyEv energy loss of channel 0 in eV, below −1
 * @param beamEnergyKev beam energy in keV
 * @param exposureS exposure time of a spectrum in s
 * @param convergenceMrad convergence semi-angle in mrad
 * @param collectionMrad collection semi-angle in mrad
 * @param countsPerSpectrum electrons that enter each spectrum (in vacuum: the sum of its channels)
 * @param readoutNoise standard deviation of the readout noise of a channel in counts
 * @param driftEv standard deviation of the energy zero from pixel to pixel in eV; 0 = none
 */
public record SimulatedAcquisition(
        int channels,
        double dispersionEv,
        double firstEnergyEv,
        double beamEnergyKev,
        double exposureS,
        double convergenceMrad,
        double collectionMrad,
        double countsPerSpectrum,
        double readoutNoise,
        double driftEv) {

    /** Validates every component. */
    public SimulatedAcquisition {
        Check.atLeast(channels, 64, "channels");
        Check.positive(dispersionEv, "dispersion in eV per channel");
        Check.range(firstEnergyEv, -100, -1, "first energy in eV");
        if (firstEnergyEv + channels * dispersionEv < 4) {
            Check.range(
                    firstEnergyEv + channels * dispersionEv,
                    4,
                    1e4,
                    "last energy (first energy + channels × dispersion) in eV");
        }
        Check.range(beamEnergyKev, 10, 1000, "beam energy in keV");
        Check.positive(exposureS, "exposure time in s");
        Check.notNegative(convergenceMrad, "convergence semi-angle in mrad");
        Check.notNegative(collectionMrad, "collection semi-angle in mrad");
        Check.positive(countsPerSpectrum, "counts per spectrum");
        Check.notNegative(readoutNoise, "readout noise in counts");
        Check.range(driftEv, 0, 0.5, "energy drift in eV");
    }

    /**
     * @return 1024 channels of 0.025 eV from −2.6 eV, 200 keV, 0.05 s, 10⁶ electrons a spectrum,
     *     readout noise of 2 counts, no drift
     */
    public static SimulatedAcquisition defaults() {
        return new SimulatedAcquisition(
                1024,
                0.025,
                -2.6,
                ZeroLossShape.REFERENCE_KEV,
                ZeroLossShape.REFERENCE_EXPOSURE_S,
                67.2,
                67.2,
                1e6,
                2,
                0);
    }

    /**
     * @param i channel, 0 … channels−1
     * @return its energy loss in eV
     */
    public double energy(final int i) {
        return firstEnergyEv + i * dispersionEv;
    }
}
