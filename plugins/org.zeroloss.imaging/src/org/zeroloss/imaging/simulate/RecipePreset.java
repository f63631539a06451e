package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.simulate.SimulationRecipe.DoseMeaning;

import java.util.List;

/** Recipes of common experiments, to begin with. */
public enum RecipePreset {
    /**
     * Graphene and hexagonal boron nitride in an aberration-corrected microscope at 60 to 80 keV.
     */
    LIGHT_LAYERS(
            new SpecimenRanges(
                    List.of(SpecimenKind.GRAPHENE, SpecimenKind.HBN),
                    Range.of(1),
                    Range.of(5),
                    Range.of(3),
                    List.of(Element.SI),
                    Range.of(0.5),
                    Range.of(3)),
            Shared.DEFECTS,
            Shared.corrected(Range.of(60, 80), Range.of(0.5, 1.1)),
            Shared.scan(Range.of(0.08, 0.2)),
            Shared.detector(Range.of(50, 80), Range.of(0), Range.of(0, 0.3)),
            Range.logarithmic(30, 1000),
            DoseMeaning.DETECTED),
    /** Layers of MoS2 and WS2, 2H and 3R, in an aberration-corrected microscope at 60 to 80 keV. */
    SULFIDE_LAYERS(
            new SpecimenRanges(
                    List.of(
                            SpecimenKind.MOS2_2H,
                            SpecimenKind.MOS2_3R,
                            SpecimenKind.WS2_2H,
                            SpecimenKind.WS2_3R),
                    Range.of(1, 2),
                    Range.of(5),
                    Range.of(3),
                    List.of(Element.W),
                    Range.of(0.5),
                    Range.of(3)),
            Shared.DEFECTS,
            Shared.corrected(Range.of(60, 80), Range.of(0.5, 1.2)),
            Shared.scan(Range.of(0.08, 0.25)),
            Shared.detector(Range.of(60, 90), Range.of(0), Range.of(0, 1)),
            Range.logarithmic(30, 1000),
            DoseMeaning.DETECTED),
    /** Silicon along [110] and gold particles on thin carbon at 200 to 300 keV. */
    BULK_PROJECTIONS(
            new SpecimenRanges(
                    List.of(
                            SpecimenKind.SILICON_110,
                            SpecimenKind.GOLD_DECAHEDRON,
                            SpecimenKind.GOLD_OCTAHEDRON),
                    Range.of(1),
                    Range.of(2, 20),
                    Range.of(2, 5),
                    List.of(Element.AU),
                    Range.of(0.5),
                    Range.of(3)),
            new DefectRanges(
                    Range.of(0),
                    Range.of(0, 0.02),
                    Range.of(0),
                    Range.of(0),
                    List.of(),
                    Range.of(1),
                    Range.of(0, 0.005),
                    Range.of(0, 0.005),
                    0.2),
            Shared.corrected(Range.of(200, 300), Range.of(0.4, 0.9)),
            Shared.scan(Range.of(0.06, 0.2)),
            Shared.detector(Range.of(60, 100), Range.of(0, 5), Range.of(0, 1)),
            Range.logarithmic(30, 1000),
            DoseMeaning.DETECTED),
    /** Single rhenium, platinum, iridium and gold atoms on carbon at 200 to 300 keV. */
    SINGLE_ATOMS(
            new SpecimenRanges(
                    List.of(SpecimenKind.SINGLE_ATOMS),
                    Range.of(1),
                    Range.of(5),
                    Range.of(3),
                    List.of(Element.RE, Element.PT, Element.IR, Element.AU),
                    Range.logarithmic(0.2, 1.5),
                    Range.of(2, 5)),
            DefectRanges.NONE,
            Shared.corrected(Range.of(200, 300), Range.of(0.6, 1.4)),
            Shared.scan(Range.of(0.15, 0.5)),
            Shared.detector(Range.of(50, 90), Range.of(1, 8), Range.of(0, 1)),
            Range.logarithmic(20, 1000),
            DoseMeaning.DETECTED);

    private final SimulationRecipe m_recipe;

    RecipePreset(
            final SpecimenRanges specimen,
            final DefectRanges defects,
            final ProbeRanges probe,
            final ScanRanges scan,
            final DetectorRanges detector,
            final Range dose,
            final DoseMeaning meaning) {
        m_recipe = new SimulationRecipe(specimen, defects, probe, scan, detector, dose, meaning, 1);
    }

    /**
     * @return the recipe: images of 256 × 256 pixels, seed 1
     */
    public SimulationRecipe recipe() {
        return m_recipe;
    }

    /** Ranges that several presets have in common. */
    private static final class Shared {

        static final DefectRanges DEFECTS =
                new DefectRanges(
                        Range.of(0, 0.04),
                        Range.of(0, 0.04),
                        Range.of(0, 0.01),
                        Range.of(0, 0.004),
                        List.of(),
                        Range.of(1, 3),
                        Range.of(0, 0.01),
                        Range.of(0, 0.01),
                        0.2);

        private Shared() {}

        static ProbeRanges corrected(final Range energy, final Range source) {
            return new ProbeRanges(
                    energy,
                    Range.of(22, 33),
                    Range.of(-40, 40),
                    Range.of(0, 25),
                    Range.of(0, 600),
                    Range.of(0, 600),
                    Range.of(-5, 5),
                    Range.of(20, 60),
                    source,
                    Range.of(0.05, 0.09));
        }

        static ScanRanges scan(final Range pixelSize) {
            return new ScanRanges(
                    256,
                    256,
                    pixelSize,
                    Range.logarithmic(2, 40),
                    Range.of(50, 500),
                    Range.of(0, 0.4),
                    Range.of(0, 0.02),
                    Range.of(0.98, 1.02),
                    Range.of(0, 0.06),
                    Range.of(0, 0.15));
        }

        static DetectorRanges detector(
                final Range inner, final Range carbon, final Range contamination) {
            return new DetectorRanges(
                    inner,
                    Range.of(180, 260),
                    DetectorRanges.Law.BORN,
                    Range.of(1.6, 1.9),
                    Range.of(0.7, 1),
                    Range.of(1),
                    Range.of(0),
                    Range.of(0, 0.3),
                    carbon,
                    Range.of(0, 0.4),
                    contamination);
        }
    }
}
