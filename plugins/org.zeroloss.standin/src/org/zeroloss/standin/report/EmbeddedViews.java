package org.zeroloss.standin.report;

import org.zeroloss.standin.exec.WorkflowNode;
import org.zeroloss.standin.runtime.NodeView;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The views of a report's nodes, with everything they need in the page itself: a report that is
 * opened from a disk may load neither modules nor data.
 */
final class EmbeddedViews implements Views {

    /** Most bytes of values that one view takes with it, before base64. */
    private static final long MOST_BYTES = 12_000_000;

    private static final Pattern IMPORT =
            Pattern.compile("(?:from|import)\\s*['\"](\\.{1,2}/[^'\"]+)['\"]");

    private final Map<String, String> modules = new LinkedHashMap<>();

    @Override
    public String element(final WorkflowNode node, final String key, final NodeView view) {
        final String bundle = String.valueOf(node.identity().bundle().symbolicName());
        final String id = "view-" + key;
        try {
            collect(view, bundle, view.page());
            final Optional<String> packed = view.packed(MOST_BYTES);
            return Views.place(key, bundle + '/' + view.page())
                    + (packed.isPresent()
                            ? data(id + "-embedded", packed.get())
                            : data(id + "-initial", view.initialData()));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String data(final String id, final String json) {
        return "<script type=\"application/json\" id=\"%s\">%s</script>\n"
                .formatted(id, json.replace("<", "\\u003c"));
    }

    /** Takes a module and, after it, all that it imports. */
    private void collect(final NodeView view, final String bundle, final String path)
            throws IOException {
        final String key = bundle + '/' + path;
        if (modules.containsKey(key)) {
            return;
        }
        final byte[] file =
                view.file(path)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "The view's page lacks the file "
                                                        + path
                                                        + ", or does not declare it"));
        final String text = new String(file, StandardCharsets.UTF_8);
        modules.put(key, text);
        final Matcher m = IMPORT.matcher(text);
        while (m.find()) {
            collect(view, bundle, URI.create(path).resolve(m.group(1)).getPath());
        }
    }

    /** The modules of all views, and what starts them; empty if there is no view. */
    String scripts() {
        if (modules.isEmpty()) {
            return "";
        }
        final StringBuilder b = new StringBuilder();
        modules.forEach(
                (path, text) ->
                        b.append(
                                "<script type=\"text/plain\" data-module=\"%s\">%s</script>\n"
                                        .formatted(
                                                Html.escape(path),
                                                text.replace("</script", "<\\/script"))));
        return b.append("<script type=\"module\">\n")
                .append(NodePage.resource("views.js"))
                .append("</script>\n")
                .toString();
    }
}
