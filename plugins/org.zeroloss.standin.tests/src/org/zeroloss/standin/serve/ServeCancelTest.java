package org.zeroloss.standin.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.FakeNodes;
import org.zeroloss.standin.exec.WorkflowBuilder;
import org.zeroloss.standin.run.StandinMain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run that is canceled on its page. */
@Timeout(60)
class ServeCancelTest {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

    @TempDir Path dir;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private PlainHttp page;

    private JsonNode status() throws IOException {
        return new ObjectMapper().readTree(PlainHttp.body(page.ask("GET /status")));
    }

    private JsonNode once(final int node, final String state) throws Exception {
        JsonNode status = status();
        while (!status.path("nodes").path(node).path("state").asText().equals(state)) {
            Thread.sleep(20);
            status = status();
        }
        return status;
    }

    private void post(final String path) throws IOException {
        assertTrue(page.ask("POST " + path, page.origin()).contains(" 200 "));
    }

    @Test
    void whatWasDoneStaysAndTheRestIsCanceled() throws Exception {
        final Path flow = dir.resolve("flow");
        final WorkflowBuilder w = new WorkflowBuilder(FakeNodes.repository(), flow);
        w.add(FakeNodes.Source.class.getName());
        w.add(FakeNodes.Wait.class.getName());
        w.write();
        final CancelToken session = new CancelToken();
        final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        final CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(
                        () ->
                                StandinMain.run(
                                        new String[] {"serve", flow.toString()},
                                        FakeNodes.repository(),
                                        out,
                                        out,
                                        session));
        Matcher m = ADDRESS.matcher("");
        while (!m.find()) {
            Thread.sleep(20);
            m = ADDRESS.matcher(said.toString(StandardCharsets.UTF_8));
        }
        page = new PlainHttp(Integer.parseInt(m.group(1)));
        assertEquals("running", once(1, "running").path("state").asText());
        post("/cancel");
        once(1, "canceled");
        JsonNode status = status();
        while (status.path("state").asText().equals("running")) {
            Thread.sleep(20);
            status = status();
        }
        assertEquals("canceled", status.path("state").asText());
        assertEquals("executed", status.path("nodes").path(0).path("state").asText());
        post("/again");
        assertEquals(2, once(1, "running").path("run").asInt());
        session.cancel();
        assertEquals(ExitCode.SUCCESS, code.join());
    }
}
