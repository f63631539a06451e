package org.knime.core.webui.page;

/** A page that is a file of a bundle. */
public class FromFilePage extends Page {

    FromFilePage(final Class<?> bundleClass, final String basePath, final String path) {
        super(bundleClass, basePath, path);
    }
}
