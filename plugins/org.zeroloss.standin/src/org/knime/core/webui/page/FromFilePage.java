package org.knime.core.webui.page;

/** A page that is a file of a bundle. */
public class FromFilePage extends Page {

    FromFilePage(final Class<?> bundleClass, final String basePath, final String path) {
        super(bundleClass, basePath, path);
    }

    /** Adds a file beside the page. */
    public FromFilePage addResourceFile(final String relativeFilePath) {
        addFiles(relativeFilePath);
        return this;
    }

    /** Adds all files below a folder beside the page. */
    public FromFilePage addResourceDirectory(final String relativeDirPath) {
        addFiles(relativeDirPath);
        return this;
    }
}
