package org.zeroloss.standin.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.ClasspathRepository;
import org.zeroloss.standin.exec.FakeNodes;
import org.zeroloss.standin.exec.FakePortView;
import org.zeroloss.standin.exec.FakeView;
import org.zeroloss.standin.exec.WorkflowBuilder;
import org.zeroloss.standin.run.StandinMain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The live page, asked as a browser asks. */
@Timeout(60)
class ServeTest {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

    @TempDir Path dir;
    private final CancelToken session = new CancelToken();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private CompletableFuture<Integer> code;
    private URI address;

    @BeforeEach
    void start() throws Exception {
        final ClasspathRepository nodes =
                FakeNodes.repository().add(FakeView.class, FakeView::new, "/community/fake");
        final Path flow = dir.resolve("flow");
        final WorkflowBuilder w = new WorkflowBuilder(nodes, flow);
        final WorkflowBuilder.Node a = w.add(FakeNodes.Source.class.getName());
        final WorkflowBuilder.Node b = w.add(FakeView.class.getName());
        final WorkflowBuilder.Node c = w.add(FakeNodes.Fail.class.getName());
        w.add(FakeNodes.Store.class.getName());
        w.connect(a, 1, b, 1).connect(a, 1, c, 1).write();
        FakePortView.register();
        final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        code =
                CompletableFuture.supplyAsync(
                        () ->
                                StandinMain.run(
                                        new String[] {"serve", flow.toString()},
                                        nodes,
                                        out,
                                        out,
                                        session));
        Matcher m = ADDRESS.matcher("");
        while (!m.find()) {
            assertFalse(code.isDone(), said::toString);
            Thread.sleep(20);
            m = ADDRESS.matcher(said.toString(StandardCharsets.UTF_8));
        }
        address = URI.create(m.group());
    }

    @AfterEach
    void stop() {
        session.cancel();
        assertEquals(ExitCode.SUCCESS, code.join());
    }

    private String ask(final String request, final String... headers) throws IOException {
        return new PlainHttp(address.getPort()).ask(request, headers);
    }

    private String askAs(
            final String host, final String request, final String body, final String... headers)
            throws IOException {
        return new PlainHttp(address.getPort()).askAs(host, request, body, headers);
    }

    private static String body(final String answer) {
        return PlainHttp.body(answer);
    }

    private JsonNode finished() throws Exception {
        while (true) {
            final JsonNode status = new ObjectMapper().readTree(body(ask("GET /status")));
            if (status.path("state").asText().equals("finished")) {
                return status;
            }
            Thread.sleep(30);
        }
    }

    private String origin() {
        return new PlainHttp(address.getPort()).origin();
    }

    @Test
    void itTellsWhereTheRunStands() throws Exception {
        final JsonNode status = finished();
        assertEquals("flow", status.path("name").asText());
        assertEquals(4, status.path("nodes").size());
        assertEquals("executed", status.path("nodes").path(0).path("state").asText());
        assertTrue(status.toString().contains("\"failed\""), status.toString());
        assertTrue(status.path("graph").asText().contains("<svg"));
        assertTrue(body(ask("GET /section/1")).contains("Rows (6)"));
        assertTrue(body(ask("GET /table.js")).contains("aria-sort"));
    }

    @Test
    void theViewOfAPortIsServedUnderItsNumber() throws Exception {
        finished();
        assertTrue(body(ask("GET /section/4")).contains("data-node=\"4.1\""));
        assertTrue(body(ask("GET /initial/4.1")).startsWith("{\"result\":{\"text\":"));
        assertTrue(body(ask("GET /view/4.1/view.js")).contains("import"));
        assertTrue(ask("GET /initial/4.2").startsWith("HTTP/1.1 404"));
    }

    /** The page asks on for a moment when somebody started the workflow again. */
    @Test
    void whatIsAskedOfAnotherRunIsGoneButNoError() throws Exception {
        final int now = finished().path("run").asInt();
        assertTrue(body(ask("GET /section/1?" + now)).contains("Rows (6)"));
        for (final String old : new String[] {"section/1", "section/9", "initial/4.1"}) {
            final String answer = ask("GET /" + old + "?" + (now + 1));
            assertTrue(answer.startsWith("HTTP/1.1 204"), answer);
            assertEquals("", body(answer).strip());
        }
        assertTrue(body(ask("GET /view/4.1/view.js?" + now + ".1")).contains("import"));
        assertTrue(
                body(ask("GET /view/4.1/view.js?" + (now + 1) + ".1"))
                        .startsWith("export default () => {};"));
    }

