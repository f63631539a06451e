package org.zeroloss.nodes.docs;

import org.zeroloss.nodes.workflows.NodeList;
import org.zeroloss.standin.exec.NodeEntry;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the pages of {@code docs/nodes}, one per node, from the texts that KNIME shows. What
 * stands in a page after the line {@link #END} is written by hand and kept:
 *
 * <pre>java org.zeroloss.nodes.docs.NodeDocs docs/nodes</pre>
 */
public final class NodeDocs {

    /** Ends the generated part of a page. */
    static final String END = "<!-- End of the generated part. What follows is kept. -->\n";

    private NodeDocs() {}

    /**
     * @param args the folder of the pages
     * @throws IOException if they cannot be written
     */
    public static void main(final String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException(
                    "Expected the folder of the pages, found " + args.length + " arguments");
        }
        final Path folder = Path.of(args[0]);
        for (final Map.Entry<String, String> page : pages().entrySet()) {
            final Path file = folder.resolve(page.getKey());
            final String kept = Files.exists(file) ? kept(Files.readString(file)) : "";
            Files.writeString(file, page.getValue() + END + kept);
        }
    }

    /**
     * @param page a page
     * @return what was written by hand
     */
    private static String kept(final String page) {
        final int end = page.indexOf(END);
        return end < 0 ? "" : page.substring(end + END.length());
    }

    /**
     * @return the generated part of every page by its file name
     */
    static Map<String, String> pages() {
        final Map<String, String> pages = new TreeMap<>();
        final NodeList nodes = new NodeList();
        final Path here = Path.of("");
        final StringBuilder index = new StringBuilder("# Nodes\n\n");
        index.append("| | Node | Role | What it does |\n|---|---|---|---|\n");
        for (final NodeEntry entry : nodes.nodes()) {
            final NodeRuntime node =
                    nodes.create(entry.factoryClass(), null, new WorkflowPlace(here, here));
            final String file = node.name().toLowerCase(Locale.ROOT).replace(' ', '-');
            pages.put(file + ".md", page(node, file));
            index.append("| ")
                    .append(icon(file))
                    .append(" | [")
                    .append(node.name())
                    .append("](")
                    .append(file)
                    .append(".md) | ")
                    .append(node.nodeType())
                    .append(" | ")
                    .append(node.shortDescription())
                    .append(" |\n");
        }
        pages.put("README.md", index + "\n");
        return pages;
    }

    private static String icon(final String file) {
        return "![](../../plugins/org.zeroloss.nodes/icons/" + file + ".png)";
    }

    private static String page(final NodeRuntime node, final String file) {
        return icon(file)
                + "\n\n# "
                + node.name()
                + "\n\n*"
                + node.shortDescription()
                + "* ("
                + node.nodeType()
                + ")\n\n"
                + Markdown.of(node.fullDescription())
                + "\n";
    }
}
