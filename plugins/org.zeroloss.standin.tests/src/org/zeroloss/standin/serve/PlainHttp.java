package org.zeroloss.standin.serve;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests written by hand: a client of the JDK would not send a wrong Host or Origin. */
record PlainHttp(int port) {

    /** The whole answer to a request such as {@code GET /status} with further header lines. */
    String ask(final String request, final String... headers) throws IOException {
        return askAs("127.0.0.1:" + port, request, "", headers);
    }

    String askAs(
            final String host, final String request, final String body, final String... headers)
            throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            final byte[] content = body.getBytes(StandardCharsets.UTF_8);
            final StringBuilder head =
                    new StringBuilder(request + " HTTP/1.1\r\nHost: " + host + "\r\n");
            for (final String h : headers) {
                head.append(h).append("\r\n");
            }
            head.append("Content-Length: ").append(content.length);
            head.append("\r\nConnection: close\r\n\r\n");
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String origin() {
        return "Origin: http://127.0.0.1:" + port;
    }

    static String body(final String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
