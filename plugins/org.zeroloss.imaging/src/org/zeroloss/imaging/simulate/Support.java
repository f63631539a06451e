package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.numeric.Check;

/**
 * What lies under and over the specimen: amorphous carbon of 2.0 g/cm³, that is 0.1003 atoms/Å³.
 * Its atoms are random, so that the image is grainy: with n atoms per Å² and the probe P its
 * relative variance is ∫P²/n (shot noise of the atoms, Campbell's theorem).
 *
 * @param carbonNm mean thickness of the support in nm; 0 for none
 * @param roughness relative amplitude of slow changes of that thickness, 0 to 1
 * @param contaminationNm greatest thickness of carbon that grew in places, in nm
 */
public record Support(double carbonNm, double roughness, double contaminationNm) {

    /** Atoms per Å² in a layer of 1 nm. */
    public static final double ATOMS_PER_A2_NM = 1.003;

    /** Vacuum. */
    public static final Support NONE = new Support(0, 0, 0);

    /** Validates every component. */
    public Support {
        Check.range(carbonNm, 0, 200, "thickness of the carbon support in nm");
        Check.range(roughness, 0, 1, "roughness of the carbon support");
        Check.range(contaminationNm, 0, 200, "contamination in nm");
    }
}
