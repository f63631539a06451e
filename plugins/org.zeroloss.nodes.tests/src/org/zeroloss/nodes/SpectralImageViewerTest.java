package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.workflows.Execution;
import org.zeroloss.nodes.workflows.Repository;
import org.zeroloss.signal.Signal;
import org.zeroloss.standin.runtime.NodeView;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** The view of the Spectral Image Viewer, asked as its page asks. */
class SpectralImageViewerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Execution s_run;
    private static NodeView s_view;
    private static Signal s_image;

    @BeforeAll
    static void run() throws IOException {
        s_run =
                Execution.of(
                        Repository.need(Repository.workflows(), "the folder test-workflows")
                                .resolve("spectral-image-viewer"),
                        Map.of());
        assertEquals(Map.of(), s_run.failures());
        s_view = s_run.node("Spectral Image Viewer").view().orElseThrow();
        s_image = ((SpectralImagePortObject) s_run.node("Background Subtractor").object(1)).open();
    }

    @AfterAll
    static void close() throws IOException {
        if (s_image != null) {
            s_image.close();
        }
        if (s_run != null) {
            s_run.close();
        }
    }

    private static JsonNode call(final String method, final String params) throws IOException {
        return JSON.readTree(
                s_view.call(
                        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}"
                                .formatted(method, params)));
    }

    private static float[] floats(final JsonNode base64) throws IOException {
        final ByteBuffer bytes =
                ByteBuffer.wrap(base64.binaryValue()).order(ByteOrder.LITTLE_ENDIAN);
        final float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    @Test
    void thePageIsThereWithWhatItLoads() throws IOException {
        assertTrue(s_view.file(s_view.page()).isPresent());
        assertTrue(s_view.file("components/mount.js").isPresent());
        assertTrue(s_view.file("lib/d3.js").isPresent());
        assertFalse(s_view.file("../plugin.xml").isPresent());
        assertFalse(s_view.file("components/../../plugin.xml").isPresent());
    }

    @Test
    void theInitialDataSayWhatTheImageIs() throws IOException {
        final JsonNode image =
                JSON.readTree(s_view.initialData()).path("result").path("images").path(0);
        assertEquals(s_image.width(), image.path("energy").path("size").asInt());
        assertEquals("eV", image.path("energy").path("unit").asText());
        assertTrue(image.path("band").asBoolean());
        assertEquals("label", image.path("columns").path(0).path("name").asText());
        assertTrue(image.path("columns").path(0).path("classes").asBoolean());
    }

    @Test
    void aPixelHasItsSpectrumAndBand() throws IOException {
        final JsonNode result = call("spectrum", "[0,0,3,2]").path("result");
        final long row = s_image.spec().row(2, 3);
        final float[] y = floats(result.path("y"));
        final float[] low = floats(result.path("low"));
        for (int c = 0; c < y.length; c++) {
            assertEquals(s_image.plane().get(row, c), y[c]);
            assertEquals(s_image.plane("signal_p16").get(row, c), low[c]);
        }
    }

    @Test
    void aWindowIsAMap() throws IOException {
        final float[] map = floats(call("window", "[0,0,200,240]").path("result"));
        assertEquals(s_image.rows(), map.length);
        double sum = 0;
        for (int c = 200; c < 240; c++) {
            sum += s_image.plane().get(17, c);
        }
        assertEquals(sum / 40, map[17], 1e-4 * Math.abs(sum / 40) + 1e-6);
    }

    @Test
    void aReportGetsEverythingThatFits() throws IOException {
        final JsonNode all = JSON.readTree(s_view.packed(1 << 24).orElseThrow());
        assertEquals("", all.path("info").path("note").asText());
        final float[] signal = floats(all.path("images").path(0).path("bands").path(0));
        assertEquals(s_image.rows() * s_image.width(), signal.length);
        assertEquals(s_image.plane().get(5, 7), signal[5 * s_image.width() + 7]);
        final JsonNode thinned = JSON.readTree(s_view.packed(1 << 20).orElseThrow());
        assertTrue(thinned.path("info").path("note").asText().contains("every 2 columns"));
        final JsonNode x = thinned.path("info").path("images").path(0).path("x");
        assertEquals((s_image.spec().axes().get(1).size() + 1) / 2, x.path("size").asInt());
    }

    @Test
    void aBadQuestionIsAnsweredWithAnError() throws IOException {
        assertEquals(-32601, call("nothing", "[]").path("error").path("code").asInt());
        assertEquals(-32602, call("spectrum", "[0,0,\"a\",2]").path("error").path("code").asInt());
        final JsonNode outside = call("spectrum", "[0,0,9999,2]").path("error");
        assertTrue(outside.path("message").asText().contains("9999"), outside.toString());
    }
}
