package org.zeroloss.format;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Opens an address and follows a server that says it has moved: at most {@value #MOST} times, to
 * http or https, and never from https back to http, where the rest would be read in the open. (Java
 * itself follows within one protocol only, so that a move to https would end in an error.)
 */
final class Redirects {

    static final int MOST = 5;

    private static final int TEMPORARY = 307;
    private static final int PERMANENT = 308;
    private static final Set<Integer> MOVED =
            Set.of(
                    HttpURLConnection.HTTP_MOVED_PERM,
                    HttpURLConnection.HTTP_MOVED_TEMP,
                    HttpURLConnection.HTTP_SEE_OTHER,
                    TEMPORARY,
                    PERMANENT);

    private Redirects() {}

    /**
     * @param name name of the file, for messages
     * @param address where to look first
     * @param limit longest silence of a server
     * @return a connection that has answered 200, or that is not one of http
     * @throws FormatException if a server refuses, or moves too often or to a place not to be
     *     trusted
     * @throws IOException if a server cannot be reached
     */
    static URLConnection open(final String name, final URL address, final Duration limit)
            throws IOException {
        URL at = address;
        for (int moves = 0; moves <= MOST; moves++) {
            final URLConnection connection = at.openConnection();
            final int ms = (int) Math.min(Integer.MAX_VALUE, limit.toMillis());
            connection.setConnectTimeout(ms);
            connection.setReadTimeout(ms);
            connection.setUseCaches(false);
            if (!(connection instanceof HttpURLConnection)) {
                return connection;
            }
            final HttpURLConnection http = (HttpURLConnection) connection;
            http.setInstanceFollowRedirects(false);
            final int status = http.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                return http;
            }
            final String location = http.getHeaderField("Location");
            http.disconnect();
            if (!MOVED.contains(status) || location == null) {
                throw FormatException.of(
                        name,
                        "expected the file (HTTP status 200) from "
                                + at.getHost()
                                + ", found status "
                                + status);
            }
            at = next(name, at, location);
        }
        throw FormatException.of(
                name,
                "expected the file after at most "
                        + MOST
                        + " moves (HTTP status 301 to 308), found a further one to "
                        + at.getHost()
                        + "; give the address where the file lies");
    }

    /**
     * @param name name of the file, for messages
     * @param from address that was asked
     * @param location where it says the file is, perhaps relative
     * @return the address to ask next
     * @throws FormatException if it is not to be followed
     */
    static URL next(final String name, final URL from, final String location) {
        final URL to;
        try {
            to = new URL(from, location);
        } catch (final MalformedURLException e) {
            throw FormatException.of(
                    name,
                    "expected an address that the file has moved to, found \"" + location + "\"",
                    e);
        }
        final String protocol = to.getProtocol().toLowerCase(Locale.ROOT);
        final boolean secure = "https".equalsIgnoreCase(from.getProtocol());
        if (!protocol.equals("https") && (secure || !protocol.equals("http"))) {
            throw FormatException.of(
                    name,
                    "expected the file to have moved within "
                            + (secure ? "https" : "http or https")
                            + ", found a move from "
                            + from.getHost()
                            + " to "
                            + protocol
                            + ", which is not followed; give the address where the file lies");
        }
        return to;
    }
}
