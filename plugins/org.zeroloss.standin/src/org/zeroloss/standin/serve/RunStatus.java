package org.zeroloss.standin.serve;

import java.util.List;

/**
 * Where a run stands.
 *
 * @param run counts the runs of this session
 * @param name of the workflow
 * @param state loading, running, finished, canceled or failed
 * @param message what went wrong, empty if nothing
 * @param graph the workflow as SVG
 * @param nodes its nodes in the order of execution
 */
public record RunStatus(
        int run, String name, String state, String message, String graph, List<NodeStatus> nodes) {}
