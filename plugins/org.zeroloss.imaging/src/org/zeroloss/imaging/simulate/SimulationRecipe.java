package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.numeric.Check;

/**
 * Ranges of everything a simulated micrograph depends on, and a seed: an endless series of
 * micrographs, of which each can be drawn alone ({@link StemSimulator#draw}).
 *
 * @param specimen what is shown
 * @param defects what is wrong with it
 * @param probe the probe
 * @param scan how it moves
 * @param detector what is detected, and what lies under the specimen
 * @param dose how many electrons, in the unit that {@code doseMeaning} says
 * @param doseMeaning whether the dose is incident or detected
 * @param seed start of the random numbers
 */
public record SimulationRecipe(
        SpecimenRanges specimen,
        DefectRanges defects,
        ProbeRanges probe,
        ScanRanges scan,
        DetectorRanges detector,
        Range dose,
        DoseMeaning doseMeaning,
        long seed) {

    /** What the dose counts. */
    public enum DoseMeaning {
        /** Incident electrons per Å². */
        INCIDENT,
        /**
         * Electrons detected of a column, above the background: the incident dose is set so that
         * the median of the micrograph's regular columns (or single atoms) gets so many.
         */
        DETECTED
    }

    /** Validates every component. */
    public SimulationRecipe {
        Check.present(specimen, "ranges of the specimen");
        Check.present(defects, "ranges of the defects");
        Check.present(probe, "ranges of the probe");
        Check.present(scan, "ranges of the scan");
        Check.present(detector, "ranges of the detector");
        Check.present(doseMeaning, "meaning of the dose");
        Check.present(dose, "dose").within(1e-3, 1e12, "dose");
    }

    /**
     * @param newSeed seed
     * @return the same ranges with another series of micrographs
     */
    public SimulationRecipe withSeed(final long newSeed) {
        return new SimulationRecipe(
                specimen, defects, probe, scan, detector, dose, doseMeaning, newSeed);
    }

    /**
     * @param newDose dose
     * @param newMeaning what it counts
     * @return a copy with them
     */
    public SimulationRecipe withDose(final Range newDose, final DoseMeaning newMeaning) {
        return new SimulationRecipe(
                specimen, defects, probe, scan, detector, newDose, newMeaning, seed);
    }

    /**
     * @param newScan ranges of the scan
     * @return a copy with them
     */
    public SimulationRecipe withScan(final ScanRanges newScan) {
        return new SimulationRecipe(
                specimen, defects, probe, newScan, detector, dose, doseMeaning, seed);
    }

    /**
     * @param newDefects ranges of the defects
     * @return a copy with them
     */
    public SimulationRecipe withDefects(final DefectRanges newDefects) {
        return new SimulationRecipe(
                specimen, newDefects, probe, scan, detector, dose, doseMeaning, seed);
    }
}
