package org.zeroloss.imaging.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.simulate.SimulationRecipe.DoseMeaning;

import java.util.Arrays;
import java.util.SplittableRandom;

class StemSimulatorTest {

    @ParameterizedTest
    @EnumSource(RecipePreset.class)
    void everyPresetGivesLabelledMicrographs(final RecipePreset preset) {
        final StemSimulator simulator = new StemSimulator(preset.recipe());
        for (int index = 0; index < 6; index++) {
            final SimulatedMicrograph m = simulator.draw(index);
            assertEquals(256, m.image().length);
            assertTrue(m.labels().size() > 1, m.kind() + " " + m.labels().size());
            for (final float[] line : m.image()) {
                assertEquals(256, line.length);
                for (final float v : line) {
                    assertTrue(Float.isFinite(v));
                }
            }
            for (final ColumnLabel l : m.labels()) {
                assertTrue(l.x() >= -0.5 && l.x() < 255.5 && l.y() >= -0.5 && l.y() < 255.5);
                assertTrue(simulator.classes().contains(l.column().siteClass()));
                if (l.column().siteClass() != SiteClass.VACANCY) {
                    assertTrue(l.electrons() > 0);
                }
            }
        }
    }

    @Test
    void theExposureIsWhatTheMicrographCounts() {
        final StemSimulator simulator =
                new StemSimulator(
                        RecipePreset.SULFIDE_LAYERS
                                .recipe()
                                .withDose(Range.of(500), DoseMeaning.DETECTED));
        final SimulatedMicrograph m = simulator.draw(2);
        final Exposure exposure = simulator.exposure(2);
        assertEquals(m.acquisition(), exposure.acquisition());
        assertEquals(m.labels(), exposure.labels());
        double expected = 0;
        double counted = 0;
        for (int j = 0; j < m.image().length; j++) {
            for (int i = 0; i < m.image()[j].length; i++) {
                expected += exposure.electrons()[j][i];
                counted += m.image()[j][i];
            }
        }
        // five standard deviations of the Poisson sum, and those of the detector's noise
        final double noise = m.acquisition().response().readoutNoise() * 256;
        assertEquals(expected, counted, 5 * Math.sqrt(expected + noise * noise));
    }

    /** Columns stand out: at labels the image is brighter than half way between. */
    @ParameterizedTest
    @EnumSource(RecipePreset.class)
    void labelsLieOnBrightPlaces(final RecipePreset preset) {
        final SimulationRecipe recipe =
                preset.recipe().withDose(Range.of(20_000), DoseMeaning.DETECTED);
        final SimulatedMicrograph m = new StemSimulator(recipe).draw(3);
        double mean = 0;
        for (final float[] line : m.image()) {
            for (final float v : line) {
                mean += v / (256.0 * 256);
            }
        }
        double at = 0;
        int n = 0;
        for (final ColumnLabel l : m.labels()) {
            final SiteClass c = l.column().siteClass();
            if (c == SiteClass.COLUMN || c == SiteClass.ATOM) {
                at += m.image()[(int) Math.rint(l.y())][(int) Math.rint(l.x())];
                n++;
            }
        }
        assertTrue(at / n > 1.15 * mean, at / n + " against " + mean);
    }

    @Test
    void detectedDoseIsThatOfTheMedianColumn() {
        final SimulationRecipe recipe =
                RecipePreset.LIGHT_LAYERS
                        .recipe()
                        .withDose(Range.of(250), DoseMeaning.DETECTED)
                        .withDefects(DefectRanges.NONE);
        for (int index = 0; index < 4; index++) {
            final double[] electrons =
                    new StemSimulator(recipe)
                            .draw(index).labels().stream()
                                    .mapToDouble(ColumnLabel::electrons)
                                    .distinct()
                                    .toArray();
            assertTrue(
                    Arrays.stream(electrons).anyMatch(e -> Math.abs(e - 250) < 1e-6),
                    Arrays.toString(electrons));
        }
    }

    @Test
    void sameSeedSameBytesForAnyThreadsAndOrder() {
        final StemSimulator simulator = new StemSimulator(RecipePreset.SULFIDE_LAYERS.recipe());
        final int n = 6;
        final SimulatedMicrograph[] one = new SimulatedMicrograph[n];
        final SimulatedMicrograph[] many = new SimulatedMicrograph[n];
        new Workers(1)
                .run(n, Progress.NONE, "", i -> one[n - 1 - (int) i] = simulator.draw(n - 1 - i));
        new Workers(4).run(n, Progress.NONE, "", i -> many[(int) i] = simulator.draw(i));
        for (int i = 0; i < n; i++) {
            assertEquals(one[i].labels(), many[i].labels());
            assertEquals(one[i].acquisition(), many[i].acquisition());
            assertTrue(Arrays.deepEquals(one[i].image(), many[i].image()));
        }
        assertNotEquals(
                one[0].labels(),
                new StemSimulator(RecipePreset.SULFIDE_LAYERS.recipe().withSeed(2))
                        .draw(0)
                        .labels());
    }

