package org.zeroloss.nodes.portview;

import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.simulate.SimulatedMicrograph;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.imaging.simulate.SimulationRecipe.DoseMeaning;
import org.zeroloss.imaging.simulate.StemSimulator;
import org.zeroloss.nodes.view.AxisInfo;
import org.zeroloss.nodes.view.FloatBytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a recipe draws, and the first micrograph of its series. */
final class RecipePicture {

    private static final double ANGSTROM_PER_NM = 10;

    private RecipePicture() {}

    static PortSummary facts(final SimulationRecipe recipe) {
        final List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        "Specimens",
                        recipe.specimen().kinds().stream()
                                .distinct()
                                .map(k -> k.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                .collect(Collectors.joining(", "))));
        facts.add(
                new Fact(
                        "Classes",
                        new StemSimulator(recipe)
                                .classes().stream()
                                        .map(SiteClass::label)
                                        .collect(Collectors.joining(", "))));
        facts.add(
                new Fact(
                        "Pixels",
                        recipe.scan().width()
                                + " × "
                                + recipe.scan().height()
                                + " of "
                                + range(recipe.scan().pixelSizeA(), "Å")));
        facts.add(new Fact("Beam energy", range(recipe.probe().energyKev(), "keV")));
        facts.add(
                new Fact(
                        "Convergence semi-angle", range(recipe.probe().convergenceMrad(), "mrad")));
        facts.add(new Fact("Defocus", range(recipe.probe().defocusA(), "Å")));
        facts.add(
                new Fact(
                        "Detector",
                        range(recipe.detector().innerMrad(), "")
                                + " … "
                                + range(recipe.detector().outerMrad(), "mrad")));
        facts.add(
                new Fact(
                        "Dose",
                        range(
                                recipe.dose(),
                                recipe.doseMeaning() == DoseMeaning.INCIDENT
                                        ? "electrons/Å²"
                                        : "detected electrons per column")));
        facts.add(new Fact("Vacancies per column", range(recipe.defects().vacancies(), "")));
        facts.add(
                new Fact("Substitutions per column", range(recipe.defects().substitutions(), "")));
        facts.add(
                new Fact("Interstitials per column", range(recipe.defects().interstitials(), "")));
        facts.add(new Fact("Seed", Long.toString(recipe.seed())));
        return new PortSummary("Simulation recipe", facts, List.of(), null, null);
    }

    static PortSummary of(final SimulationRecipe recipe) {
        final SimulatedMicrograph drawn = new StemSimulator(recipe).draw(0);
        final float[][] image = drawn.image();
        final int width = image[0].length;
        final float[] values = new float[width * image.length];
        for (int y = 0; y < image.length; y++) {
            System.arraycopy(image[y], 0, values, y * width, width);
        }
        final double size = drawn.acquisition().scan().pixelSizeA() / ANGSTROM_PER_NM;
        return facts(recipe)
                .with(
                        new Picture(
                                "Counts",
                                new AxisInfo("x", "nm", width, size, 0),
                                new AxisInfo("y", "nm", image.length, size, 0),
                                FloatBytes.of(values),
                                "grey",
                                "the first micrograph of the series"),
                        null);
    }

    private static String range(final Range range, final String unit) {
        final String numbers =
                range.min() == range.max()
                        ? SignalFacts.number(range.min())
                        : SignalFacts.number(range.min())
                                + " to "
                                + SignalFacts.number(range.max());
        return unit.isEmpty() ? numbers : numbers + " " + unit;
    }
}
