package org.zeroloss.nodes.path;

import org.knime.core.util.FileUtil;
import org.zeroloss.nodes.NodesException;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path that a user gave stands for: something on this machine (a file, a folder, or a
 * pattern of file names), or an address that has to be copied first.
 *
 * @param local path or pattern on this machine, if it is there
 * @param remote address, if it is elsewhere
 */
public record SourceLocation(Optional<String> local, Optional<URL> remote) {

    /** Two letters at least: a single one is a Windows drive. */
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+):.*");

    /** Schemes of addresses that may lie on this machine. */
    private static final Set<String> LOCAL = Set.of("file", "knime");

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    /**
     * @param text plain path, {@code file:}, {@code knime:}, {@code http:} or {@code https:}
     *     address; all but web addresses may end in a pattern
     * @return what it stands for
     * @throws NodesException if it is empty or not an address
     */
    public static SourceLocation of(final String text) {
        if (text.isBlank()) {
            throw new NodesException(
                    "Expected a file, a folder, a pattern or an address to read, found nothing."
                            + " Choose one in the dialog.");
        }
        final Matcher scheme = SCHEME.matcher(text);
        if (!scheme.matches()) {
            return new SourceLocation(Optional.of(text), Optional.empty());
        }
        final boolean web = scheme.group(1).toLowerCase(Locale.ROOT).startsWith("http");
        final Matcher glob = GLOB.matcher(text);
        final int cut = !web && glob.find() ? text.lastIndexOf('/', glob.start()) : text.length();
        final URL address = address(text, text.substring(0, cut));
        final Optional<Path> path = path(text, address);
        if (path.isEmpty()) {
            if (cut < text.length()) {
                throw new NodesException(
                        "A pattern needs a folder on this machine, but '"
                                + text
                                + "' lies elsewhere. Give the address of one file.");
            }
            return new SourceLocation(Optional.empty(), Optional.of(address));
        }
        return new SourceLocation(Optional.of(path.get() + text.substring(cut)), Optional.empty());
    }

    /**
     * @param text plain path, {@code file:} or {@code knime:} address of a file on this machine,
     *     which need not exist; taken as it is, a pattern means nothing
     * @return the file
     * @throws NodesException if it is empty, no path, or on another machine
     */
    public static Path target(final String text) {
        if (text.isBlank()) {
            throw new NodesException(
                    "Expected a file to write, found nothing. Choose one in the dialog.");
        }
        final Matcher scheme = SCHEME.matcher(text);
        if (!scheme.matches()) {
            return plain(text);
        }
        final boolean local = LOCAL.contains(scheme.group(1).toLowerCase(Locale.ROOT));
        return Optional.of(text)
                .filter(t -> local)
                .flatMap(t -> path(t, address(t, t)))
                .orElseThrow(
                        () ->
                                new NodesException(
                                        "Expected a file on this machine to write, but '"
                                                + text
                                                + "' lies elsewhere. Write to a local file and"
                                                + " transfer it."));
    }

    private static Path plain(final String text) {
        try {
            return Path.of(text);
        } catch (final InvalidPathException e) {
            throw new NodesException(
                    "Expected a path to write to, found '" + text + "': " + e.getMessage(), e);
        }
    }

    private static URL address(final String text, final String address) {
        try {
            return FileUtil.toURL(address);
        } catch (final MalformedURLException | InvalidPathException e) {
            throw new NodesException(
                    "Expected a path or an address, found '" + text + "': " + e.getMessage(), e);
        }
    }

    private static Optional<Path> path(final String text, final URL address) {
        try {
            return Optional.ofNullable(FileUtil.resolveToPath(address));
        } catch (final IOException | URISyntaxException | IllegalArgumentException e) {
            throw new NodesException(
                    "The address '" + text + "' cannot be resolved: " + e.getMessage(), e);
        }
    }
}
