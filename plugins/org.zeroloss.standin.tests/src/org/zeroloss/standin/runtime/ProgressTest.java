package org.zeroloss.standin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;

import java.nio.file.Path;
import java.util.List;

/** How progress and cancellation travel between a node and the executor. */
class ProgressTest {

    @TempDir private Path folder;

    @Test
    void partsAddToTheWhole() {
        final TestServices services = new TestServices(folder);
        final ExecutionContext whole = services.context();
        whole.setProgress(0.2);
        final ExecutionContext part = whole.createSubExecutionContext(0.5);
        part.setProgress(0.5, "half");
        part.createSubProgress(0.5).setProgress(1, () -> "more");
        whole.createSilentSubProgress(0.3).setProgress(1, "unseen");
        assertEquals(
                List.of("0.2 null", "0.45 half", "0.7 half - more", "1.0 half - more"),
                services.progress);
        assertThrows(IllegalArgumentException.class, () -> whole.createSubProgress(1.5));
    }

    @Test
    void aPartThatGoesBackTakesNothingAway() {
        final TestServices services = new TestServices(folder);
        final ExecutionMonitor part = services.context().createSubProgress(1);
        part.setProgress(0.5);
        part.setProgress(0.25);
        part.setProgress(Double.NaN);
        part.setProgress(0.75);
        assertEquals(List.of("0.5 null", "0.5 null", "0.5 null", "0.75 null"), services.progress);
    }

    @Test
    void cancelIsSeenByAllParts() throws Exception {
        final TestServices services = new TestServices(folder);
        final ExecutionContext whole = services.context();
        final ExecutionMonitor part = whole.createSubProgress(0.5).createSilentSubProgress(0.5);
        part.checkCanceled();
        services.canceled = true;
        assertThrows(CanceledExecutionException.class, part::checkCanceled);
        assertThrows(CanceledExecutionException.class, whole::checkCanceled);
        new ExecutionMonitor().checkCanceled();
    }
}
