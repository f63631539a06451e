package org.zeroloss.eels.zlp.conditions;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.numeric.Check;
import org.zeroloss.signal.SignalMetadata;

/**
 * The conditions of an acquisition that change the shape of the zero-loss peak.
 *
 * @param beamEnergyKev energy of the primary electrons in keV
 * @param exposureS exposure time of a spectrum in s
 */
public record Conditions(double beamEnergyKev, double exposureS) {

    /** Conditions that differ by less than this share are the same. */
    private static final double SAME = 1e-6;

    /** Validates both. */
    public Conditions {
        Check.range(beamEnergyKev, 1, 10_000, "beam energy in keV");
        Check.range(exposureS, 1e-9, 1e6, "exposure time in s");
    }

    /**
     * @param metadata acquisition of an image
     * @param image what the user calls the image, for the message
     * @return its conditions
     * @throws EelsException if beam energy or exposure time is not known, saying which and of what
     */
    public static Conditions of(final SignalMetadata metadata, final String image) {
        final boolean energy = metadata.beamEnergyKeV().isPresent();
        final boolean exposure = metadata.exposureS().isPresent();
        if (!energy || !exposure) {
            throw new EelsException(
                    "Expected the beam energy and the exposure time of "
                            + image
                            + ", found no "
                            + (energy ? "" : "beam energy")
                            + (energy || exposure ? "" : " and no ")
                            + (exposure ? "" : "exposure time")
                            + " in its metadata; set "
                            + (energy || exposure ? "it" : "them")
                            + " in the dialog, or where the image is read");
        }
        return new Conditions(
                metadata.beamEnergyKeV().getAsDouble(), metadata.exposureS().getAsDouble());
    }

    /**
     * @param metadata acquisition of an image
     * @return a copy with these conditions in it
     */
    public SignalMetadata in(final SignalMetadata metadata) {
        return metadata.withBeamEnergyKeV(beamEnergyKev).withExposureS(exposureS);
    }

    /**
     * @param other other conditions
     * @return whether they are the same, but for rounding
     */
    public boolean same(final Conditions other) {
        return Math.abs(lnEnergy() - other.lnEnergy()) < SAME
                && Math.abs(lnExposure() - other.lnExposure()) < SAME;
    }

    /**
     * @return ln of the beam energy in keV
     */
    public double lnEnergy() {
        return StrictMath.log(beamEnergyKev);
    }

    /**
     * @return ln of the exposure time in s
     */
    public double lnExposure() {
        return StrictMath.log(exposureS);
    }
}
