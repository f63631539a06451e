package org.zeroloss.standin.runtime;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses that begin with {@code knime://}. {@code knime.workflow} is the folder of the running
 * workflow; {@code LOCAL}, {@code knime.mountpoint} and {@code knime.space} are the folder around
 * it, which stands for KNIME's workspace. Any other mount point is remote and has no local path.
 */
public final class KnimeUrls {

    private static final String PROTOCOL = "knime";
    private static final String WORKFLOW = "knime.workflow";
    private static final Set<String> AROUND = Set.of("local", "knime.mountpoint", "knime.space");

    private KnimeUrls() {}

    /** Whether the text is such an address. */
    public static boolean matches(final String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(PROTOCOL + ":");
    }

    /** Whether the URL is such an address. */
    public static boolean matches(final URL url) {
        return PROTOCOL.equalsIgnoreCase(url.getProtocol());
    }

    /**
     * Makes the URL of an address. Java knows no {@code knime} protocol; this URL brings its own.
     *
     * @throws MalformedURLException if the text is no URL
     */
    public static URL url(final String text) throws MalformedURLException {
        return new URL(null, text, new Handler());
    }

    /**
     * The local path of an address, if it has one.
     *
     * @throws IOException if it is relative to a workflow, but none runs in this thread
     * @throws URISyntaxException if it is no proper address
     */
    public static Optional<Path> path(final URL url) throws IOException, URISyntaxException {
        final URI uri = url.toURI();
        final String host =
                String.valueOf(uri.getHost() == null ? uri.getAuthority() : uri.getHost());
        final boolean inWorkflow = WORKFLOW.equalsIgnoreCase(host);
        if (!inWorkflow && !AROUND.contains(host.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        final Path workflow =
                WorkflowPlace.current()
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "No workflow runs here to which "
                                                        + url
                                                        + " could be relative"))
                        .workflowDir();
        final Path base = inWorkflow ? workflow : workflow.getParent();
        final String relative = String.valueOf(uri.getPath()).replaceFirst("^/+", "");
        return Optional.of(base.resolve(relative).normalize());
    }

    private static final class Handler extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(final URL url) throws IOException {
            try {
                final Path path =
                        path(url)
                                .orElseThrow(
                                        () ->
                                                new FileNotFoundException(
                                                        "The mount point of "
                                                                + url
                                                                + " is not known here"));
                return path.toUri().toURL().openConnection();
            } catch (final URISyntaxException e) {
                throw new IOException("Not a proper address: " + url, e);
            }
        }
    }
}
