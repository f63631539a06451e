package org.zeroloss.standin.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.zeroloss.base.CanceledException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** States, order, variables and progress of a run. */
class WorkflowRunnerTest {

    @TempDir Path dir;
    private RunFolder folder;
    private WorkflowBuilder builder;
    private final List<String> events = new ArrayList<>();
    private final CancelToken cancel = new CancelToken();
    private Workflow workflow;

    @BeforeEach
    void open() throws Exception {
        folder = RunFolder.create();
        builder = new WorkflowBuilder(FakeNodes.repository(), dir.resolve("w"));
    }

    @AfterEach
    void close() throws Exception {
        folder.close();
        assertFalse(Files.exists(folder.path()), "the run folder is gone");
    }

    private final RunListener listener =
            new RunListener() {
                @Override
                public void started(final WorkflowNode node) {
                    events.add("start " + node.id());
                }

                @Override
                public void progress(
                        final WorkflowNode node, final double fraction, final String message) {
                    events.add("%d: %.2f %s".formatted(node.id(), fraction, message));
                }

                @Override
                public void ended(final WorkflowNode node, final Throwable failure) {
                    events.add("end " + node.id() + (failure == null ? "" : " " + failure));
                }
            };

    private WorkflowRunner runner() throws Exception {
        builder.write();
        workflow = new WorkflowReader(FakeNodes.repository(), folder).read(dir.resolve("w"));
        final WorkflowRunner runner = new WorkflowRunner(workflow, folder, cancel, listener);
        runner.restore();
        return runner;
    }

    private WorkflowBuilder.Node add(final Class<?> factory) throws InvalidSettingsException {
        return builder.add(factory.getName());
    }

    @Test
    void theNodesOwnFractionsArrive() throws Exception {
        add(FakeNodes.Source.class).set("rows", 4);
        assertTrue(runner().execute());
        assertEquals("start 1", events.get(0));
        assertTrue(
                events.containsAll(
                        List.of(
                                "1: 0.25 row 0",
                                "1: 0.50 row 1",
                                "1: 0.75 row 2",
                                "1: 1.00 row 3")),
                events::toString);
        assertEquals("end 1", events.get(events.size() - 1));
    }

    @Test
    void statesAndSpecsFollowTheConnections() throws Exception {
        final WorkflowBuilder.Node b = add(FakeNodes.Scale.class);
        final WorkflowBuilder.Node a = add(FakeNodes.Source.class);
        final WorkflowBuilder.Node open = add(FakeNodes.Scale.class);
        builder.connect(a, 1, b, 1);
        final WorkflowRunner runner = runner();
        assertEquals(List.of(2, 1, 3), workflow.order().stream().map(WorkflowNode::id).toList());
        assertEquals(NodeState.CONFIGURED, workflow.node(1).state());
        final DataTableSpec spec = (DataTableSpec) workflow.node(1).spec(1);
        assertEquals("scaled", spec.getColumnSpec(0).getName());
        assertNull(workflow.node(1).object(1));
        assertEquals(NodeState.IDLE, workflow.node(open.id()).state());
        assertEquals(
                "Input port 1 (Rows) is not connected; connect it",
                workflow.node(open.id()).message().text());
        assertFalse(runner.execute(), "one node could not run");
        assertEquals(NodeState.EXECUTED, workflow.node(1).state());
        assertEquals(6, ((BufferedDataTable) workflow.node(1).object(1)).size());
    }

    @Test
    void variablesTravelDownTheConnectionsAndTheUpperPortWins() throws Exception {
        final WorkflowBuilder.Node a =
                add(FakeNodes.Source.class).set("rows", 3).exposeVariable("rows", "n");
        final WorkflowBuilder.Node other =
                add(FakeNodes.Source.class).set("rows", 5).exposeVariable("rows", "n");
        final WorkflowBuilder.Node b = add(FakeNodes.Scale.class).useVariable("factor", "n");
        builder.connect(a, 1, b, 1).connect(other, 0, b, 0);
        builder.variable(FlowVar.parse("n", FlowVar.Type.INTEGER, "1"));
        builder.variable(FlowVar.parse("all", FlowVar.Type.STRING, "x"));
        assertTrue(runner().execute());
        final WorkflowNode scale = workflow.node(3);
        assertEquals(5, scale.outVariables().get("n").value(), "port 0 is the upper port");
        assertEquals("x", scale.outVariables().get("all").value());
        try (var rows = ((BufferedDataTable) scale.object(1)).iterator()) {
            rows.next();
            assertEquals(5 / 3.0, Double.parseDouble(rows.next().getCell(0).toString()), 1e-12);
        }
        assertEquals(10, scale.model().getDouble("factor"), "the user's own value stays");
    }

    @Test
    void otherSettingsResetWhatFollows() throws Exception {
        final WorkflowBuilder.Node a = add(FakeNodes.Source.class);
        final WorkflowBuilder.Node b = add(FakeNodes.Scale.class);
        final WorkflowBuilder.Node c = add(FakeNodes.Scale.class);
        builder.connect(a, 1, b, 1).connect(a, 1, c, 1);
        final WorkflowRunner runner = runner();
        assertTrue(runner.execute());
        final NodeSettings model = SettingsFiles.copy(workflow.node(2).model());
        model.addDouble("factor", 0);
        runner.changeModel(workflow.node(2), model);
        assertEquals(NodeState.IDLE, workflow.node(2).state());
        assertEquals("The factor is 0; give another one", workflow.node(2).message().text());
        assertEquals(NodeState.EXECUTED, workflow.node(1).state());
        assertEquals(NodeState.EXECUTED, workflow.node(3).state());
        runner.resetAll();
        assertEquals(NodeState.CONFIGURED, workflow.node(1).state());
        assertNull(workflow.node(1).object(1));
        assertNotNull(workflow.node(1).spec(1));
    }

    @Test
    void aCanceledRunStartsNoFurtherNode() throws Exception {
        add(FakeNodes.Source.class);
        final WorkflowRunner runner = runner();
        cancel.cancel();
        assertThrows(CanceledException.class, runner::execute);
        assertEquals(List.of(), events);
        assertEquals(NodeState.CONFIGURED, workflow.node(1).state());
    }

    @Test
    void aFailureIsHandedToTheListenerAndNamedInTheMessage() throws Exception {
        final WorkflowBuilder.Node a = add(FakeNodes.Source.class);
        builder.connect(a, 1, add(FakeNodes.Fail.class), 1);
        assertFalse(runner().execute());
        assertTrue(
                events.contains(
                        "end 2 java.lang.IllegalStateException: the lens is dirty; clean it"),
                events::toString);
        assertEquals(NodeMessage.Type.ERROR, workflow.node(2).message().type());
        assertEquals(NodeState.CONFIGURED, workflow.node(2).state());
    }

    @Test
    void theBuilderRefusesWhatDoesNotFit() throws Exception {
        final WorkflowBuilder.Node a = add(FakeNodes.Source.class);
        final InvalidSettingsException unknown =
                assertThrows(InvalidSettingsException.class, () -> a.set("row", 1));
        assertTrue(unknown.getMessage().contains("'row' is not one of [rows, seed]"));
        assertThrows(InvalidSettingsException.class, () -> a.set("rows", "many"));
        builder.connect(a, 2, add(FakeNodes.Scale.class), 1);
        assertTrue(
                assertThrows(IllegalStateException.class, builder::write)
                        .getMessage()
                        .contains("no output port 2"));
    }
}
