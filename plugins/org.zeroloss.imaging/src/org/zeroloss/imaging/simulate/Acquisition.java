package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.crystal.Composition;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.optics.AnnularDetector;
import org.zeroloss.imaging.optics.Probe;

/**
 * All conditions of one micrograph.
 *
 * @param probe the probe
 * @param scan how it moves
 * @param detector which angles are detected
 * @param response what the detector makes of the electrons
 * @param support what lies under and over the specimen
 * @param doseEPerA2 incident electrons per Å² (pixel area without drift)
 */
public record Acquisition(
        Probe probe,
        Scan scan,
        AnnularDetector detector,
        DetectorResponse response,
        Support support,
        double doseEPerA2) {

    /** Validates every component. */
    public Acquisition {
        Check.present(probe, "probe");
        Check.present(scan, "scan");
        Check.present(detector, "detector");
        Check.present(response, "response of the detector");
        Check.present(support, "support");
        Check.range(doseEPerA2, 1e-3, 1e15, "dose in electrons per Å²");
    }

    /**
     * @return incident electrons per pixel
     */
    public double electronsPerPixel() {
        return doseEPerA2 * scan.pixelSizeA() * scan.pixelSizeA() * scan.aspect();
    }

    /**
     * @return current of the probe in pA
     */
    public double currentPa() {
        return electronsPerPixel() * 1.602176634e-7 / (scan.dwellUs() * 1e-6);
    }

    /**
     * @param atoms atoms of a column
     * @return electrons that are expected to be detected of it, in all pixels together, above the
     *     background: dose · σ · efficiency, corrected for the drift during the scan
     */
    public double detectedElectrons(final Composition atoms) {
        return electronsPerPixel()
                / scan.pixelAreaA2()
                * response.efficiency()
                * atoms.crossSectionA2(detector, probe.beam());
    }

    /**
     * @param newDose incident electrons per Å²
     * @return a copy with it
     */
    public Acquisition withDose(final double newDose) {
        return new Acquisition(probe, scan, detector, response, support, newDose);
    }
}
