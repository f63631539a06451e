package org.zeroloss.standin.report;

import org.zeroloss.standin.exec.WorkflowNode;

import java.util.Optional;

/** Puts views into a page. */
@FunctionalInterface
interface Views {

    /** The element of a node's view; empty if the node has none. */
    Optional<String> section(WorkflowNode node);
}
