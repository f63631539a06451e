package org.zeroloss.standin.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.zeroloss.standin.batch.Console;
import org.zeroloss.standin.batch.ExitCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The workflow that KNIME 5.12 itself saved. */
class KnimeSampleTest {

    @TempDir Path dir;

    @Test
    void itsUnknownNodesAreReportedByName() throws Exception {
        final Path sample = SampleWorkflow.directory();
        try (RunFolder folder = RunFolder.create()) {
            final Workflow w = new WorkflowReader(FakeNodes.repository(), folder).read(sample);
            assertEquals(3, w.nodes().size());
            assertEquals(3, w.connections().size());
            final List<String> factories =
                    w.nodes().stream().map(n -> n.identity().factory()).toList();
            assertEquals(
                    List.of(
                            "demo.SourceNodeFactory",
                            "demo.SumNodeFactory",
                            "demo.ScaleNodeFactory"),
                    factories);
            for (final String f : factories) {
                assertTrue(w.problems().stream().anyMatch(p -> p.contains(f)), f);
            }
            assertTrue(w.problems().toString().contains("'Scale (modern)' (#3)"));
            assertTrue(w.problems().toString().contains("demo.nodes 1.0.0"));
        }
        assertEquals(ExitCode.EXECUTION, new Console().batch("-workflowDir=" + sample, "-nosave"));
        assertEquals(
                ExitCode.LOAD,
                new Console().batch("-workflowDir=" + sample, "-nosave", "-failonloaderror"));
    }

    @Test
    void whatIsSavedHasItsFilesAndKeys() throws Exception {
        final Path sample = SampleWorkflow.directory();
        final Path saved = dir.resolve("saved");
        assertEquals(
                ExitCode.SUCCESS,
                new Console()
                        .command(
                                FakeNodes.repository(),
                                "batch",
                                "-workflowDir=" + sample,
                                "-noexecute",
                                "-destDir=" + saved));
        assertEquals(keys(sample.resolve("workflow.knime")), keys(saved.resolve("workflow.knime")));
        for (final String node :
                List.of("Demo Source (#1)", "Demo Sum (#2)", "Scale _modern_ (#3)")) {
            final Path file = Path.of(node, "settings.xml");
            final List<String> before = keys(sample.resolve(file));
            // What the node computed in KNIME is not there without its data.
            before.removeIf(k -> k.matches("(ports|flow_stack|nodecontainer_message)/.*"));
            before.remove("nodecontainer_message");
            final List<String> after = keys(saved.resolve(file));
            after.removeIf(k -> k.startsWith("nodecontainer_message"));
            assertEquals(before, after, node);
            assertEquals(
                    model(sample.resolve(file)), model(saved.resolve(file)), "settings of " + node);
        }
        assertTrue(Files.exists(saved.resolve("workflow-metadata.xml")));
        assertTrue(Files.exists(saved.resolve("workflowset.meta")));
    }

    @Test
    void aNodeSavedExecutedHasKnimesKeys() throws Exception {
        final Path sample = SampleWorkflow.directory().resolve("Demo Sum (#2)");
        final Path flow = dir.resolve("flow");
        final WorkflowBuilder w = new WorkflowBuilder(FakeNodes.repository(), flow);
        w.add(FakeNodes.Store.class.getName());
        w.write();
        assertEquals(ExitCode.SUCCESS, new Console().batch("-workflowDir=" + flow));
        final Path ours = flow.resolve("Fake Store (#1)");
        final List<String> expected = new ArrayList<>();
        keys(sample.resolve("settings.xml")).stream()
                .filter(k -> k.startsWith("ports/port_2/"))
                .forEach(k -> expected.add(k.replace("port_2", "port_1")));
        final List<String> found = keys(ours.resolve("settings.xml"));
        assertEquals(expected, found.stream().filter(k -> k.startsWith("ports/port_1/")).toList());
        final Set<String> top = new TreeSet<>(keysAt(sample.resolve("settings.xml")));
        top.remove("nodecontainer_message");
        assertEquals(top, new TreeSet<>(keysAt(ours.resolve("settings.xml"))));
        assertTrue(Files.exists(ours.resolve("port_1/spec/spec.zip")));
        assertTrue(Files.exists(ours.resolve("port_1/object/portobject.zip")));
        assertTrue(Files.exists(ours.resolve("port_1/object/filestore.xml")));
        assertEquals("hello", Files.readString(ours.resolve("filestore/000/000/note.txt")));
    }

    private static List<String> keysAt(final Path file) {
        return keys(file).stream()
                .filter(k -> !k.contains("/"))
                .filter(k -> !k.equals("node_creation_config"))
                .toList();
    }

    private static String model(final Path file) throws Exception {
        return SettingsFiles.read(file).getNodeSettings("model").toString();
    }

    /** Paths of all keys with their types, in order. */
    private static List<String> keys(final Path file) {
        final List<String> result = new ArrayList<>();
        collect("", SettingsFiles.read(file), result);
        return result;
    }

    private static void collect(
            final String prefix, final NodeSettings settings, final List<String> result) {
        for (final String key : settings.keySet()) {
            final AbstractConfigEntry entry = settings.getEntry(key);
            result.add(prefix + key);
            if (entry instanceof ConfigBase sub) {
                collect(prefix + key + "/", (NodeSettings) sub, result);
            }
        }
    }
}
