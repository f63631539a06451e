package org.zeroloss.standin.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.standin.exec.Connection;
import org.zeroloss.standin.exec.FakeNodes;
import org.zeroloss.standin.exec.RunFolder;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowBuilder;
import org.zeroloss.standin.exec.WorkflowReader;
import org.zeroloss.standin.report.GraphLayout.Cell;

import java.nio.file.Path;
import java.util.List;

/** Where the nodes of a graph stand, and where its long connections run. */
class GraphLayoutTest {

    @TempDir Path dir;

    @Test
    void aLongConnectionRunsBesideTheNodesThatItPasses() throws Exception {
        final WorkflowBuilder w = new WorkflowBuilder(FakeNodes.repository(), dir);
        final WorkflowBuilder.Node a = w.add(FakeNodes.Source.class.getName());
        final WorkflowBuilder.Node b = w.add(FakeNodes.Scale.class.getName());
        final WorkflowBuilder.Node c = w.add(FakeNodes.Scale.class.getName());
        final WorkflowBuilder.Node d = w.add(FakeNodes.Scale.class.getName());
        w.connect(a, 1, b, 1).connect(b, 1, c, 1).connect(a, 1, d, 1).connect(c, 0, d, 0).write();
        try (RunFolder folder = RunFolder.create()) {
            final Workflow flow = new WorkflowReader(FakeNodes.repository(), folder).read(dir);
            final GraphLayout layout = new GraphLayout(flow);
            assertEquals(new Cell(0, 0), layout.cell(flow.node(1)));
            assertEquals(new Cell(1, 0), layout.cell(flow.node(2)));
            assertEquals(new Cell(2, 0), layout.cell(flow.node(3)));
            assertEquals(new Cell(3, 0), layout.cell(flow.node(4)));
            final Connection past =
                    flow.connections().stream()
                            .filter(e -> e.source() == 1 && e.dest() == 4)
                            .findAny()
                            .orElseThrow();
            assertEquals(List.of(new Cell(1, 1), new Cell(2, 1)), layout.lanes(past, 0, 3));
            assertEquals(4, layout.columns());
            assertEquals(2, layout.rows());
        }
    }
}
