package org.zeroloss.standin.exec;

/**
 * A line between two nodes. Port 0 carries flow variables, data ports count from 1.
 *
 * @param source id of the node that gives
 * @param sourcePort its output port
 * @param dest id of the node that takes
 * @param destPort its input port
 */
public record Connection(int source, int sourcePort, int dest, int destPort) {

    @Override
    public String toString() {
        return "#%d port %d -> #%d port %d".formatted(source, sourcePort, dest, destPort);
    }
}
