package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.zeroloss.base.Progress;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Readers and writers of other bundles: OSGi services in Equinox, none in plain Java. */
class OtherBundlesTest {

    @TempDir private Path m_temp;

    private record Stub(String name, Set<String> extensions, Optional<String> missing)
            implements SignalReader {

        @Override
        public Match matches(final byte[] head, final String fileName) {
            return Match.NO;
        }

        @Override
        public SignalFile open(final SourceFile source, final ReadOptions options) {
            throw FormatException.of(source.name(), "read by " + name);
        }
    }

    private record StubWriter(String name, List<String> extensions) implements SignalFormatWriter {

        @Override
        public Optional<String> refusal(final SignalSpec spec) {
            return Optional.empty();
        }

        @Override
        public void encode(final Signal signal, final Path file, final Progress progress)
                throws IOException {
            Files.writeString(file, name);
        }
    }

    private static SignalReader stub(final String name) {
        return new Stub(name, Set.of("dm4", "other"), Optional.empty());
    }

    private static Dictionary<String, Object> ranked(final int ranking) {
        return new Hashtable<>(Map.of(Constants.SERVICE_RANKING, ranking));
    }

    private static List<String> names() {
        return new SignalReaders().readers().stream().map(SignalReader::name).toList();
    }

    @Test
    void servicesComeAfterOwnReadersByRankingThenName() throws IOException {
        final BundleContext context = context();
        final List<String> before = names();
        final List<ServiceRegistration<?>> registered = new ArrayList<>();
        try {
            registered.add(context.registerService(SignalReader.class, stub("b"), null));
            registered.add(context.registerService(SignalReader.class, stub("c"), ranked(-5)));
            registered.add(context.registerService(SignalReader.class, stub("a"), null));
            registered.add(context.registerService(SignalReader.class, stub("d"), ranked(7)));
            registered.add(
                    context.registerService(
                            SignalFormatWriter.class,
                            new StubWriter("other", List.of("npy", "other")),
                            null));
            final List<String> now = new ArrayList<>(names());
            assertEquals(before.get(0), now.get(0), "own first");
            now.removeAll(before);
            assertEquals(List.of("d", "a", "b", "c"), now);
            // the ending is our own reader's, too
            final Path gatan = Files.writeString(m_temp.resolve("x.dm4"), "no tags");
            assertEquals(
                    "Gatan DigitalMicrograph",
                    new SignalReaders().find(SourceFile.of(gatan)).name());
            final Path other = Files.write(m_temp.resolve("x.other"), new byte[] {0, 1});
            final FormatException e =
                    assertThrows(
                            FormatException.class,
                            () ->
                                    new SignalReaders()
                                            .open(SourceFile.of(other), ReadOptions.DEFAULT));
            assertEquals("x.other: read by d", e.getMessage());
            assertEquals("other", new SignalWriters().find("y.other").name());
            assertEquals("NumPy array", new SignalWriters().find("y.npy").name());
        } finally {
            registered.forEach(ServiceRegistration::unregister);
        }
        assertEquals(before, names());
    }

    private static BundleContext context() {
        final var bundle = FrameworkUtil.getBundle(SignalReader.class);
        Assumptions.assumeTrue(bundle != null, "no OSGi here: plain Java");
        return bundle.getBundleContext();
    }

    @Test
    void aReaderThatLacksSomethingIsAskedForAFileButNotForAFolder() throws IOException {
        final SignalReader lacking = new Stub("mine", Set.of("mine"), Optional.of("Install it"));
        final SignalReaders readers = new SignalReaders(List.of(lacking));
        assertTrue(!readers.extensions().contains("mine"));
        assertTrue(readers.knownExtensions().contains("mine"));
        assertTrue(readers.knownExtensions().containsAll(readers.extensions()));
        final Path file = Files.write(m_temp.resolve("x.mine"), new byte[] {0, 1});
        assertEquals("mine", readers.find(SourceFile.of(file)).name());
        assertEquals(Set.of("mine"), readers.only("mine").extensions());
    }

    @Test
    void aNamedReaderReadsEveryFile() throws IOException {
        final Path file = Files.writeString(m_temp.resolve("numbers.dm4"), "1 2 3\n4 5 6\n");
        final SignalReaders text = new SignalReaders().only("plain text");
        assertEquals("plain text", text.find(SourceFile.of(file)).name());
        assertEquals(
                "Gatan DigitalMicrograph", new SignalReaders().find(SourceFile.of(file)).name());
        final FormatException e =
                assertThrows(FormatException.class, () -> new SignalReaders().only("nothing"));
        assertTrue(e.getMessage().contains("plain text"), e::getMessage);
        final SignalReaders wrapped =
                text.with(r -> new Stub(r.name() + " wrapped", r.extensions(), r.missing()));
        assertEquals("plain text wrapped", wrapped.readers().get(0).name());
        assertEquals(1, wrapped.readers().size());
    }

    @Test
    void ownReadersAreThereWhereNoOsgiIs() throws Exception {
        final URL[] withoutOsgi =
                Arrays.stream(classPath())
                        .filter(u -> !u.getPath().contains("osgi"))
                        .toArray(URL[]::new);
        try (URLClassLoader plain =
                new URLClassLoader(withoutOsgi, ClassLoader.getPlatformClassLoader())) {
            assertThrows(
                    ClassNotFoundException.class,
                    () -> plain.loadClass("org.osgi.framework.FrameworkUtil"));
            final Class<?> type = plain.loadClass(SignalReaders.class.getName());
            assertNotSame(SignalReaders.class, type);
            final List<?> readers =
                    (List<?>) type.getMethod("readers").invoke(type.getConstructor().newInstance());
            final Set<String> classes =
                    readers.stream().map(r -> r.getClass().getName()).collect(Collectors.toSet());
            assertTrue(classes.contains("org.zeroloss.format.text.TextReader"), classes::toString);
        }
    }

    private static URL[] classPath() {
        if (SignalReaders.class.getClassLoader() instanceof URLClassLoader loader) {
            return loader.getURLs();
        }
        final String path = System.getProperty("java.class.path");
        Assumptions.assumeTrue(
                path.contains("jackson"), "in OSGi the class path holds the launcher only");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(OtherBundlesTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(final String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (final MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
