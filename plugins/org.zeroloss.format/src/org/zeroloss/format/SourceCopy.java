package org.zeroloss.format;

import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A source without a local path (an address, a stream), streamed to a temporary file and hashed on
 * the way. Closing deletes the file; if streaming fails or is canceled, none is left.
 *
 * <p>Connecting and reading happen on a thread of their own, so that a cancel takes effect at once
 * even while a server is silent; that thread ends, and closes the connection, at the latest when
 * the time limit is over.
 */
public final class SourceCopy implements AutoCloseable {

    private static final int CHUNK = 1 << 16;
    private static final long POLL_MS = 50;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final SourceFile m_file;

    private SourceCopy(final SourceFile file) {
        m_file = file;
    }

    /** Opens the stream to be copied. */
    @FunctionalInterface
    public interface Opener {

        /**
         * @return the stream, its length, and how to close it
         * @throws IOException if it cannot be opened
         */
        Content open() throws IOException;
    }

    /**
     * What an {@link Opener} gives.
     *
     * @param stream to be read and closed
     * @param length bytes to expect, or -1 if that is not known
     */
    public record Content(InputStream stream, long length) {

        /** Checks that there is a stream. */
        public Content {
            Objects.requireNonNull(stream, "stream");
        }
    }

    /**
     * Copies what lies at an address, waiting at most 30 seconds for each answer.
     *
     * @param address http, https, or any other that Java or KNIME has a handler for
     * @param folder where the temporary file goes
     * @param progress reports and cancels
     * @return the copy, to be closed when it has been read
     * @throws FormatException if the server cannot be reached, refuses, stalls or breaks off
     */
    public static SourceCopy of(final URL address, final Path folder, final Progress progress) {
        return of(address, folder, TIME_LIMIT, progress);
    }

    /**
     * Copies what lies at an address.
     *
     * @param address http, https, or any other that Java or KNIME has a handler for
     * @param folder where the temporary file goes
     * @param limit longest silence of the server
     * @param progress reports and cancels
     * @return the copy, to be closed when it has been read
     * @throws FormatException if the server cannot be reached, refuses, stalls or breaks off
     */
    public static SourceCopy of(
            final URL address, final Path folder, final Duration limit, final Progress progress) {
        return of(name(address), () -> connect(address, limit), folder, progress);
    }

    /**
     * Copies a stream.
     *
     * @param name the source's name, for messages and patterns
     * @param opener opens the stream; called on another thread
     * @param folder where the temporary file goes
     * @param progress reports and cancels
     * @return the copy, to be closed when it has been read
     * @throws FormatException if the stream cannot be read to its end
     */
    public static SourceCopy of(
            final String name, final Opener opener, final Path folder, final Progress progress) {
        progress.checkCanceled();
        final ExecutorService reader =
                Executors.newSingleThreadExecutor(
                        r -> {
                            final Thread t = new Thread(r, "zeroloss source " + name);
                            t.setDaemon(true);
                            return t;
                        });
        final InputStream[] open = new InputStream[1];
        Path copy = null;
        boolean done = false;
        try {
            final Content content =
                    await(
                            name,
                            reader.submit(
                                    () -> {
                                        final Content c = opener.open();
                                        open[0] = c.stream();
                                        return c;
                                    }),
                            progress);
            copy = Files.createTempFile(folder, "zeroloss-", suffix(name));
            final String hash = stream(name, reader, content, copy, progress);
            done = true;
            return new SourceCopy(new SourceFile(copy, name, Optional.of(hash)));
        } catch (final IOException e) {
            throw FormatException.of(
                    name, "the temporary copy cannot be written: " + e.getMessage(), e);
        } finally {
            // Queued behind a read that may still wait: never closed under its hands.
            reader.submit(() -> close(open[0]));
            reader.shutdown();
            if (!done && copy != null) {
                delete(name, copy);
            }
        }
    }

    /** The name's ending, if it can be one of a file's. */
    private static String suffix(final String name) {
        final String extension = SignalReaders.extension(name);
        return extension.matches("[a-z0-9]{1,16}") ? "." + extension : "";
    }

    private static String stream(
            final String name,
            final ExecutorService reader,
            final Content content,
            final Path copy,
            final Progress progress)
            throws IOException {
        final MessageDigest digest = SourceHash.sha256();
        long total = 0;
        try (OutputStream out = Files.newOutputStream(copy)) {
            while (true) {
                progress.checkCanceled();
                // A chunk of its own: an abandoned read must not write into one in use.
                final byte[] chunk = new byte[CHUNK];
                final int n =
                        await(name, reader.submit(() -> content.stream().read(chunk)), progress);
                if (n < 0) {
                    break;
                }
                out.write(chunk, 0, n);
                digest.update(chunk, 0, n);
                total += n;
                progress.update(
                        content.length() > 0 ? (double) total / content.length() : 0,
                        "Loading " + name + " (" + total + " bytes)");
            }
        }
        if (content.length() >= 0 && total != content.length()) {
            throw FormatException.of(
                    name,
                    "expected "
                            + content.length()
                            + " bytes as announced, found the end after "
                            + total
                            + "; try again");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static <T> T await(final String name, final Future<T> result, final Progress progress) {
        try {
            while (true) {
                try {
                    return result.get(POLL_MS, TimeUnit.MILLISECONDS);
                } catch (final TimeoutException e) {
                    progress.checkCanceled();
                }
            }
        } catch (final InterruptedException e) {
            // Whoever interrupts the thread wants the work to stop.
            Thread.currentThread().interrupt();
            final CanceledException canceled = new CanceledException();
            canceled.initCause(e);
            throw canceled;
        } catch (final ExecutionException e) {
            final Throwable cause = e.getCause();
            if (cause instanceof FormatException) {
                throw (FormatException) cause;
            }
            if (cause instanceof SocketTimeoutException) {
                throw FormatException.of(
                        name,
                        "the server did not answer in time; check the address and the network, or"
                                + " copy the file to this machine",
                        cause);
            }
            throw FormatException.of(name, "loading failed: " + cause, cause);
        }
    }

    private static Content connect(final URL address, final Duration limit) throws IOException {
        final URLConnection connection = Redirects.open(name(address), address, limit);
        return new Content(connection.getInputStream(), connection.getContentLengthLong());
    }

    private static String name(final URL address) {
        final String path =
                URLDecoder.decode(address.getPath().replace("+", "%2B"), StandardCharsets.UTF_8);
        final String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isBlank() ? address.getHost() + path : last;
    }

    private static Void close(final InputStream stream) throws IOException {
        if (stream != null) {
            stream.close();
        }
        return null;
    }

    private static void delete(final String name, final Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (final IOException e) {
            throw FormatException.of(name, "the temporary copy " + copy + " cannot be deleted", e);
        }
    }

    /**
     * @return the local copy under the source's name, with its hash
     */
    public SourceFile file() {
        return m_file;
    }

    /** Deletes the copy. */
    @Override
    public void close() {
        delete(m_file.name(), m_file.path());
    }
}
