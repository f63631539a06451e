package org.zeroloss.standin.report;

import org.zeroloss.standin.exec.BundleInfo;
import org.zeroloss.standin.exec.FlowVar;
import org.zeroloss.standin.exec.NodeState;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** The page of a report. */
final class Page {

    /** What is in the page may run and be shown; nothing is loaded from anywhere else. */
    private static final String POLICY =
            "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline';"
                    + " img-src data: blob:";

    private final Workflow workflow;
    private final EmbeddedViews views = new EmbeddedViews();
    private final Duration wall;
    private final StringBuilder b = new StringBuilder();

    Page(final Workflow workflow, final Duration wall) {
        this.workflow = workflow;
        this.wall = wall;
    }

    String html() {
        final String title = Html.escape(workflow.name());
        b.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        b.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        b.append("<meta name=\"color-scheme\" content=\"light dark\">");
        b.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(POLICY);
        b.append("\">");
        b.append("<title>").append(title).append("</title>\n<style>\n");
        b.append(NodePage.resource("report.css")).append("</style></head><body>\n<main>\n");
        b.append("<h1>").append(title).append("</h1>\n<p>").append(summary()).append("</p>\n");
        workflow.problems()
                .forEach(p -> b.append("<p class=\"error\">" + Html.escape(p) + "</p>\n"));
        b.append(WorkflowSvg.of(workflow));
        for (final WorkflowNode node : workflow.order()) {
            b.append(new NodeSection(workflow, node, views).html());
        }
        provenance();
        b.append("<script type=\"module\">\n").append(NodePage.resource("table.js"));
        b.append("</script>\n").append(views.scripts());
        return b.append("</main></body></html>\n").toString();
    }

    private String summary() {
        final long done =
                workflow.nodes().stream().filter(n -> n.state() == NodeState.EXECUTED).count();
        return "%d of %d nodes executed in %s."
                .formatted(done, workflow.nodes().size(), Durations.text(wall));
    }

    private void provenance() {
        final Map<String, String> facts = new TreeMap<>();
        facts.put("made at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("Java", System.getProperty("java.version"));
        facts.put("operating system", System.getProperty("os.name"));
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("wall time", Durations.text(wall));
        final String threads = System.getProperty("zeroloss.threads");
        if (threads != null) {
            facts.put("threads", threads);
        }
        for (final WorkflowNode node : workflow.nodes()) {
            final BundleInfo bundle = node.identity().bundle();
            if (bundle.symbolicName() != null) {
                facts.put("bundle " + bundle.symbolicName(), bundle.version());
            }
        }
        for (final FlowVar v : workflow.variables().values()) {
            facts.put("variable " + v.name(), String.valueOf(v.value()));
        }
        b.append("<section id=\"provenance\"><h2>Provenance</h2>\n");
        b.append(NodesTable.of(workflow)).append(SettingsText.table(facts));
        b.append("</section>\n");
    }
}
