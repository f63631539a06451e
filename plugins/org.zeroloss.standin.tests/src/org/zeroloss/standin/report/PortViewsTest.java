package org.zeroloss.standin.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.webui.data.InitialDataService;
import org.zeroloss.standin.batch.Console;
import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.exec.FakeNodes;
import org.zeroloss.standin.exec.FakePortView;
import org.zeroloss.standin.exec.WorkflowBuilder;
import org.zeroloss.standin.runtime.RegisteredPortView;

import java.nio.file.Files;
import java.nio.file.Path;

/** How a report holds the views of its ports. */
class PortViewsTest {

    @TempDir Path dir;

    @Test
    void thePortOfAnExecutedNodeShowsItsViewWithItsData() throws Exception {
        FakePortView.register();
        final Path flow = dir.resolve("flow");
        final WorkflowBuilder w = new WorkflowBuilder(FakeNodes.repository(), flow);
        final WorkflowBuilder.Node a = w.add(FakeNodes.Store.class.getName());
        final WorkflowBuilder.Node b = w.add(FakeNodes.Read.class.getName());
        w.connect(a, 1, b, 1).write();
        final Path report = dir.resolve("report");
        assertEquals(
                ExitCode.SUCCESS,
                new Console()
                        .command(
                                FakeNodes.repository(),
                                "run",
                                flow.toString(),
                                "--report=" + report));
        final String page = Files.readString(report.resolve("index.html"));
        assertTrue(
                page.contains(
                        "<div class=\"node-view port-view\" id=\"view-1.1\" data-node=\"1.1\""),
                page);
        assertTrue(page.contains("id=\"view-1.1-initial\">{\"result\":{\"text\":"), page);
        assertFalse(page.contains("view-2.1"), "a table needs no view of ours");
        assertTrue(page.contains("/parts/shout.js\">"));
    }

    @Test
    void aTypeWithoutViewsHasNone() {
        assertFalse(RegisteredPortView.isThere(BufferedDataTable.TYPE, true));
        assertTrue(RegisteredPortView.of(BufferedDataTable.TYPE, null).isEmpty());
    }

    @Test
    void whatASupplierThrowsIsSaidAsKnimeSaysIt() {
        final String answer =
                InitialDataService.builder(
                                () -> {
                                    throw new IllegalStateException("the file is gone");
                                })
                        .build()
                        .getInitialData();
        assertTrue(answer.contains("\"internalError\""), answer);
        assertTrue(answer.contains("\"message\":\"the file is gone\""), answer);
        assertFalse(answer.contains("\"result\""), answer);
    }
}
