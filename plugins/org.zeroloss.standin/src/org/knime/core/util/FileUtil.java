package org.knime.core.util;

import org.zeroloss.standin.runtime.KnimeUrls;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files, addresses of files, and temporary files. */
public final class FileUtil {

    private static final int CONNECT_TIMEOUT = 2_000;
    private static final int READ_TIMEOUT = 20_000;

    private FileUtil() {}

    /**
     * The URL of a text that is a URL or a path.
     *
     * @throws MalformedURLException if a path has no URL
     * @throws InvalidPathException if the text is empty, or neither a URL nor a path
     */
    public static URL toURL(final String path) throws MalformedURLException, InvalidPathException {
        if (path.isEmpty()) {
            throw new InvalidPathException("", "Empty path");
        }
        final String text = path.replace(" ", "%20");
        if (KnimeUrls.matches(text)) {
            return KnimeUrls.url(text);
        }
        try {
            return new URL(text);
        } catch (final MalformedURLException e) {
            // no protocol that Java knows: a path
            return Paths.get(path).toAbsolutePath().toUri().toURL();
        }
    }

    /**
     * The local path of a URL, {@code null} if it has none.
     *
     * @throws IOException if the URL is relative to a workflow, but none runs in this thread
     * @throws URISyntaxException if the URL is no proper URI
     */
    public static Path resolveToPath(final URL url) throws IOException, URISyntaxException {
        if (KnimeUrls.matches(url)) {
            return KnimeUrls.path(url).orElse(null);
        }
        if (!"file".equalsIgnoreCase(url.getProtocol())) {
            return null;
        }
        return Paths.get(new URL(url.toString().replace(" ", "%20")).toURI());
    }

    /**
     * The file of a URL.
     *
     * @throws IllegalArgumentException if the URL has no local file
     */
    public static File getFileFromURL(final URL fileUrl) {
        try {
            final Path path = resolveToPath(fileUrl);
            if (path == null) {
                throw new IllegalArgumentException("Not a file or knime URL: '" + fileUrl + "'");
            }
            return path.toFile();
        } catch (final IOException | URISyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Opens what a URL points to.
     *
     * @throws IOException if it cannot be read, or does not answer in time
     */
    public static InputStream openStreamWithTimeout(final URL url) throws IOException {
        return openStreamWithTimeout(url, CONNECT_TIMEOUT, READ_TIMEOUT);
    }

    /** The same with a timeout in milliseconds. */
    public static InputStream openStreamWithTimeout(final URL url, final int timeout)
            throws IOException {
        return openStreamWithTimeout(url, timeout, timeout);
    }

    /** The same with timeouts in milliseconds. */
    public static InputStream openStreamWithTimeout(
            final URL url, final int connectTimeout, final int readTimeout) throws IOException {
        final URLConnection connection = url.openConnection();
        connection.setConnectTimeout(connectTimeout);
        connection.setReadTimeout(readTimeout);
        return connection.getInputStream();
    }

    /** The folder for temporary files of the workflow that runs in this thread. */
    public static File getWorkflowTempDir() {
        return WorkflowPlace.current()
                .map(place -> place.tempDir().toFile())
                .orElseGet(() -> new File(System.getProperty("java.io.tmpdir")));
    }

    /** Makes a temporary folder, which is removed with the workflow. */
    public static File createTempDir(final String prefix) throws IOException {
        return createTempDir(prefix, getWorkflowTempDir());
    }

    /** Makes a temporary folder in another one. */
    public static File createTempDir(final String prefix, final File dir) throws IOException {
        return Files.createTempDirectory(dir.toPath(), prefix).toFile();
    }

    /** Makes a temporary file, which is removed with the workflow. */
    public static File createTempFile(final String prefix, final String suffix) throws IOException {
        return Files.createTempFile(getWorkflowTempDir().toPath(), prefix, suffix).toFile();
    }

    /** Deletes a file, or a folder with all it holds; says whether all of it is gone. */
    public static boolean deleteRecursively(final File dir) {
        final List<Path> paths;
        try (Stream<Path> all = Files.walk(dir.toPath())) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        } catch (final IOException e) {
            return !dir.exists();
        }
        boolean deleted = true;
        for (final Path path : paths) {
            try {
                Files.deleteIfExists(path);
            } catch (final IOException e) {
                // the contract: the answer says that something is left
                deleted = false;
            }
        }
        return deleted;
    }
}
