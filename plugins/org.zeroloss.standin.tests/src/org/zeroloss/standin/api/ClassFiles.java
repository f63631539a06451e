package org.zeroloss.standin.api;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The class files of a bundle: from the bundle in OSGi, from a folder or jar file outside. */
final class ClassFiles {

    private ClassFiles() {}

    /**
     * The classes below a package. The property {@code BUNDLE.classes} can name the folder that
     * they are in; in OSGi they are else taken from the bundle, outside from the class path.
     *
     * @param bundleName symbolic name of the bundle
     * @param packagePath such as {@code org/zeroloss/nodes}
     * @return empty if there is no such bundle here
     */
    static List<ClassNode> of(final String bundleName, final String packagePath)
            throws IOException {
        final String folderName = System.getProperty(bundleName + ".classes");
        if (folderName != null) {
            return below(Path.of(folderName, packagePath));
        }
        final Bundle self = FrameworkUtil.getBundle(ClassFiles.class);
        if (self != null) {
            return inFramework(self, bundleName, packagePath);
        }
        final URL folder = ClassFiles.class.getClassLoader().getResource(packagePath);
        return folder == null ? List.of() : atUrl(folder, packagePath);
    }

    private static List<ClassNode> inFramework(
            final Bundle self, final String bundleName, final String packagePath)
            throws IOException {
        try {
            // a bundle that is not started knows no other
            self.start(Bundle.START_TRANSIENT);
        } catch (final BundleException e) {
            throw new IOException("The bundle of this test cannot be started", e);
        }
        for (final Bundle bundle : self.getBundleContext().getBundles()) {
            if (bundleName.equals(bundle.getSymbolicName())) {
                return inBundle(bundle, packagePath);
            }
        }
        return List.of();
    }

    private static List<ClassNode> inBundle(final Bundle bundle, final String packagePath)
            throws IOException {
        final List<ClassNode> classes = new ArrayList<>();
        final BundleWiring wiring = bundle.adapt(BundleWiring.class);
        final int options = BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL;
        for (final String name : wiring.listResources(packagePath, "*.class", options)) {
            try (InputStream in = bundle.getResource(name).openStream()) {
                classes.add(parse(in));
            }
        }
        return classes;
    }

    private static List<ClassNode> atUrl(final URL folder, final String packagePath)
            throws IOException {
        try {
            final URI uri = folder.toURI();
            if ("jar".equals(uri.getScheme())) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    return below(jar.getPath(packagePath));
                }
            }
            return below(Path.of(uri));
        } catch (final URISyntaxException e) {
            throw new IOException("Not a proper location of classes: " + folder, e);
        }
    }

    private static List<ClassNode> below(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".class"))
                    .sorted()
                    .map(ClassFiles::parse)
                    .toList();
        }
    }

    private static ClassNode parse(final Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassNode parse(final InputStream in) throws IOException {
        final ClassNode node = new ClassNode();
        new ClassReader(in).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return node;
    }
}
