package org.zeroloss.standin.report;

import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.standin.dialog.DialogSection;
import org.zeroloss.standin.exec.BundleInfo;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a result comes from: every node on the way to it, with version and seeds, in order. */
final class Lineage {

    private Lineage() {}

    static String of(final Workflow workflow, final WorkflowNode node) {
        final Set<WorkflowNode> on = ancestors(workflow, node);
        final StringBuilder b = new StringBuilder("<ol class=\"lineage\">\n");
        workflow.order().stream().filter(on::contains).forEach(n -> step(n, b));
        return b.append("</ol>\n").toString();
    }

    private static Set<WorkflowNode> ancestors(final Workflow workflow, final WorkflowNode node) {
        final Set<WorkflowNode> found = new HashSet<>();
        final Deque<WorkflowNode> open = new ArrayDeque<>();
        open.add(node);
        while (!open.isEmpty()) {
            final WorkflowNode n = open.remove();
            if (found.add(n)) {
                open.addAll(workflow.predecessors(n));
            }
        }
        return found;
    }

    private static void step(final WorkflowNode node, final StringBuilder b) {
        b.append("<li><a href=\"#node-%d\">".formatted(node.id()));
        b.append(Html.escape(node.label())).append("</a> ");
        b.append(Html.escape(version(node)));
        final String seeds = seeds(node);
        b.append(seeds.isEmpty() ? "" : ", seed " + Html.escape(seeds)).append("</li>\n");
    }

    /** Name and version of the bundle that a node comes from. */
    static String version(final WorkflowNode node) {
        final BundleInfo bundle = node.identity().bundle();
        return bundle.symbolicName() == null
                ? "version unknown"
                : bundle.symbolicName() + " " + bundle.version();
    }

    /** The settings in force that start random numbers; empty if there are none. */
    static String seeds(final WorkflowNode node) {
        if (node.isMissing()) {
            return "";
        }
        final PortObjectSpec[] specs = new PortObjectSpec[node.inPorts().size()];
        return node.runtime().dialog(specs).stream()
                .flatMap(d -> d.sections().stream())
                .filter(DialogSection::applies)
                .flatMap(s -> s.options().stream())
                .filter(o -> o.key().toLowerCase(Locale.ROOT).endsWith("seed") && o.applies())
                .flatMap(o -> o.value().stream())
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
