package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.optics.AnnularDetector;

import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Which detectors and supports may be drawn.
 *
 * @param innerMrad inner semi-angle in mrad
 * @param outerMrad outer semi-angle in mrad; above the inner one in all draws
 * @param law how the cross section of an atom follows from its element
 * @param zExponent exponent of the atomic number, used if the law is {@link Law#POWER}
 * @param efficiency share of the electrons on the detector that are counted
 * @param gain counts per electron
 * @param offset counts without any electron
 * @param readoutNoise electronic noise in counts (standard deviation)
 * @param carbonNm thickness of the carbon support in nm
 * @param roughness relative amplitude of slow changes of that thickness
 * @param contaminationNm greatest thickness of contamination in nm
 */
public record DetectorRanges(
        Range innerMrad,
        Range outerMrad,
        Law law,
        Range zExponent,
        Range efficiency,
        Range gain,
        Range offset,
        Range readoutNoise,
        Range carbonNm,
        Range roughness,
        Range contaminationNm) {

    /** How the cross section of an atom follows from its element. */
    public enum Law {
        /** From the screened potential of the element in the Born approximation. */
        BORN,
        /** As a power of the atomic number, with carbon's value of the Born approximation. */
        POWER
    }

    /** Validates every component. */
    public DetectorRanges {
        Check.present(innerMrad, "inner angle").within(1, 500, "inner angle in mrad");
        Check.present(outerMrad, "outer angle").within(1, 500, "outer angle in mrad");
        Check.ascending(
                innerMrad.max(), outerMrad.min(), "largest inner and smallest outer angle in mrad");
        Check.present(law, "law of the cross sections");
        Check.present(zExponent, "Z exponent").within(1, 2, "Z exponent");
        Check.present(efficiency, "efficiency").within(1e-3, 1, "efficiency");
        Check.present(gain, "gain").within(1e-9, 1e9, "gain in counts per electron");
        Check.present(offset, "offset");
        Check.present(readoutNoise, "noise").within(0, 1e9, "noise of the detector in counts");
        Check.present(carbonNm, "carbon support").within(0, 200, "carbon support in nm");
        Check.present(roughness, "roughness").within(0, 1, "roughness of the carbon support");
        Check.present(contaminationNm, "contamination").within(0, 200, "contamination in nm");
    }

    AnnularDetector drawDetector(final SplittableRandom random) {
        final double inner = innerMrad.draw(random);
        final double outer = outerMrad.draw(random);
        final double exponent = zExponent.draw(random);
        return new AnnularDetector(
                inner,
                outer,
                law == Law.POWER ? OptionalDouble.of(exponent) : OptionalDouble.empty());
    }

    DetectorResponse drawResponse(final SplittableRandom random) {
        return new DetectorResponse(
                efficiency.draw(random),
                gain.draw(random),
                offset.draw(random),
                readoutNoise.draw(random));
    }

    Support drawSupport(final SplittableRandom random) {
        return new Support(
                carbonNm.draw(random), roughness.draw(random), contaminationNm.draw(random));
    }
}
