package org.zeroloss.nodes.portview;

import java.util.List;

/**
 * A step of the history of what lies at a port.
 *
 * @param title the node and its version, or the file at its beginning
 * @param facts settings and seed
 */
public record Step(String title, List<Fact> facts) {}
