package org.zeroloss.standin.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.FakeNodes;
import org.zeroloss.standin.exec.RunFolder;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowBuilder;
import org.zeroloss.standin.exec.WorkflowReader;
import org.zeroloss.standin.exec.WorkflowRunner;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/** What a run shows while it happens. */
class ProgressViewTest {

    @TempDir Path dir;

    private String shown(final Function<PrintStream, ProgressView> view) throws Exception {
        final WorkflowBuilder w = new WorkflowBuilder(FakeNodes.repository(), dir.resolve("w"));
        final WorkflowBuilder.Node a = w.add(FakeNodes.Source.class.getName());
        w.connect(a, 1, w.add(FakeNodes.Fail.class.getName()), 1).write();
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (RunFolder folder = RunFolder.create();
                PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
                ProgressView progress = view.apply(out)) {
            final Workflow workflow =
                    new WorkflowReader(FakeNodes.repository(), folder).read(dir.resolve("w"));
            progress.ready(workflow);
            final WorkflowRunner runner =
                    new WorkflowRunner(workflow, folder, new CancelToken(), progress);
            runner.restore();
            assertFalse(runner.execute());
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalGetsOneBarPerNode() throws Exception {
        final String text = shown(ProgressBars::new);
        assertTrue(text.contains("Fake Source (#1)"), text);
        assertTrue(text.contains("100%"), text);
        assertTrue(text.contains("Fake Fail (#2)"), text);
        assertTrue(text.contains("failed"), text);
        assertEquals(
                2,
                text.lines()
                        .filter(l -> l.contains("Fake"))
                        .map(l -> l.substring(l.indexOf('#'), l.indexOf('#') + 2))
                        .distinct()
                        .count(),
                text);
    }

    @Test
    void aFileGetsPlainLines() throws Exception {
        final String text = shown(ProgressLines::new);
        assertTrue(
                text.lines()
                        .findFirst()
                        .orElse("")
                        .matches("\\[1/2\\] Fake Source \\(#1\\) +done in 0\\.\\d\\d s"),
                text);
        assertTrue(text.contains("[2/2] Fake Fail (#2)"), text);
        assertTrue(text.contains("FAILED in"), text);
        assertFalse(text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r'), text);
    }
}
