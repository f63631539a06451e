package org.zeroloss.standin.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.standin.batch.Console;
import org.zeroloss.standin.batch.ExitCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results that were saved are there again, as far as KNIME's files allow. */
class SavedResultsTest {

    @TempDir Path dir;
    private Path flow;

    @BeforeEach
    void runAndSave() throws IOException, InvalidSettingsException {
        flow = dir.resolve("flow");
        final WorkflowBuilder w = new WorkflowBuilder(FakeNodes.repository(), flow);
        final WorkflowBuilder.Node store =
                w.add(FakeNodes.Store.class.getName()).set("text", "kept").annotate("keeps a text");
        final WorkflowBuilder.Node pass = w.add(FakeNodes.Pass.class.getName());
        final WorkflowBuilder.Node read = w.add(FakeNodes.Read.class.getName());
        w.connect(store, 1, pass, 1).connect(pass, 1, read, 1).write();
        final Console c = new Console();
        assertEquals(ExitCode.SUCCESS, c.batch("-workflowDir=" + flow), c::toString);
    }

    private Workflow load(final RunFolder folder) {
        final Workflow w = new WorkflowReader(FakeNodes.repository(), folder).read(flow);
        new WorkflowRunner(w, folder, new CancelToken(), RunListener.NONE).restore();
        return w;
    }

    @Test
    void ourPortObjectsAreRestoredAndTablesRunAgain() throws Exception {
        try (RunFolder folder = RunFolder.create()) {
            final Workflow w = load(folder);
            assertEquals(List.of(), w.problems());
            assertEquals(NodeState.EXECUTED, w.node(1).state());
            assertEquals(NodeState.EXECUTED, w.node(2).state());
            assertEquals(NodeState.CONFIGURED, w.node(3).state());
            assertEquals("kept", ((Note) w.node(2).object(1)).text());
            assertEquals("note", ((NoteSpec) w.node(2).spec(1)).title());
            final WorkflowRunner runner =
                    new WorkflowRunner(w, folder, new CancelToken(), RunListener.NONE);
            assertTrue(runner.execute());
            assertNull(w.node(1).duration(), "the saved result was used, not made again");
            assertTrue(w.node(3).duration() != null);
        }
    }

    @Test
    void savingAgainInPlaceAndElsewhereKeepsThem() throws Exception {
        assertEquals(ExitCode.SUCCESS, new Console().batch("-workflowDir=" + flow));
        final Path other = dir.resolve("other");
        assertEquals(
                ExitCode.SUCCESS, new Console().batch("-workflowDir=" + flow, "-destDir=" + other));
        flow = other;
        try (RunFolder folder = RunFolder.create()) {
            assertEquals("kept", ((Note) load(folder).node(2).object(1)).text());
        }
        assertTrue(
                Files.readString(other.resolve("Fake Store (#1)/settings.xml"))
                        .contains("keeps a text"));
    }

    @Test
    void aWorkflowWrittenAnewKeepsNoFolderOfTheOldOne() throws Exception {
        Files.writeString(flow.resolve("notes.txt"), "mine");
        Files.createDirectories(flow.resolve("Results (#7)"));
        final WorkflowBuilder w = new WorkflowBuilder(FakeNodes.repository(), flow);
        w.add(FakeNodes.Pass.class.getName());
        w.add(FakeNodes.Store.class.getName());
        w.write();
        try (Stream<Path> beside = Files.list(flow)) {
            assertEquals(
                    Set.of(
                            "Fake Pass (#1)",
                            "Fake Store (#2)",
                            "Results (#7)",
                            "notes.txt",
                            "workflow-metadata.xml",
                            "workflow.knime"),
                    beside.map(p -> p.getFileName().toString())
                            .filter(n -> !n.startsWith("."))
                            .collect(Collectors.toSet()));
        }
        assertFalse(Files.exists(flow.resolve("Fake Store (#2)/filestore")));
    }

    @Test
    void aMissingFileStoreMakesTheNodeRunAgain() throws Exception {
        Files.delete(flow.resolve("Fake Store (#1)/filestore/000/000/note.txt"));
        try (RunFolder folder = RunFolder.create()) {
            final Workflow w = load(folder);
            assertEquals(NodeState.CONFIGURED, w.node(1).state());
            assertTrue(w.problems().get(0).contains("Fake Store (#1)"), w.problems().toString());
            assertTrue(w.problems().get(0).contains("note.txt"), w.problems().toString());
        }
        assertEquals(ExitCode.SUCCESS, new Console().batch("-workflowDir=" + flow));
        assertTrue(Files.exists(flow.resolve("Fake Store (#1)/filestore/000/000/note.txt")));
    }

    @Test
    void resetForgetsThem() throws Exception {
        assertEquals(
                ExitCode.SUCCESS,
                new Console()
                        .batch(
                                "-workflowDir=" + flow,
                                "-reset",
                                "-noexecute",
                                "-option=1,text,new,String"));
        assertFalse(Files.exists(flow.resolve("Fake Store (#1)/port_1")));
        assertFalse(Files.exists(flow.resolve("Fake Store (#1)/filestore")));
        assertEquals(ExitCode.SUCCESS, new Console().batch("-workflowDir=" + flow));
        try (RunFolder folder = RunFolder.create()) {
            assertEquals("new", ((Note) load(folder).node(2).object(1)).text());
        }
    }
}
