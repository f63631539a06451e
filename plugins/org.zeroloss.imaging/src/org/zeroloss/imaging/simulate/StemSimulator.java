package org.zeroloss.imaging.simulate;

import org.zeroloss.base.Seeds;
import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.crystal.Composition;
import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.optics.ProbeProfile;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws micrographs from a recipe. A micrograph depends on recipe and index alone, so that any of
 * the endless series can be drawn by any thread, in any order. Immutable and thread-safe.
 */
public final class StemSimulator {

    private static final long KIND = 1;
    private static final long PROBE = 2;
    private static final long SCAN = 3;
    private static final long DETECTOR = 4;
    private static final long SPECIMEN = 5;
    private static final long DOSE = 6;

    private final SimulationRecipe m_recipe;

    /**
     * @param recipe what to draw from
     */
    public StemSimulator(final SimulationRecipe recipe) {
        m_recipe = Check.present(recipe, "recipe");
    }

    /**
     * @return what is drawn from
     */
    public SimulationRecipe recipe() {
        return m_recipe;
    }

    /**
     * @param index which of the endless series, from 0
     * @return the micrograph with noise, and the truth about it
     */
    public SimulatedMicrograph draw(final long index) {
        final Exposure exposure = exposure(index);
        return new SimulatedMicrograph(
                index,
                kind(Seeds.derive(m_recipe.seed(), index)),
                exposure.acquisition(),
                exposure.counts(),
                exposure.labels());
    }

    /**
     * @param index which of the endless series, from 0
     * @return what {@link #draw} counts: the micrograph without noise
     */
    public Exposure exposure(final long index) {
        Check.atLeast(index, 0, "index of a micrograph");
        final long seed = Seeds.derive(m_recipe.seed(), index);
        final Acquisition unit = conditions(seed);
        final ProbeProfile profile = ProbeProfile.of(unit.probe());
        final List<AtomColumn> columns =
                new SpecimenDraw(m_recipe, Seeds.derive(seed, SPECIMEN))
                        .columns(
                                kind(seed),
                                unit.scan().field(),
                                profile.radiusA() + LineShifts.mostA(unit.scan()));
        final Acquisition acquisition = unit.withDose(dose(seed, unit, columns));
        return Exposure.of(columns, acquisition, profile, seed);
    }

    private SpecimenKind kind(final long seed) {
        final List<SpecimenKind> kinds = m_recipe.specimen().kinds();
        return kinds.get((int) (Seeds.stream(seed, KIND).nextDouble() * kinds.size()));
    }

    /** All conditions but the dose, which is 1 electron per Å². */
    private Acquisition conditions(final long seed) {
        final SplittableRandom detector = Seeds.stream(seed, DETECTOR);
        return new Acquisition(
                m_recipe.probe().draw(Seeds.stream(seed, PROBE)),
                m_recipe.scan().draw(Seeds.stream(seed, SCAN)),
                m_recipe.detector().drawDetector(detector),
                m_recipe.detector().drawResponse(detector),
                m_recipe.detector().drawSupport(detector),
                1);
    }

    private double dose(final long seed, final Acquisition unit, final List<AtomColumn> columns) {
        final double drawn = m_recipe.dose().draw(Seeds.stream(seed, DOSE));
        if (m_recipe.doseMeaning() == SimulationRecipe.DoseMeaning.INCIDENT) {
            return drawn;
        }
        final double[] each =
                columns.stream()
                        .filter(
                                c ->
                                        c.siteClass() == SiteClass.COLUMN
                                                || c.siteClass() == SiteClass.ATOM)
                        .mapToDouble(c -> unit.detectedElectrons(c.composition()))
                        .sorted()
                        .toArray();
        final double median =
                each.length == 0
                        ? unit.detectedElectrons(Composition.of(Element.C, 1))
                        : each[(each.length - 1) / 2];
        return drawn / median;
    }

    /**
     * @return the classes that this recipe's micrographs can show, in their order
     */
    public List<SiteClass> classes() {
        return Arrays.stream(SiteClass.values()).filter(this::possible).toList();
    }

    private boolean possible(final SiteClass siteClass) {
        final boolean crystals =
                m_recipe.specimen().kinds().stream().anyMatch(k -> k != SpecimenKind.SINGLE_ATOMS);
        final DefectRanges d = m_recipe.defects();
        return switch (siteClass) {
            case COLUMN -> crystals;
            case VACANCY -> crystals && d.vacancies().max() > 0;
            case SUBSTITUTION -> crystals && d.substitutions().max() > 0;
            case INTERSTITIAL -> crystals && d.interstitials().max() > 0;
            case ATOM -> m_recipe.specimen().kinds().contains(SpecimenKind.SINGLE_ATOMS);
        };
    }
}
