package org.zeroloss.nodes.workflows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.signal.Signal;
import org.zeroloss.standin.exec.NodeState;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Images that were saved with their workflow open again: the whole life of a file store. */
class SavedWorkflowTest {

    @TempDir private Path m_folder;

    @Test
    void aSavedImageOpensAgain() throws Exception {
        final Path workflow = m_folder.resolve("spectrum-reader");
        final Path saved = m_folder.resolve("saved");
        TestWorkflows.write("spectrum-reader", workflow);
        final double[] before;
        final String summary;
        try (Execution run = Execution.of(workflow, Map.of())) {
            assertEquals(Map.of(), run.failures());
            final SpectralImagePortObject image = image(run);
            try (Signal signal = image.open()) {
                before = signal.plane().row(1);
            }
            summary = image.getSummary();
            run.save(saved);
        }
        try (Execution again = Execution.saved(saved)) {
            assertEquals(List.of(), again.problems());
            assertEquals(NodeState.EXECUTED, again.node("Spectrum Reader").state());
            final SpectralImagePortObject image = image(again);
            assertEquals(summary, image.getSummary());
            assertTrue(image.path().startsWith(saved), image.path().toString());
            try (Signal signal = image.open()) {
                assertArrayEquals(before, signal.plane().row(1));
            }
        }
    }

    @Test
    void aLostFileIsNoticedWhenTheWorkflowOpens() throws Exception {
        final Path workflow = m_folder.resolve("spectrum-reader");
        final Path saved = m_folder.resolve("saved");
        TestWorkflows.write("spectrum-reader", workflow);
        try (Execution run = Execution.of(workflow, Map.of())) {
            run.save(saved);
        }
        try (Stream<Path> files = Files.walk(saved)) {
            for (final Path p :
                    files.filter(f -> f.getFileName().toString().endsWith(".arrow")).toList()) {
                Files.delete(p);
            }
        }
        try (Execution again = Execution.saved(saved)) {
            assertNotEquals(NodeState.EXECUTED, again.node("Spectrum Reader").state());
        }
    }

    private static SpectralImagePortObject image(final Execution run) {
        return (SpectralImagePortObject) run.node("Spectrum Reader").object(1);
    }
}
