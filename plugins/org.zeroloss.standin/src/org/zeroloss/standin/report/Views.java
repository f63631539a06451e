package org.zeroloss.standin.report;

import org.zeroloss.standin.exec.WorkflowNode;
import org.zeroloss.standin.runtime.NodeView;

import java.util.Optional;

/** Puts views into a page. */
interface Views {

    /**
     * The element of a view.
     *
     * @param key the node's id, and after a point the port's number if it is a port's view
     */
    String element(WorkflowNode node, String key, NodeView view);

    /** The element of a node's view; empty if the node has none. */
    default Optional<String> section(final WorkflowNode node) {
        return node.view().map(v -> element(node, Integer.toString(node.id()), v));
    }

    /** The element of the view of what lies at an output; empty if the port has none. */
    default Optional<String> port(final WorkflowNode node, final int port) {
        return node.portView(port).map(v -> element(node, node.id() + "." + port, v));
    }

    /** An empty element that a page puts the view into. */
    static String place(final String key, final String module) {
        return "<div class=\"node-view%s\" id=\"view-%s\" data-node=\"%s\" data-module=\"%s\"></div>\n"
                .formatted(key.contains(".") ? " port-view" : "", key, key, Html.escape(module));
    }
}