    @Test
    void theTablesThatASectionLinksToAreThere() throws Exception {
        finished();
        final Matcher link =
                Pattern.compile("href=\"(tables/[^\"]+)\"").matcher(ask("GET /section/1"));
        assertTrue(link.find());
        final String csv = ask("GET /" + link.group(1));
        assertTrue(csv.contains("text/csv"), csv);
        assertTrue(body(csv).startsWith("RowID,x,y,value,name"), csv);
        assertTrue(ask("GET /tables/9-nothing-1.csv").startsWith("HTTP/1.1 404"));
        assertTrue(ask("GET /tables").startsWith("HTTP/1.1 404"));
    }

    @Test
    void aViewGetsItsFilesItsDataAndItsAnswers() throws Exception {
        finished();
        assertTrue(ask("GET /view/2/view.js").contains("text/javascript"));
        assertTrue(ask("GET /view/2/parts/shout.js").startsWith("HTTP/1.1 200"));
        assertTrue(ask("GET /view/2/../plugin.xml").startsWith("HTTP/1.1 404"));
        assertTrue(ask("GET /view/2/%2e%2e/plugin.xml").startsWith("HTTP/1.1 404"));
        assertTrue(ask("GET /view/1/view.js").startsWith("HTTP/1.1 404"));
        assertTrue(ask("GET /view/two/view.js").startsWith("HTTP/1.1 404"));
        assertTrue(body(ask("GET /initial/2")).contains("\"count\":6"));
        final String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"plus\",\"params\":[%d]}";
        final String own = "127.0.0.1:" + address.getPort();
        final String good = askAs(own, "POST /data/2", call.formatted(3), origin());
        assertTrue(good.contains("\"result\":9"), good);
        final String bad = askAs(own, "POST /data/2", call.formatted(-3), origin());
        assertTrue(bad.contains("Expected a number from 0, found -3"), bad);
    }

    @Test
    void itAnswersItsOwnPageOnly() throws Exception {
        final String own = "127.0.0.1:" + address.getPort();
        for (final String host : new String[] {"example.org", "127.0.0.1", own + "0", ""}) {
            final String answer = askAs(host, "GET /status", "");
            assertTrue(
                    answer.startsWith("HTTP/1.1 403") || answer.startsWith("HTTP/1.1 400"), answer);
        }
        assertTrue(ask("GET /status", "Origin: http://example.org").contains(" 403 "));
        assertTrue(ask("GET /status", "Origin: null").contains(" 403 "));
        assertTrue(ask("POST /cancel").contains(" 403 "), "a form of another page sends no more");
        assertTrue(ask("GET /status", origin()).contains(" 200 "));
        assertTrue(ask("PUT /status", origin()).contains(" 405 "));
        assertTrue(ask("GET /").contains("frame-ancestors 'none'"));
    }

    @Test
    void itRunsAgain() throws Exception {
        assertEquals(1, finished().path("run").asInt());
        assertTrue(ask("POST /again", origin()).contains(" 200 "));
        JsonNode status = finished();
        while (status.path("run").asInt() != 2) {
            Thread.sleep(20);
            status = finished();
        }
        assertEquals("executed", status.path("nodes").path(0).path("state").asText());
    }

    @Test
    void wrongArgumentsAreNamed() {
        final ByteArrayOutputStream errors = new ByteArrayOutputStream();
        final PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
        for (final String[] args :
                new String[][] {
                    {"serve"},
                    {"serve", "a", "--port", "x"},
                    {"serve", "a", "--port=99999"},
                    {"serve", "a", "--host=0.0.0.0"},
                    {"serve", "a", "b"}
                }) {
            assertEquals(
                    ExitCode.ARGUMENTS,
                    StandinMain.run(args, FakeNodes.repository(), err, err, new CancelToken()));
        }
        final String all = errors.toString(StandardCharsets.UTF_8);
        assertTrue(all.contains("needs a workflow"), all);
        assertTrue(all.contains("0 to 65535, found x"), all);
        assertTrue(all.contains("no option '--host=0.0.0.0'"), all);
    }
}
