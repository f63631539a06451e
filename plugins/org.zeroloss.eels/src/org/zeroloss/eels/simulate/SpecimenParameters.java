package org.zeroloss.eels.simulate;

import org.zeroloss.eels.numeric.Check;

/**
 * What to simulate.
 *
 * @param width pixels along x (the fast axis)
 * @param height pixels along y
 * @param maxThickness greatest t/λ, up to 3
 * @param acquisition microscope and detector
 * @param material the specimen's material
 * @param seed seed of the maps and of the noise
 */
public record SpecimenParameters(
        int width,
        int height,
        double maxThickness,
        SimulatedAcquisition acquisition,
        SimulatedMaterial material,
        long seed) {

    /** Validates every component. */
    public SpecimenParameters {
        Check.atLeast(width, 1, "width in pixels");
        Check.atLeast(height, 1, "height in pixels");
        Check.range(maxThickness, 0.01, 3, "greatest thickness t/λ");
        Check.present(acquisition, "acquisition");
        Check.present(material, "material");
    }

    /**
     * @param width pixels along x
     * @param height pixels along y
     * @param seed seed
     * @return the defaults of acquisition and material, t/λ up to 1.2
     */
    public static SpecimenParameters defaults(final int width, final int height, final long seed) {
        return new SpecimenParameters(
                width,
                height,
                1.2,
                SimulatedAcquisition.defaults(),
                SimulatedMaterial.defaults(),
                seed);
    }

    /**
     * @param newMaterial material
     * @return a copy with it
     */
    public SpecimenParameters withMaterial(final SimulatedMaterial newMaterial) {
        return new SpecimenParameters(width, height, maxThickness, acquisition, newMaterial, seed);
    }

    /**
     * @param newAcquisition acquisition
     * @return a copy with it
     */
    public SpecimenParameters withAcquisition(final SimulatedAcquisition newAcquisition) {
        return new SpecimenParameters(width, height, maxThickness, newAcquisition, material, seed);
    }
}