    /** Changing one range leaves what the others draw. */
    @Test
    void groupsOfRangesHaveStreamsOfTheirOwn() {
        final SimulationRecipe a = RecipePreset.LIGHT_LAYERS.recipe();
        final SimulationRecipe b = a.withDose(Range.of(1e6), DoseMeaning.INCIDENT);
        final SimulatedMicrograph p = new StemSimulator(a).draw(4);
        final SimulatedMicrograph q = new StemSimulator(b).draw(4);
        assertEquals(p.acquisition().probe(), q.acquisition().probe());
        assertEquals(
                p.labels().stream().map(ColumnLabel::column).toList(),
                q.labels().stream().map(ColumnLabel::column).toList());
    }

    /** Values drawn lie in their ranges, over many draws and random recipes. */
    @Test
    void drawsLieInTheirRanges() {
        final SimulationRecipe r = RecipePreset.SINGLE_ATOMS.recipe();
        for (int index = 0; index < 20; index++) {
            final Acquisition a = new StemSimulator(r).draw(index).acquisition();
            inside(r.probe().energyKev(), a.probe().beam().energyKev());
            inside(r.probe().convergenceMrad(), a.probe().convergenceMrad());
            inside(r.scan().pixelSizeA(), a.scan().pixelSizeA());
            inside(r.detector().innerMrad(), a.detector().innerMrad());
            inside(r.detector().carbonNm(), a.support().carbonNm());
            inside(r.scan().shear(), Math.abs(a.scan().shear()));
        }
    }

    private static void inside(final Range range, final double value) {
        assertTrue(value >= range.min() && value <= range.max(), range + " " + value);
    }

    @ParameterizedTest
    @EnumSource(RecipePreset.class)
    void jsonGivesTheSameRecipe(final RecipePreset preset) {
        final SimulationRecipe recipe = preset.recipe().withSeed(Long.MIN_VALUE + 3);
        final String json = RecipeJson.write(recipe);
        assertEquals(recipe, RecipeJson.read(json));
        assertEquals(json, RecipeJson.write(RecipeJson.read(json)));
    }

    @Test
    void jsonNamesWhatIsWrong() {
        final String json = RecipeJson.write(RecipePreset.LIGHT_LAYERS.recipe());
        assertTrue(message("{}").contains("zeroloss-simulation-recipe"));
        assertTrue(message("no json").contains("no JSON"));
        assertTrue(message("").contains("found"));
        assertTrue(message(json.replace("\"version\" : 1", "\"version\" : 9")).contains("newer"));
        final String bad =
                message(json.replace("\"edgeProbability\" : 0.2", "\"edgeProbability\" : 7"));
        assertTrue(bad.contains("7.0") && bad.contains("defects"), bad);
        final String missing = message(json.replace("\"edgeProbability\" : 0.2", "\"x\" : 7"));
        assertTrue(missing.contains("edgeProbability"), missing);
        assertEquals(
                RecipePreset.LIGHT_LAYERS.recipe(),
                RecipeJson.read(json.replace("\"recipe\" :", "\"later\" : 1, \"recipe\" :")));
    }

    private static String message(final String json) {
        return assertThrows(ImagingException.class, () -> RecipeJson.read(json)).getMessage();
    }

    @Test
    void rangesAreValidated() {
        assertThrows(ImagingException.class, () -> Range.of(2, 1));
        assertThrows(ImagingException.class, () -> Range.logarithmic(0, 1));
        assertThrows(ImagingException.class, () -> Range.of(1.2, 1.8).holdingWhole("grains"));
        assertThrows(ImagingException.class, () -> Scan.ideal(8192, 8192, 0.1));
        // 100 Å/s for 0.1 s a line of 0.1 Å pixels
        assertThrows(
                ImagingException.class, () -> new Scan(100, 100, 0.1, 0, 1, 1000, 0, 100, 0, 0, 0));
        final var random = new SplittableRandom(1);
        final int[] seen = new int[4];
        for (int i = 0; i < 4000; i++) {
            seen[Range.of(0.5, 3.9).drawWhole(random)]++;
        }
        assertEquals(0, seen[0]);
        assertEquals(4000 / 3.0, seen[1], 5 * Math.sqrt(4000 * 2 / 9.0));
        assertEquals(4000 / 3.0, seen[3], 5 * Math.sqrt(4000 * 2 / 9.0));
    }
}
