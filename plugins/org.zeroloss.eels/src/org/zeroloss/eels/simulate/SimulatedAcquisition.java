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
 * @param tail family of the zero-loss peak
 * @param law how it depends on beam energy and exposure
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
        double driftEv,
        ZeroLossTail tail,
        ConditionLaw law) {

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
        Check.present(tail, "family of the zero-loss peak");
        Check.present(law, "dependence on beam energy and exposure");
    }

    /**
     * With the peak of {@link ZeroLossTail#MEASURED} and {@link ConditionLaw#POWER_LAWS}.
     *
     * @param channels number of energy channels, at least 64
     * @param dispersionEv width of a channel in eV
     * @param firstEnergyEv energy loss of channel 0 in eV, below −1
     * @param beamEnergyKev beam energy in keV
     * @param exposureS exposure time of a spectrum in s
     * @param convergenceMrad convergence semi-angle in mrad
     * @param collectionMrad collection semi-angle in mrad
     * @param countsPerSpectrum electrons that enter each spectrum
     * @param readoutNoise standard deviation of the readout noise of a channel in counts
     * @param driftEv standard deviation of the energy zero from pixel to pixel in eV
     */
    public SimulatedAcquisition(
            final int channels,
            final double dispersionEv,
            final double firstEnergyEv,
            final double beamEnergyKev,
            final double exposureS,
            final double convergenceMrad,
            final double collectionMrad,
            final double countsPerSpectrum,
            final double readoutNoise,
            final double driftEv) {
        this(
                channels,
                dispersionEv,
                firstEnergyEv,
                beamEnergyKev,
                exposureS,
                convergenceMrad,
                collectionMrad,
                countsPerSpectrum,
                readoutNoise,
                driftEv,
                ZeroLossTail.MEASURED,
                ConditionLaw.POWER_LAWS);
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
     * @param counts electrons that enter each spectrum
     * @return a copy with them
     */
    public SimulatedAcquisition withCounts(final double counts) {
        return new SimulatedAcquisition(
                channels,
                dispersionEv,
                firstEnergyEv,
                beamEnergyKev,
                exposureS,
                convergenceMrad,
                collectionMrad,
                counts,
                readoutNoise,
                driftEv,
                tail,
                law);
    }

    /**
     * @param newBeamEnergyKev beam energy in keV
     * @param newExposureS exposure time of a spectrum in s
     * @return a copy with them; the electrons per spectrum stay
     */
    public SimulatedAcquisition withConditions(
            final double newBeamEnergyKev, final double newExposureS) {
        return new SimulatedAcquisition(
                channels,
                dispersionEv,
                firstEnergyEv,
                newBeamEnergyKev,
                newExposureS,
                convergenceMrad,
                collectionMrad,
                countsPerSpectrum,
                readoutNoise,
                driftEv,
                tail,
                law);
    }

    /**
     * @param newLaw how the zero-loss peak depends on beam energy and exposure
     * @return a copy with it
     */
    public SimulatedAcquisition withLaw(final ConditionLaw newLaw) {
        return new SimulatedAcquisition(
                channels,
                dispersionEv,
                firstEnergyEv,
                beamEnergyKev,
                exposureS,
                convergenceMrad,
                collectionMrad,
                countsPerSpectrum,
                readoutNoise,
                driftEv,
                tail,
                newLaw);
    }

    /**
     * @param drift standard deviation of the energy zero from pixel to pixel in eV
     * @return a copy with it
     */
    public SimulatedAcquisition withDrift(final double drift) {
        return new SimulatedAcquisition(
                channels,
                dispersionEv,
                firstEnergyEv,
                beamEnergyKev,
                exposureS,
                convergenceMrad,
                collectionMrad,
                countsPerSpectrum,
                readoutNoise,
                drift,
                tail,
                law);
    }

    /**
     * @param newTail family of the zero-loss peak
     * @return a copy with it
     */
    public SimulatedAcquisition withTail(final ZeroLossTail newTail) {
        return new SimulatedAcquisition(
                channels,
                dispersionEv,
                firstEnergyEv,
                beamEnergyKev,
                exposureS,
                convergenceMrad,
                collectionMrad,
                countsPerSpectrum,
                readoutNoise,
                driftEv,
                newTail,
                law);
    }

    /**
     * @param i channel, 0 … channels−1
     * @return its energy loss in eV
     */
    public double energy(final int i) {
        return firstEnergyEv + i * dispersionEv;
    }
}
