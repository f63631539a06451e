package org.zeroloss.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers every request with one file, or with 404, or never to the end. */
final class SmallServer implements AutoCloseable {

    /** How to answer. */
    enum Answer {
        /** The file. */
        WHOLE,
        /** Half of the file, then silence until the client goes away. */
        STALLED,
        /** Not found. */
        NOT_FOUND
    }

    private final ServerSocket m_socket;
    private final byte[] m_content;
    private final Answer m_answer;

    /**
     * @param content the file
     * @param answer how to answer
     * @throws IOException if no port is free
     */
    SmallServer(final byte[] content, final Answer answer) throws IOException {
        m_socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        m_content = content;
        m_answer = answer;
        final Thread thread = new Thread(this::serve, "small server");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * @param name name of the file in the address
     * @return the address
     */
    String address(final String name) {
        return "http://127.0.0.1:" + m_socket.getLocalPort() + "/" + name;
    }

    private void serve() {
        while (!m_socket.isClosed()) {
            try (Socket client = m_socket.accept()) {
                answer(client);
            } catch (final IOException e) {
                // the client went away, or the test is over
                Thread.yield();
            }
        }
    }

    private void answer(final Socket client) throws IOException {
        final BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null && !line.isEmpty(); ) {
            line = in.readLine();
        }
        final OutputStream out = client.getOutputStream();
        if (m_answer == Answer.NOT_FOUND) {
            out.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes());
            return;
        }
        final String head =
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                        + m_content.length
                        + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        if (m_answer == Answer.WHOLE) {
            out.write(m_content);
        } else {
            out.write(m_content, 0, m_content.length / 2);
            out.flush();
            // ends when the client closes its side
            while (client.getInputStream().read() >= 0) {
                Thread.yield();
            }
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        m_socket.close();
    }
}
