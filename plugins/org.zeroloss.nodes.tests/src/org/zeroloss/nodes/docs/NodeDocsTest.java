package org.zeroloss.nodes.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zeroloss.nodes.workflows.Repository;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The committed pages say what the nodes say. */
class NodeDocsTest {

    static List<String> pages() {
        return List.copyOf(NodeDocs.pages().keySet());
    }

    private static Optional<Path> folder() {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve("docs/nodes"))) {
                return Optional.of(p.resolve("docs/nodes"));
            }
        }
        return Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void committedPageIsUpToDate(final String name) throws Exception {
        final Path folder = Repository.need(folder(), "the folder docs/nodes");
        final String page = Files.readString(folder.resolve(name)).replace("\r\n", "\n");
        final int end = page.indexOf(NodeDocs.END);
        assertTrue(end > 0, "no end of the generated part in " + name);
        assertEquals(NodeDocs.pages().get(name), page.substring(0, end));
    }

    @Test
    void elementsBecomeMarkdown() {
        assertEquals(
                "a `b` E<sub>g</sub>\n\nnext **c**\n\n## Options\n\n**T**  \nd\n\n- *x*: y\n",
                Markdown.of(
                        "a <tt>b</tt>\n E<sub>g</sub> <p>next <b>c</b></p>"
                                + "<h3>Options</h3>\n<dl>\n<dt>T</dt>\n"
                                + "<dd>d<ul><li><i>x</i>: y</li></ul></dd>\n</dl>"));
    }
}
