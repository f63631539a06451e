package org.zeroloss.standin.runtime;

import java.io.IOException;
import java.util.Optional;

/** The view of an executed node, as a page needs it: its files, its data, its answers. */
public interface NodeView {

    /**
     * @return what the view shows
     */
    String description();

    /**
     * @return path of the page's module, relative to the page's folder
     */
    String page();

    /**
     * @param path path of a file, relative to the page's folder
     * @return the file, empty if the page does not have it
     * @throws IOException if it cannot be read
     */
    Optional<byte[]> file(String path) throws IOException;

    /**
     * @return what the page shows first, as KNIME sends it: JSON of {@code {"result": …}}
     * @throws IOException if it cannot be written as JSON
     */
    String initialData() throws IOException;

    /**
     * Calls the data service.
     *
     * @param request a JSON-RPC 2.0 request
     * @return the JSON-RPC 2.0 response, as JSON
     * @throws IOException if it cannot be written as JSON
     */
    String call(String request) throws IOException;

    /**
     * @param mostBytes how large the values may be
     * @return what the data service packs for a page that has nobody to ask, as JSON; empty if the
     *     service has no method {@code pack(long)}
     * @throws IOException if it cannot be written as JSON
     */
    Optional<String> packed(long mostBytes) throws IOException;
}
