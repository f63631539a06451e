package org.zeroloss.imaging.optics;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.numeric.Check;

import java.util.OptionalDouble;

/**
 * An annular dark-field detector: which of the scattered electrons it takes.
 *
 * @param innerMrad inner semi-angle in mrad, above 0
 * @param outerMrad outer semi-angle in mrad, at most 500
 * @param zExponent if present, an atom's cross section is that of carbon times (Z/6)^exponent, as
 *     is often assumed; if absent, it is the sum of {@link ElasticScattering} and {@link
 *     InelasticScattering} for each element
 */
public record AnnularDetector(double innerMrad, double outerMrad, OptionalDouble zExponent) {

    /** Validates angles and exponent. */
    public AnnularDetector {
        Check.range(innerMrad, 1, 500, "inner angle of the detector in mrad");
        Check.range(outerMrad, 1, 500, "outer angle of the detector in mrad");
        Check.ascending(innerMrad, outerMrad, "angles of the detector in mrad");
        Check.present(zExponent, "Z exponent");
        if (zExponent.isPresent()) {
            Check.range(zExponent.getAsDouble(), 1, 2, "Z exponent");
        }
    }

    /**
     * @param innerMrad inner semi-angle in mrad
     * @param outerMrad outer semi-angle in mrad
     */
    public AnnularDetector(final double innerMrad, final double outerMrad) {
        this(innerMrad, outerMrad, OptionalDouble.empty());
    }

    /**
     * @param element an atom
     * @param beam the beam
     * @return cross section in Å² for scattering into the ring; times the incident dose in
     *     electrons/Å² it is the number of electrons that reach the detector
     */
    public double crossSectionA2(final Element element, final ElectronBeam beam) {
        if (zExponent.isEmpty()) {
            return ofAtom(element, beam);
        }
        return ofAtom(Element.C, beam)
                * StrictMath.pow(element.number() / 6.0, zExponent.getAsDouble());
    }

    private double ofAtom(final Element element, final ElectronBeam beam) {
        return new ElasticScattering(beam).crossSectionA2(element, innerMrad, outerMrad)
                + new InelasticScattering(beam).crossSectionA2(element, innerMrad, outerMrad);
    }

    /**
     * @param light an element
     * @param heavy an element of larger atomic number
     * @param beam the beam
     * @return n for which the cross sections of the two are as Z^n
     */
    public double exponentBetween(
            final Element light, final Element heavy, final ElectronBeam beam) {
        return StrictMath.log(crossSectionA2(heavy, beam) / crossSectionA2(light, beam))
                / StrictMath.log((double) heavy.number() / light.number());
    }
}
