package org.zeroloss.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bundles know each other in one direction only. OSGi resolves a class only through a
 * manifest's imports, so the manifests are the whole truth.
 */
class ArrowsTest {

    private static final Map<String, Set<String>> MAY_KNOW =
            Map.ofEntries(
                    Map.entry("base", Set.of()),
                    Map.entry("signal", Set.of("base")),
                    Map.entry("learn", Set.of("base")),
                    Map.entry("learn.vector", Set.of()),
                    Map.entry("learn.contract", Set.of("base", "learn")),
                    Map.entry("engine.dl4j", Set.of("base", "learn")),
                    Map.entry("engine.libtorch", Set.of("base", "learn")),
                    Map.entry("format", Set.of("base", "signal")),
                    Map.entry("format.scifio", Set.of("base", "signal", "format")),
                    Map.entry("eels", Set.of("base", "signal", "learn")),
                    Map.entry("imaging", Set.of("base", "signal", "learn")),
                    Map.entry(
                            "nodes",
                            Set.of("base", "signal", "learn", "format", "eels", "imaging")),
                    Map.entry("standin", Set.of("base")),
                    Map.entry("scifio.standin", Set.of()));

    private static final Map<String, Set<String>> ONLY_HERE =
            Map.of(
                    "org.apache.arrow",
                    Set.of("signal"),
                    "org.knime",
                    Set.of("nodes"),
                    // the engines carry these libraries in their own class path
                    "org.nd4j",
                    Set.of(),
                    "org.bytedeco",
                    Set.of(),
                    "io.scif",
                    Set.of("format.scifio"));

    private static final Pattern OUTSIDE_QUOTES =
            Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    @Test
    void bundlesImportOnlyWhatTheyMayKnow() throws IOException {
        final Path plugins = plugins();
        final Set<String> seen = new TreeSet<>();
        for (final Path bundle : bundles(plugins)) {
            final String name = name(bundle);
            seen.add(name);
            final Set<String> allowed = MAY_KNOW.get(name);
            assertTrue(allowed != null, "bundle " + name + " has no place in the house yet");
            for (final String imported : imports(bundle)) {
                if (imported.startsWith("org.zeroloss.")) {
                    final String other = imported.split("\\.")[2];
                    assertTrue(
                            other.equals(name) || allowed.contains(other),
                            name + " must not know " + imported);
                }
                ONLY_HERE.forEach(
                        (prefix, owners) ->
                                assertTrue(
                                        !imported.startsWith(prefix) || owners.contains(name),
                                        name + " must not import " + imported));
            }
        }
        assertEquals(new TreeSet<>(MAY_KNOW.keySet()), seen);
    }

    @Test
    void everyBundleHasTheVersionThatProvenanceNames() throws IOException {
        for (final Path bundle : bundles(plugins())) {
            assertEquals(
                    Release.VERSION + ".qualifier",
                    attributes(bundle).getValue("Bundle-Version"),
                    bundle.toString());
        }
    }

    @Test
    void noBundleRequiresAnother() throws IOException {
        for (final Path bundle : bundles(plugins())) {
            final String required = attributes(bundle).getValue("Require-Bundle");
            assertTrue(
                    required == null || !required.contains("org.zeroloss"),
                    () -> bundle + " requires a whole bundle: " + required);
        }
    }

    private static List<Path> bundles(final Path plugins) throws IOException {
        try (Stream<Path> all = Files.list(plugins)) {
            return new ArrayList<>(
                    all.filter(p -> Files.exists(p.resolve("META-INF/MANIFEST.MF")))
                            .filter(p -> !p.getFileName().toString().endsWith(".tests"))
                            // natives of others, with others' versions and no code
                            .filter(p -> !name(p).startsWith("lib."))
                            .sorted()
                            .toList());
        }
    }

    private static String name(final Path bundle) {
        return bundle.getFileName().toString().substring("org.zeroloss.".length());
    }

    private static List<String> imports(final Path bundle) throws IOException {
        final String value = attributes(bundle).getValue("Import-Package");
        return value == null
                ? List.of()
                : Arrays.stream(OUTSIDE_QUOTES.split(value))
                        .map(s -> s.split(";")[0].trim())
                        .toList();
    }

    private static Attributes attributes(final Path bundle) throws IOException {
        try (InputStream in = Files.newInputStream(bundle.resolve("META-INF/MANIFEST.MF"))) {
            return new Manifest(in).getMainAttributes();
        }
    }

    private static Path plugins() {
        final String repository = System.getProperty("zeroloss.repository");
        Assumptions.assumeTrue(
                repository != null, "zeroloss.repository does not name the working tree");
        return Path.of(repository, "plugins");
    }
}
