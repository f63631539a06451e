package org.knime.core.webui.page;

import org.zeroloss.standin.runtime.Doors;
import org.zeroloss.standin.runtime.PageDeclaration;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The page of a view: a file beside a class, and what it loads. */
public class Page {

    private final Class<?> bundleClass;
    private final String basePath;
    private final String path;
    private final Map<String, Function<String, InputStream>> resources = new LinkedHashMap<>();
    private final Set<String> files = new LinkedHashSet<>();

    static {
        Doors.PAGES.open(
                page ->
                        new PageDeclaration(
                                page.bundleClass,
                                page.basePath,
                                page.path,
                                List.copyOf(page.files),
                                Map.copyOf(page.resources)));
    }

    Page(final Class<?> bundleClass, final String basePath, final String path) {
        this.bundleClass = bundleClass;
        this.basePath = basePath;
        this.path = path;
    }

    /** Begins the declaration of a page. */
    public static RequireFromFileOrString create() {
        return () ->
                bundleClass -> basePath -> path -> new FromFilePage(bundleClass, basePath, path);
    }

    /** Adds what gives the resources below a path. */
    public Page addResources(
            final Function<String, InputStream> supplier,
            final String relativePathPrefix,
            final boolean areStatic) {
        resources.put(relativePathPrefix, supplier);
        return this;
    }

    final void addFiles(final String fileOrDirectory) {
        files.add(fileOrDirectory);
    }

    /** The path of the page, relative to its base. */
    public String getRelativePath() {
        return path;
    }

    @Override
    public String toString() {
        return bundleClass.getName()
                + ": "
                + basePath
                + '/'
                + path
                + ' '
                + files
                + resources.keySet();
    }

    /** Requires where the page comes from. */
    public interface RequireFromFileOrString {

        /** It comes from a file of a bundle. */
        RequireBundle fromFile();
    }

    /** Requires the bundle. */
    public interface RequireBundle {

        /** Sets a class of the bundle. */
        RequireBasePath bundleClass(Class<?> clazz);
    }

    /** Requires the folder of the page. */
    public interface RequireBasePath {

        /** Sets the folder, relative to the bundle. */
        RequireRelativeFilePath basePath(String basePath);
    }

    /** Requires the file of the page. */
    public interface RequireRelativeFilePath {

        /** Sets the file, relative to the folder. */
        FromFilePage relativeFilePath(String relativeFilePath);
    }
}
