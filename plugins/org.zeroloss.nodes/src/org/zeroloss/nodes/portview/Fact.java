package org.zeroloss.nodes.portview;

/**
 * A line of a summary.
 *
 * @param name what it is about
 * @param value what is known
 */
public record Fact(String name, String value) {}
