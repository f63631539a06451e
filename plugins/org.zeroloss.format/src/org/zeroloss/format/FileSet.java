package org.zeroloss.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The files that make one signal, in the order of their names as a person sorts them ({@code
 * Position-2} before {@code Position-10}).
 *
 * @param name what to call the set: the file, the folder or the pattern
 * @param files at least one
 * @param ignored files of the folder that no reader knows by their ending
 */
public record FileSet(String name, List<SourceFile> files, List<String> ignored) {

    private static final int MAX_DEPTH = 32;

    /** Checks that there is a file and that names differ. */
    public FileSet {
        Objects.requireNonNull(name, "name");
        files = List.copyOf(files);
        ignored = List.copyOf(ignored);
        if (files.isEmpty()) {
            throw FormatException.of(name, "expected at least one file to read, found none");
        }
        final Set<String> names = new HashSet<>();
        for (final SourceFile f : files) {
            if (!names.add(f.name())) {
                throw FormatException.of(
                        name,
                        "expected files of different names, found \""
                                + f.name()
                                + "\" twice; choose a narrower pattern");
            }
        }
    }

    /**
     * @param file a single file
     * @return the set of it alone
     */
    public static FileSet of(final SourceFile file) {
        return new FileSet(file.name(), List.of(file), List.of());
    }

    /**
     * What to call the signal of these files: the last part of the name, since where a folder lies
     * on one machine says nothing on another.
     *
     * @return the name without the folders above it
     */
    public String title() {
        final String path = name.replace('\\', '/').replaceAll("/+$", "");
        final String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() ? name : last;
    }

    /**
     * Files as a user names them.
     *
     * @param location a file; a folder, for its files of a known ending; or a pattern with {@code *
     *     ? [] {}} in the part after the last fixed folder, {@code **} crossing folders
     * @param extensions endings to take from a folder, lower case, without dot
     * @return the files, sorted
     * @throws FormatException if there is no such file or none that could be read
     */
    public static FileSet of(final String location, final Set<String> extensions) {
        final Path path = path(location);
        if (path != null && Files.isDirectory(path)) {
            return folder(location, path, extensions);
        }
        if (path != null && Files.exists(path)) {
            return of(SourceFile.of(path));
        }
        if (location.matches(".*[*?\\[{].*")) {
            return pattern(location);
        }
        throw FormatException.of(
                location, "expected a file, a folder or a pattern, found nothing of this name");
    }

    private static FileSet folder(
            final String location, final Path folder, final Set<String> extensions) {
        final List<Path> taken = new ArrayList<>();
        final List<String> ignored = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (final Path p : all) {
                final String name = p.getFileName().toString();
                if (!Files.isRegularFile(p) || name.startsWith(".")) {
                    continue;
                }
                if (extensions.contains(SignalReaders.extension(name))) {
                    taken.add(p);
                } else {
                    ignored.add(name);
                }
            }
        } catch (final IOException e) {
            throw FormatException.of(location, "the folder cannot be read: " + e.getMessage(), e);
        }
        if (taken.isEmpty()) {
            throw FormatException.of(
                    location,
                    "expected files ending in one of "
                            + extensions
                            + " in this folder, found "
                            + (ignored.isEmpty()
                                    ? "no file"
                                    : "only others, as " + ignored.get(0)));
        }
        ignored.sort(NaturalOrder.INSTANCE);
        return new FileSet(location, sorted(taken), ignored);
    }

    private static FileSet pattern(final String location) {
        final String slashed = location.replace('\\', '/');
        int cut = -1;
        for (int i = 0; i < slashed.length() && "*?[{".indexOf(slashed.charAt(i)) < 0; i++) {
            if (slashed.charAt(i) == '/') {
                cut = i;
            }
        }
        final Path base = Path.of(cut < 0 ? "" : cut == 0 ? "/" : slashed.substring(0, cut));
        final String rest = slashed.substring(cut + 1);
        final PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
        } catch (final PatternSyntaxException e) {
            throw FormatException.of(
                    location, "expected a pattern of file names: " + e.getDescription(), e);
        }
        if (!Files.isDirectory(base)) {
            throw FormatException.of(
                    location, "expected the folder " + base + " to look in, found none");
        }
        final int folders = (int) rest.chars().filter(c -> c == '/').count();
        final List<Path> taken;
        try (Stream<Path> walk = Files.walk(base, rest.contains("**") ? MAX_DEPTH : folders + 1)) {
            taken =
                    walk.filter(Files::isRegularFile)
                            .filter(p -> matcher.matches(base.relativize(p)))
                            .toList();
        } catch (final IOException | UncheckedIOException e) {
            throw FormatException.of(
                    location, "the folder " + base + " cannot be read: " + e.getMessage(), e);
        }
        if (taken.isEmpty()) {
            throw FormatException.of(
                    location, "expected files that match this pattern, found none in " + base);
        }
        return new FileSet(location, sorted(taken), List.of());
    }

    private static List<SourceFile> sorted(final List<Path> paths) {
        return paths.stream()
                .sorted((a, b) -> NaturalOrder.INSTANCE.compare(a.toString(), b.toString()))
                .map(SourceFile::of)
                .toList();
    }

    private static Path path(final String location) {
        try {
            return Path.of(location);
        } catch (final InvalidPathException e) {
            // A pattern need not be a path: Windows allows no * in names.
            return null;
        }
    }
}
