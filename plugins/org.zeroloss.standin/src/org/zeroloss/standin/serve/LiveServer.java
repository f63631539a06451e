package org.zeroloss.standin.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.knime.core.node.BufferedDataTable;
import org.zeroloss.standin.report.NodePage;
import org.zeroloss.standin.runtime.NodeView;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves the live page of a run to this machine only: it listens on the loopback address, refuses a
 * Host other than its own (a name that was made to point here), and refuses requests that another
 * page sends.
 */
final class LiveServer implements AutoCloseable {

    private static final int LONGEST_REQUEST = 1 << 20;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src data: blob:; connect-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    /** What the page may ask of the session. */
    interface Session {
        LiveRun run();

        void again();
    }

    private final ObjectMapper json = new ObjectMapper();
    private final Session session;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Set<String> hosts;

    LiveServer(final int port, final Session session) throws IOException {
        this.session = session;
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        final int actual = server.getAddress().getPort();
        hosts = Set.of("127.0.0.1:" + actual, "localhost:" + actual);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** An answer before it is sent. */
    private record Answer(int code, String type, byte[] body) {

        static Answer text(final int code, final String type, final String text) {
            return new Answer(
                    code, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        }

        static Answer error(final int code, final String message) {
            return text(code, "text/plain", message);
        }

        /** Of a run that has made way for another one: nothing, or a module that does nothing. */
        static Answer gone(final String path) {
            return path.endsWith(".js")
                    ? text(200, "text/javascript", "export default () => {};\n")
                    : new Answer(204, "text/plain", new byte[0]);
        }
    }

    private void handle(final HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = refusal(exchange).orElse(null);
                if (answer == null) {
                    answer = answer(exchange);
                }
            } catch (final IOException | RuntimeException e) {
                answer = Answer.error(500, String.valueOf(e.getMessage()));
            }
            final var head = exchange.getResponseHeaders();
            head.set("Content-Type", answer.type());
            head.set("Content-Security-Policy", POLICY);
            head.set("X-Content-Type-Options", "nosniff");
            head.set("Cross-Origin-Resource-Policy", "same-origin");
            head.set("Referrer-Policy", "no-referrer");
            head.set("Cache-Control", "no-store");
            // −1: no body, which 204 must not have
            exchange.sendResponseHeaders(
                    answer.code(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Optional<Answer> refusal(final HttpExchange exchange) {
        final String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !hosts.contains(host)) {
            return Optional.of(Answer.error(403, "This server answers " + hosts + " only"));
        }
        final String origin = exchange.getRequestHeaders().getFirst("Origin");
        final boolean own = ("http://" + host).equals(origin);
        final boolean changes = exchange.getRequestMethod().equals("POST");
        if (origin != null && !own || origin == null && changes) {
            return Optional.of(Answer.error(403, "This server answers its own page only"));
        }
        return Optional.empty();
    }

    private Answer answer(final HttpExchange exchange) throws IOException {
        final String path = exchange.getRequestURI().getPath();
        final LiveRun run = session.run();
        if (isOfAnotherRun(exchange.getRequestURI().getQuery(), run)) {
            return Answer.gone(path);
        }
        if (exchange.getRequestMethod().equals("POST")) {
            return post(path, run, exchange);
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return Answer.error(405, "Only GET and POST are answered");
        }
        final String[] parts = path.substring(1).split("/", 3);
        return switch (parts[0]) {
            case "" -> Answer.text(200, "text/html", LivePage.html());
            case "live.js" -> Answer.text(200, "text/javascript", LivePage.script());
            case "table.js" -> Answer.text(200, "text/javascript", NodePage.resource("table.js"));
            case "report.css" -> Answer.text(200, "text/css", NodePage.resource("report.css"));
            case "status" ->
                    Answer.text(200, "application/json", json.writeValueAsString(run.status()));
            case "section" ->
                    run.section(number(parts))
                            .map(html -> Answer.text(200, "text/html", html))
                            .orElseGet(notFound(path));
            case "initial" -> {
                final Optional<NodeView> view = run.view(key(parts));
                yield view.isEmpty()
                        ? notFound(path).get()
                        : Answer.text(200, "application/json", view.get().initialData());
            }
            case "view" -> file(path, parts, run);
            case "tables" -> table(path, parts, run);
            default -> notFound(path).get();
        };
    }

    /** A page that has not noticed yet that the workflow runs again asks with the old number. */
    private static boolean isOfAnotherRun(final String query, final LiveRun run) {
        return query != null && !query.split("\\.")[0].equals(Integer.toString(run.number()));
    }

    private static Answer table(final String path, final String[] parts, final LiveRun run)
            throws IOException {
        final var table =
                parts.length < 2 ? Optional.<BufferedDataTable>empty() : run.table(parts[1]);
        return table.isEmpty()
                ? notFound(path).get()
                : Answer.text(200, "text/csv", NodePage.csv(table.get()));
    }

    private Answer file(final String path, final String[] parts, final LiveRun run)
            throws IOException {
        final Optional<NodeView> view = run.view(key(parts));
        if (view.isEmpty() || parts.length < 3) {
            return notFound(path).get();
        }
        return view.get()
                .file(parts[2])
                .map(bytes -> new Answer(200, type(parts[2]), bytes))
                .orElseGet(notFound(path));
    }

    private Answer post(final String path, final LiveRun run, final HttpExchange exchange)
            throws IOException {
        final String[] parts = path.substring(1).split("/", 3);
        switch (parts[0]) {
            case "cancel" -> {
                run.cancel().cancel();
                return Answer.text(200, "application/json", "{}");
            }
            case "again" -> {
                session.again();
                return Answer.text(200, "application/json", "{}");
            }
            case "data" -> {
                final Optional<NodeView> view = run.view(key(parts));
                final byte[] body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST);
                return view.isEmpty()
                        ? notFound(path).get()
                        : Answer.text(
                                200,
                                "application/json",
                                view.get().call(new String(body, StandardCharsets.UTF_8)));
            }
            default -> {
                return notFound(path).get();
            }
        }
    }

    private static String key(final String[] parts) {
        return parts.length > 1 ? parts[1] : "";
    }

    private static int number(final String[] parts) {
        try {
            return parts.length > 1 ? Integer.parseInt(parts[1]) : -1;
        } catch (final NumberFormatException e) {
            return -1; // no node has this number: not found
        }
    }

    private static Supplier<Answer> notFound(final String path) {
        return () -> Answer.error(404, "There is nothing at " + path);
    }

    private static String type(final String file) {
        final String end = file.substring(file.lastIndexOf('.') + 1);
        return switch (end) {
            case "js", "mjs" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "json" -> "application/json; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            default -> "application/octet-stream";
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
