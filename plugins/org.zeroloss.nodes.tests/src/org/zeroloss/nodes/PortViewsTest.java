package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.port.PortType;
import org.zeroloss.imaging.simulate.RecipePreset;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.imaging.simulate.StemSimulator;
import org.zeroloss.nodes.port.BackgroundFitPortObject;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObjectSpec;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.port.ZlpModelPortObject;
import org.zeroloss.nodes.portview.PortViews;
import org.zeroloss.nodes.workflows.Execution;
import org.zeroloss.nodes.workflows.NodeList;
import org.zeroloss.nodes.workflows.Repository;
import org.zeroloss.signal.Signal;
import org.zeroloss.standin.runtime.NodeView;
import org.zeroloss.standin.runtime.RegisteredPortView;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What ports show of themselves. */
class PortViewsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path m_folder;

    static List<PortType> types() {
        new NodeList();
        return List.of(
                SpectralImagePortObject.TYPE,
                ImageStackPortObject.TYPE,
                ZlpEnsemblePortObject.TYPE,
                BackgroundFitPortObject.TYPE,
                ZlpModelPortObject.ANY,
                SimulationRecipePortObject.TYPE,
                DefectModelPortObject.TYPE);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasAViewBeforeAndAfterItsNodeHasRun(final PortType type) {
        PortViews.register();
        assertTrue(RegisteredPortView.isThere(type, false));
        assertTrue(RegisteredPortView.isThere(type, true));
    }

    private static Execution run(final String workflow) throws IOException {
        final Execution run =
                Execution.of(
                        Repository.need(Repository.workflows(), "the folder test-workflows")
                                .resolve(workflow),
                        Map.of());
        assertEquals(Map.of(), run.failures());
        return run;
    }

    private static JsonNode result(final NodeView view) throws IOException {
        assertTrue(view.file(view.page()).isPresent());
        assertTrue(view.file("components/port-summary-view.js").isPresent());
        final JsonNode answer = JSON.readTree(view.initialData());
        assertTrue(answer.has("result"), answer.toString());
        return answer.path("result");
    }

    private static Map<String, String> facts(final JsonNode summary) {
        final Map<String, String> facts = new HashMap<>();
        summary.path("facts")
                .forEach(f -> facts.put(f.path("name").asText(), f.path("value").asText()));
        return facts;
    }

    private static float[] floats(final JsonNode base64) throws IOException {
        final ByteBuffer bytes =
                ByteBuffer.wrap(base64.binaryValue()).order(ByteOrder.LITTLE_ENDIAN);
        final float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    @Test
    void aSpectralImageShowsItsAxesConditionsHistoryMapAndMeanSpectrum() throws Exception {
        final SpectralImagePortObject port = new Samples(m_folder).image(12, 8);
        final JsonNode summary =
                result(RegisteredPortView.of(SpectralImagePortObject.TYPE, port).orElseThrow());
        assertEquals("Spectral image", summary.path("title").asText());
        final Map<String, String> facts = facts(summary);
        assertTrue(facts.get("Axis x").startsWith("12 positions, "), facts.toString());
        assertTrue(facts.get("Axis Energy loss").contains(" eV in steps of "), facts.toString());
        assertTrue(facts.get("Beam energy").endsWith(" keV"), facts.toString());
        assertEquals(
                "EELS Specimen Simulator",
                summary.path("history").path(0).path("title").asText().replaceAll(" [\\d.].*", ""));
        assertFalse(summary.path("history").path(0).path("facts").isEmpty());
        final float[] map = floats(summary.path("picture").path("values"));
        final float[] curve = floats(summary.path("curve").path("y"));
        assertEquals(96, map.length);
        try (Signal image = port.open()) {
            double pixel = 0;
            for (int c = 0; c < image.width(); c++) {
                pixel += image.plane().get(17, c) / image.width();
            }
            assertEquals(pixel, map[17], 1e-4 * pixel);
            double channel = 0;
            for (int row = 0; row < 96; row++) {
                channel += image.plane().get(row, 300) / 96;
            }
            assertEquals(channel, curve[300], 1e-4 * Math.abs(channel) + 1e-4);
        }
    }

    @Test
    void aSpecShowsWhatIsKnownAndNoPicture() throws Exception {
        final SpectralImagePortObject port = new Samples(m_folder).image(5, 4);
        final JsonNode summary =
                result(
                        RegisteredPortView.ofSpec(SpectralImagePortObject.TYPE, port.getSpec())
                                .orElseThrow());
        assertTrue(facts(summary).get("Axis y").startsWith("4 positions"));
        assertTrue(summary.path("picture").isNull());
        assertTrue(summary.path("curve").isNull());
    }

    @Test
    void anImageStackShowsItsFirstImage() throws Exception {
        try (Execution run = run("image-reader")) {
            final JsonNode summary = result(run.node("Image Reader").portView(1).orElseThrow());
            assertEquals("Image stack", summary.path("title").asText());
            assertEquals("the first of 3", summary.path("picture").path("note").asText());
            final float[] pixels = floats(summary.path("picture").path("values"));
            assertEquals(24 * 16, pixels.length);
            assertEquals(1000 + 24 * 3 + 5, pixels[24 * 3 + 5]);
            assertTrue(
                    summary.path("history").path(0).path("title").asText().startsWith("File "),
                    summary.path("history").toString());
        }
    }

    @Test
    void anEnsembleShowsItsPeakWithTheBandOfItsReplicas() throws Exception {
        final Samples samples = new Samples(m_folder);
        final ZlpEnsemblePortObject port = samples.model(samples.labelled(samples.image(12, 8)), 6);
        final JsonNode summary =
                result(RegisteredPortView.of(ZlpEnsemblePortObject.TYPE, port).orElseThrow());
        assertEquals("6", facts(summary).get("Replicas"));
        final JsonNode curve = summary.path("curve");
        final float[] y = floats(curve.path("y"));
        final float[] low = floats(curve.path("low"));
        final float[] high = floats(curve.path("high"));
        int peak = 0;
        for (int i = 0; i < y.length; i++) {
            assertTrue(low[i] <= y[i] && y[i] <= high[i], "point " + i);
            peak = y[i] > y[peak] ? i : peak;
        }
        final double energy =
                curve.path("x").path("offset").asDouble()
                        + peak * curve.path("x").path("scale").asDouble();
        assertEquals(0, energy, 0.2);
        assertTrue(y[peak] > 100 * y[y.length - 1], y[peak] + " and " + y[y.length - 1]);
    }

    @Test
    void backgroundFitsShowTheirFormulaOrTheirVacuumSpectrum() throws Exception {
        try (Execution run = run("background-fitter")) {
            int seen = 0;
            for (int id = 1; id <= 12; id++) {
                if (hasFit(run, id)) {
                    final JsonNode summary = result(run.node(id).portView(1).orElseThrow());
                    assertEquals("Background fit", summary.path("title").asText());
                    final float[] y = floats(summary.path("curve").path("y"));
                    for (final float v : y) {
                        assertTrue(v >= 0 && v < 10, "value " + v);
                    }
                    assertTrue(y[y.length / 4] > y[y.length - 1]);
                    seen++;
                }
            }
            assertEquals(3, seen);
        }
    }

    @Test
    void aRecipeShowsItsRangesAndItsFirstMicrograph() throws Exception {
        new NodeList();
        final SimulationRecipe recipe = RecipePreset.LIGHT_LAYERS.recipe();
        final JsonNode summary =
                result(
                        RegisteredPortView.of(
                                        SimulationRecipePortObject.TYPE,
                                        new SimulationRecipePortObject(
                                                new SimulationRecipePortObjectSpec(recipe)))
                                .orElseThrow());
        assertEquals("60 to 80 keV", facts(summary).get("Beam energy"));
        assertEquals("graphene, hbn", facts(summary).get("Specimens"));
        final float[][] drawn = new StemSimulator(recipe).draw(0).image();
        final float[] shown = floats(summary.path("picture").path("values"));
        assertEquals(drawn.length * drawn[0].length, shown.length);
        assertEquals(drawn[7][11], shown[7 * drawn[0].length + 11]);
    }

    private static boolean hasFit(final Execution run, final int id) {
        try {
            return run.node(id).name().equals("Background Fitter");
        } catch (final IllegalArgumentException e) {
            return false; // the workflow has no node of this number
        }
    }
}
