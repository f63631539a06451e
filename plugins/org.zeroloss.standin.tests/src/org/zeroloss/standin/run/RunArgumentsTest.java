package org.zeroloss.standin.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.standin.batch.OptionException;

import java.nio.file.Path;
import java.util.List;

/** The friendly command line. */
class RunArgumentsTest {

    private static RunArguments parse(final String... args) throws OptionException {
        return RunArguments.parse(args);
    }

    @Test
    void runMeansResetAndNosave() throws Exception {
        final RunArguments a =
                parse("flow", "--report", "out", "-workflow.variable=data,/x,String");
        assertEquals(
                List.of(
                        "-workflowDir=flow",
                        "-workflow.variable=data,/x,String",
                        "-reset",
                        "-nosave"),
                a.batch());
        assertEquals(Path.of("out"), a.report());
        assertFalse(a.debug());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--save", "-destDir=there", "-destFile=there.zip"})
    void unlessItIsToBeSaved(final String flag) throws Exception {
        assertFalse(parse("flow", flag).batch().contains("-nosave"));
        assertTrue(parse("flow", flag).batch().contains("-reset"));
    }

    @Test
    void anExplicitNosaveStays() throws Exception {
        assertTrue(parse("flow", "--save", "-nosave").batch().contains("-nosave"));
    }

    @Test
    void oneWorkflowAtATime() {
        assertThrows(OptionException.class, () -> parse("a", "b"));
        assertThrows(OptionException.class, () -> parse("-workflowDir=a", "b"));
        assertThrows(OptionException.class, () -> parse("a", "--report"));
    }
}
