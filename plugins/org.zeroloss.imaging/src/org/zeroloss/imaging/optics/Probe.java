package org.zeroloss.imaging.optics;

import org.zeroloss.imaging.numeric.Check;

import java.util.List;

/**
 * The electron probe.
 *
 * @param beam beam energy
 * @param convergenceMrad semi-angle of the aperture in mrad, 1 to 60
 * @param aberrations coefficients; none for a perfect lens
 * @param focalSpreadA standard deviation of the defocus in Å by the energy spread and chromatic
 *     aberration; the probes of all defoci add up incoherently
 * @param sourceFwhmA full width at half maximum, in Å, of the Gaussian image of the source in the
 *     specimen; also holds fast vibration
 * @param thermalRmsA thermal displacement of the atoms along one direction in Å (root mean square);
 *     convolved with the probe, as in an Einstein model of incoherent scattering
 */
public record Probe(
        ElectronBeam beam,
        double convergenceMrad,
        List<Aberration> aberrations,
        double focalSpreadA,
        double sourceFwhmA,
        double thermalRmsA) {

    private static final double FWHM_OF_SIGMA = 2 * Math.sqrt(2 * StrictMath.log(2));

    /** Validates every component. */
    public Probe {
        Check.present(beam, "beam");
        Check.range(convergenceMrad, 1, 60, "convergence semi-angle in mrad");
        aberrations = Check.list(aberrations, "aberrations");
        Check.range(focalSpreadA, 0, 1000, "focal spread in Å");
        Check.range(sourceFwhmA, 0, 10, "source size (FWHM) in Å");
        Check.range(thermalRmsA, 0, 1, "thermal displacement in Å");
    }

    /**
     * @param energyKev beam energy in keV
     * @param convergenceMrad convergence semi-angle in mrad
     * @return a diffraction-limited probe of a point source
     */
    public static Probe perfect(final double energyKev, final double convergenceMrad) {
        return new Probe(new ElectronBeam(energyKev), convergenceMrad, List.of(), 0, 0, 0);
    }

    /**
     * @return standard deviation in Å of the Gaussian that source and thermal motion blur with
     */
    public double blurA() {
        return StrictMath.hypot(sourceFwhmA / FWHM_OF_SIGMA, thermalRmsA);
    }

    /**
     * @return 0.61 λ/α in Å: radius of the first dark ring of the perfect probe
     */
    public double diffractionLimitA() {
        return 0.61 * beam.wavelengthA() / (convergenceMrad / 1000);
    }
}
