package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.numeric.Check;

import java.util.List;

/**
 * What may be drawn as the specimen.
 *
 * @param kinds kinds of specimens, each equally likely; named twice, twice as likely
 * @param layers number of layers of layered crystals
 * @param siliconNm thickness of silicon in nm
 * @param goldNm diameter of gold particles in nm
 * @param atomElements elements of single atoms; one micrograph has one of them
 * @param atomsPerNm2 single atoms per nm²
 * @param atomSpacingA smallest distance of two single atoms in Å
 */
public record SpecimenRanges(
        List<SpecimenKind> kinds,
        Range layers,
        Range siliconNm,
        Range goldNm,
        List<Element> atomElements,
        Range atomsPerNm2,
        Range atomSpacingA) {

    /** Validates every component. */
    public SpecimenRanges {
        kinds = Check.list(kinds, "kinds of specimens");
        Check.atLeast(kinds.size(), 1, "number of kinds of specimens");
        Check.present(layers, "number of layers")
                .within(1, 100, "number of layers")
                .holdingWhole("layers");
        Check.present(siliconNm, "thickness of silicon")
                .within(0.2, 100, "thickness of silicon in nm");
        Check.present(goldNm, "diameter of gold").within(0.5, 50, "diameter of gold in nm");
        atomElements = Check.list(atomElements, "elements of single atoms");
        if (kinds.contains(SpecimenKind.SINGLE_ATOMS)) {
            Check.atLeast(atomElements.size(), 1, "number of elements of single atoms");
        }
        Check.present(atomsPerNm2, "single atoms per nm²").within(1e-4, 20, "single atoms per nm²");
        Check.present(atomSpacingA, "spacing of single atoms")
                .within(0, 100, "spacing of single atoms in Å");
    }
}
