package org.zeroloss.standin.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.standin.batch.Console;
import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.exec.ClasspathRepository;
import org.zeroloss.standin.exec.FakeNodes;
import org.zeroloss.standin.exec.FakeView;
import org.zeroloss.standin.exec.WorkflowBuilder;

import java.nio.file.Files;
import java.nio.file.Path;

/** How a report holds the views of its nodes. */
class EmbeddedViewsTest {

    @TempDir Path dir;
    private String page;

    @BeforeEach
    void run() throws Exception {
        final ClasspathRepository nodes =
                FakeNodes.repository().add(FakeView.class, FakeView::new, "/community/fake");
        final Path flow = dir.resolve("flow");
        final WorkflowBuilder w = new WorkflowBuilder(nodes, flow);
        final WorkflowBuilder.Node a = w.add(FakeNodes.Source.class.getName());
        final WorkflowBuilder.Node b = w.add(FakeView.class.getName());
        final WorkflowBuilder.Node c = w.add(FakeView.class.getName());
        w.connect(a, 1, b, 1).connect(a, 1, c, 1).write();
        final Path report = dir.resolve("report");
        assertEquals(
                ExitCode.SUCCESS,
                new Console().command(nodes, "run", flow.toString(), "--report=" + report));
        page = Files.readString(report.resolve("index.html"));
    }

    private int count(final String text) {
        return (page.length() - page.replace(text, "").length()) / text.length();
    }

    @Test
    void everyViewHasItsElementAndItsData() {
        assertEquals(2, count("<div class=\"node-view\""));
        assertTrue(page.contains("id=\"view-2-embedded\""));
        assertTrue(page.contains("id=\"view-3-embedded\""));
        assertTrue(page.contains("\"count\":6"));
    }

    @Test
    void aModuleIsThereOnceWithAllThatItImports() {
        assertEquals(1, count("fakeweb/view.js") + count("/view.js\">import"));
        assertEquals(1, count("/parts/shout.js\">"));
    }

    @Test
    void nothingInDataOrModulesEndsAScript() {
        assertTrue(page.contains("\\u003c/script>"));
        assertTrue(page.contains("! <\\/script>"));
        assertEquals(count("<script"), count("</script>"));
    }

    @Test
    void thePageMayAskNobody() {
        assertTrue(page.contains("default-src 'none'"));
        assertFalse(page.contains("connect-src"));
    }
}
