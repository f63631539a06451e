package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Sources without a local path, against a server on this machine. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SourceCopyTest {

    private static final int SIZE = 3_000_000;

    @TempDir private Path m_temp;

    private final byte[] m_content = content();
    private final CountDownLatch m_over = new CountDownLatch(1);
    private HttpServer m_server;
    private ExecutorService m_threads;

    private static byte[] content() {
        final byte[] bytes = new byte[SIZE];
        Seeds.stream(5).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void start() throws IOException {
        m_server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        m_threads = Executors.newCachedThreadPool();
        m_server.setExecutor(m_threads);
        m_server.start();
    }

    @AfterEach
    void stop() {
        m_over.countDown();
        m_server.stop(0);
        m_threads.shutdownNow();
    }

    private URL serve(final String path, final HttpHandler handler) throws IOException {
        m_server.createContext("/" + path.replace("%20", " "), handler);
        return new URL(
                "http",
                InetAddress.getLoopbackAddress().getHostAddress(),
                m_server.getAddress().getPort(),
                "/" + path);
    }

    /** Sends part of the content; with a length, the rest is promised and never comes. */
    private HttpHandler send(final int bytes, final long promised, final boolean stall) {
        return exchange -> {
            exchange.sendResponseHeaders(200, promised);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(m_content, 0, bytes);
                out.flush();
                if (stall) {
                    m_over.await();
                }
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(m_temp)) {
            return all.count();
        }
    }

    @Test
    void streamsAndHashes() throws IOException {
        for (final long promised : new long[] {SIZE, 0}) {
            final URL url = serve("with%20blank-" + promised + ".dm4", send(SIZE, promised, false));
            try (SourceCopy copy = SourceCopy.of(url, m_temp, Progress.NONE)) {
                assertEquals("with blank-" + promised + ".dm4", copy.file().name());
                assertTrue(copy.file().path().toString().endsWith(".dm4"));
                assertArrayEquals(m_content, Files.readAllBytes(copy.file().path()));
                assertEquals(Collected.sha256(m_content), copy.file().sha256().orElseThrow());
            }
            assertEquals(0, files());
        }
    }

    @Test
    void aSpectrumFromAServerKeepsItsNameAndHash() throws IOException {
        final Path sample = TestData.path("data/formats/msa/example2.msa");
        final byte[] bytes = Files.readAllBytes(sample);
        final URL url =
                serve(
                        "example2.msa",
                        exchange -> {
                            exchange.sendResponseHeaders(200, bytes.length);
                            try (OutputStream out = exchange.getResponseBody()) {
                                out.write(bytes);
                            }
                        });
        try (SourceCopy copy = SourceCopy.of(url, m_temp, Progress.NONE)) {
            final Path target = m_temp.resolve("signal.arrow");
            final var spec =
                    new SignalImport(new SignalReaders())
                            .write(
                                    new ImportRequest(FileSet.of(copy.file())),
                                    target,
                                    Progress.NONE);
            assertEquals("example2.msa", spec.metadata().sources().get(0).name());
            assertEquals(Collected.sha256(bytes), spec.metadata().sources().get(0).sha256());
        }
    }

    @Test
    void cancelingHalfWayLeavesNoFile() throws IOException {
        final URL url = serve("half", send(SIZE / 2, SIZE, true));
        final AtomicBoolean canceled = new AtomicBoolean();
        final Progress progress =
                new Progress() {
                    @Override
                    public void update(final double fraction, final String message) {
                        canceled.compareAndSet(false, fraction > 0.3);
                    }

                    @Override
                    public void checkCanceled() {
                        if (canceled.get()) {
                            throw new CanceledException();
                        }
                    }
                };
        assertThrows(CanceledException.class, () -> SourceCopy.of(url, m_temp, progress));
        assertTrue(canceled.get());
        assertEquals(0, files());
    }

    @Test
    void cancelingWhileTheServerIsSilentTakesEffectAtOnce() throws IOException {
        final URL url = serve("silent", send(1000, SIZE, true));
        final AtomicInteger asked = new AtomicInteger();
        final Progress progress =
                new Progress() {
                    @Override
                    public void update(final double fraction, final String message) {
                        assertTrue(fraction < 0.01);
                    }

                    @Override
                    public void checkCanceled() {
                        if (asked.incrementAndGet() > 8) {
                            throw new CanceledException();
                        }
                    }
                };
        final long start = System.nanoTime();
        assertThrows(
                CanceledException.class,
                () -> SourceCopy.of(url, m_temp, Duration.ofSeconds(40), progress));
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
        assertEquals(0, files());
    }

    @Test
    void aServerThatStallsIsAClearError() throws IOException {
        final URL url = serve("stalls", send(1000, SIZE, true));
        final String m = refused(url, Duration.ofMillis(300));
        assertTrue(m.contains("did not answer in time"), m);
    }

    @Test
    void aServerThatNeverAnswersIsAClearError() throws IOException {
        final URL url =
                serve(
                        "mute",
                        exchange -> {
                            try {
                                m_over.await();
                            } catch (final InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        final String m = refused(url, Duration.ofMillis(300));
        assertTrue(m.contains("did not answer in time"), m);
    }

    @Test
    void aConnectionThatBreaksIsAClearError() throws IOException {
        final URL url = serve("breaks", send(1000, SIZE, false));
        final String m = refused(url, Duration.ofSeconds(10));
        assertTrue(m.startsWith("breaks: "), m);
    }

    @Test
    void whatTheServerRefusesIsAClearError() throws IOException {
        final URL url = serve("there", exchange -> exchange.close());
        final URL missing = new URL(url, "missing.dm3");
        final String m = refused(missing, Duration.ofSeconds(10));
        assertTrue(m.contains("status 404"), m);
        m_server.stop(0);
        refused(url, Duration.ofSeconds(10));
    }

    private String refused(final URL url, final Duration limit) throws IOException {
        final FormatException e =
                assertThrows(
                        FormatException.class,
                        () -> SourceCopy.of(url, m_temp, limit, Progress.NONE).close());
        assertEquals(0, files());
        return e.getMessage();
    }

    @Test
    void anyStreamIsClosed() throws Exception {
        final CountDownLatch closed = new CountDownLatch(1);
        final SourceCopy.Opener opener =
                () ->
                        new SourceCopy.Content(
                                new ByteArrayInputStream(m_content) {
                                    @Override
                                    public void close() {
                                        closed.countDown();
                                    }
                                },
                                -1);
        try (SourceCopy copy = SourceCopy.of("a.txt", opener, m_temp, Progress.NONE)) {
            assertEquals(SIZE, Files.size(copy.file().path()));
        }
        assertTrue(closed.await(10, TimeUnit.SECONDS));
        assertFalse(Files.exists(m_temp.resolve("a.txt")));
        assertEquals(0, files());
    }
}
