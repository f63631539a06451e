package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.base.Progress;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers that say a file has moved. */
class RedirectsTest {

    private static final byte[] CONTENT = "moved".getBytes(StandardCharsets.US_ASCII);

    @TempDir private Path m_temp;

    private final AtomicInteger m_asked = new AtomicInteger();
    private HttpServer m_server;

    @BeforeEach
    void start() throws IOException {
        m_server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        m_server.createContext(
                "/there",
                exchange -> {
                    exchange.sendResponseHeaders(200, CONTENT.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(CONTENT);
                    }
                });
        m_server.start();
    }

    @AfterEach
    void stop() {
        m_server.stop(0);
    }

    private URL url(final String path) throws IOException {
        return new URL(
                "http",
                InetAddress.getLoopbackAddress().getHostAddress(),
                m_server.getAddress().getPort(),
                path);
    }

    /** Answers with a status and a new place; {@code #} stands for how often it was asked. */
    private void move(final String path, final int status, final String to) {
        m_server.createContext(
                path,
                exchange -> {
                    final String next = to.replace("#", String.valueOf(m_asked.incrementAndGet()));
                    exchange.getResponseHeaders().set("Location", next);
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
    }

    private String refused(final URL from) {
        return assertThrows(
                        FormatException.class,
                        () ->
                                SourceCopy.of(from, m_temp, Duration.ofSeconds(10), Progress.NONE)
                                        .close())
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aMovedFileIsFound(final int status) throws IOException {
        move("/old/spectrum.msa", status, "/there");
        try (SourceCopy copy = SourceCopy.of(url("/old/spectrum.msa"), m_temp, Progress.NONE)) {
            assertArrayEquals(CONTENT, Files.readAllBytes(copy.file().path()));
            // known by the name that was asked for
            assertEquals("spectrum.msa", copy.file().name());
        }
    }

    @Test
    void fiveMovesAreFollowedASixthIsNot() throws IOException {
        for (int i = 1; i <= 6; i++) {
            move(
                    "/five-" + i + "/",
                    302,
                    i == 5 ? url("/there").toString() : "/five-" + (i + 1) + "/");
        }
        try (SourceCopy copy = SourceCopy.of(url("/five-1/"), m_temp, Progress.NONE)) {
            assertArrayEquals(CONTENT, Files.readAllBytes(copy.file().path()));
        }
        move("/round", 302, "/round?#");
        m_asked.set(0);
        final String m = refused(url("/round"));
        assertTrue(m.contains("at most 5 moves"), m);
        assertEquals(Redirects.MOST + 1, m_asked.get());
    }

    @Test
    void otherProtocolsAreNotFollowed() throws IOException {
        final Path secret = Files.writeString(m_temp.resolve("secret"), "not to be read");
        move("/file", 302, secret.toUri().toString());
        assertTrue(refused(url("/file")).contains("to file, which is not followed"));
        move("/ftp", 301, "ftp://127.0.0.1/x");
        assertTrue(refused(url("/ftp")).contains("to ftp, which is not followed"));
        move("/odd", 301, "nothing://at all");
        assertTrue(refused(url("/odd")).contains("nothing://at all"));
    }

    @Test
    void securedAddressesAreNeverLeft() throws IOException {
        final URL secure = new URL("https://example.org/a/b.dm3");
        assertEquals("https://example.org/c.dm3", Redirects.next("b", secure, "/c.dm3").toString());
        final FormatException e =
                assertThrows(
                        FormatException.class,
                        () -> Redirects.next("b.dm3", secure, "http://example.org/c.dm3"));
        assertTrue(e.getMessage().contains("within https"), e.getMessage());
        assertEquals(
                secure.toString(),
                Redirects.next("b", new URL("http://example.org/"), secure.toString()).toString());
    }

    @Test
    void aMoveToNowhereIsAClearError() throws IOException {
        m_server.createContext(
                "/nowhere",
                exchange -> {
                    exchange.sendResponseHeaders(301, -1);
                    exchange.close();
                });
        final String m = refused(url("/nowhere"));
        assertTrue(m.contains("status 301"), m);
    }
}
