package org.zeroloss.standin.runtime;

import org.knime.core.webui.page.Page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Optional;

/** The files of a page: what it names, and nothing else. */
final class PageFiles {

    private final PageDeclaration page;

    PageFiles(final Page page) {
        this.page = Doors.PAGES.enter().apply(page);
    }

    /** Path of the page itself. */
    String path() {
        return page.path();
    }

    Optional<byte[]> file(final String path) throws IOException {
        if (!declared(path)) {
            return Optional.empty();
        }
        final URL url =
                page.bundleClass().getClassLoader().getResource(page.basePath() + '/' + path);
        if (url == null) {
            return Optional.empty();
        }
        try (InputStream in = url.openStream()) {
            return Optional.of(in.readAllBytes());
        }
    }

    /** KNIME serves what the page names and nothing else. */
    private boolean declared(final String path) {
        final boolean inside = !path.contains("..") && !path.contains("\\");
        return inside
                && (path.equals(page.path())
                        || page.files().stream()
                                .anyMatch(f -> path.equals(f) || path.startsWith(f + '/')));
    }
}
