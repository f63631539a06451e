package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.numeric.Check;

import java.util.List;

/**
 * Which defects may be drawn. Single atoms on a support have none of them.
 *
 * @param vacancies vacancies per column
 * @param substitutions foreign atoms per column
 * @param interstitials additional atoms per column
 * @param rings turned bonds per column of a honeycomb: pairs of rings of five and seven
 * @param elements elements of foreign atoms; if empty, typical ones of the crystal
 * @param grains number of grains in the field of view; not of gold particles
 * @param uniformStrain standard deviation of each component of the strain of the whole
 * @param varyingStrain root mean square of the strain that varies over the field
 * @param edgeProbability how many of the micrographs show the crystal's border to vacuum, 0 to 1
 */
public record DefectRanges(
        Range vacancies,
        Range substitutions,
        Range interstitials,
        Range rings,
        List<Element> elements,
        Range grains,
        Range uniformStrain,
        Range varyingStrain,
        double edgeProbability) {

    /** Perfect crystals. */
    public static final DefectRanges NONE =
            new DefectRanges(
                    Range.of(0),
                    Range.of(0),
                    Range.of(0),
                    Range.of(0),
                    List.of(),
                    Range.of(1),
                    Range.of(0),
                    Range.of(0),
                    0);

    /** Validates every component. */
    public DefectRanges {
        Check.present(vacancies, "vacancies").within(0, 0.25, "number of vacancies per column");
        Check.present(substitutions, "substitutions")
                .within(0, 0.25, "number of substitutions per column");
        Check.present(interstitials, "interstitials")
                .within(0, 0.25, "number of interstitials per column");
        Check.present(rings, "5-7 rings").within(0, 0.05, "number of 5-7 rings per column");
        elements = Check.list(elements, "elements of foreign atoms");
        Check.present(grains, "grains").within(1, 1000, "number of grains").holdingWhole("grains");
        Check.present(uniformStrain, "uniform strain").within(0, 0.1, "uniform strain");
        Check.present(varyingStrain, "varying strain").within(0, 0.1, "varying strain");
        Check.range(edgeProbability, 0, 1, "probability of an edge");
    }
}
