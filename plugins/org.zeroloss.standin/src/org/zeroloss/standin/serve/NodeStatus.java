package org.zeroloss.standin.serve;

/**
 * Where a node stands.
 *
 * @param id its number
 * @param label its name with the number
 * @param state waiting, running, executed, canceled or failed
 * @param fraction done so far, 0 to 1
 * @param message what it does, or what it said in the end; empty if nothing
 * @param version grows when its section of the page is to be fetched again
 */
public record NodeStatus(
        int id, String label, String state, double fraction, String message, int version) {

    NodeStatus running(final double done, final String what) {
        return new NodeStatus(id, label, "running", done, what == null ? "" : what, version);
    }
}
