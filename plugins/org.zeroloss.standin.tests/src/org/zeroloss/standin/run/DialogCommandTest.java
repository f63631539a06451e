package org.zeroloss.standin.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.FakeNodes;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command {@code dialog}. */
class DialogCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(final String... args) {
        return StandinMain.run(
                args,
                FakeNodes.repository(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new CancelToken());
    }

    @Test
    void itPrintsTheOptions() {
        assertEquals(ExitCode.SUCCESS, run("dialog", "fake source"));
        final String json = out.toString(StandardCharsets.UTF_8);
        assertTrue(json.contains("\"title\" : \"Rows\""), json);
        assertTrue(json.contains("\"value\" : 6"), json);
    }

    @Test
    void itSaysWhatIsWrong() {
        assertEquals(ExitCode.ARGUMENTS, run("dialog"));
        assertEquals(ExitCode.ARGUMENTS, run("dialog", "Nothing"));
        final String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("no node 'Nothing'"), said);
    }
}
