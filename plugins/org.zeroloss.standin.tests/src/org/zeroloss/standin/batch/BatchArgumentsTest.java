package org.zeroloss.standin.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.standin.exec.FlowVar;

import java.nio.file.Path;
import java.util.List;

/** The command line, checked against what KNIME's own test of its batch executor expects. */
class BatchArgumentsTest {

    @TempDir Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XXXX123YYY",
                "-masterkey=key",
                "-masterkey=",
                "-credential",
                "-credential=",
                "-credential=;aaa",
                "-preferences",
                "-preferences=/aaa/bbb/ccc",
                "-workflowFile",
                "-workflowFile=/aaa/bbb/ddd",
                "-workflowDir",
                "-workflowDir=/aaa/bbb/ddd",
                "-destFile",
                "-destDir",
                "-workflow.variable",
                "-workflow.variable=name",
                "-workflow.variable=name,value",
                "-workflow.variable=name,value,type",
                "-workflow.variable=name,value,int",
                "-workflow.variable=name,value,double",
                "-option",
                "-option=nodeId,name,value",
                "-nosave",
                "-NOSAVE"
            })
    void aWrongOrIncompleteLineGivesTwo(final String arg) {
        final Console c = new Console();
        assertEquals(ExitCode.ARGUMENTS, c.batch(arg), c::toString);
        assertTrue(c.err.startsWith("ERROR "), c.err);
        assertEquals(1, c.err.lines().count(), "one clear line, no stack trace");
    }

    @Test
    void noArgumentPrintsTheUsageAndSucceeds() {
        final Console c = new Console();
        assertEquals(ExitCode.SUCCESS, c.batch());
        assertTrue(c.err.contains("-workflow.variable=name,value,type"), c.err);
    }

    @Test
    void aFolderWithoutWorkflowGivesThree() {
        final Console c = new Console();
        assertEquals(ExitCode.LOAD, c.batch("-workflowDir=" + dir));
        assertTrue(c.err.contains("workflow.knime"), c.err);
    }

    @Test
    void flagsAreSplitAtTheFirstEqualsSign() throws OptionException {
        final BatchArguments a =
                BatchArguments.parse(
                        List.of(
                                "-workflowDir=" + dir,
                                "-destDir=a=b",
                                "-workflow.variable=path,\"/x,y=z\",String",
                                "-workflow.variable=n,-3,int",
                                "-option=1/4,model/sub,1,2,3,String",
                                "-noversionCHECK"));
        assertEquals(Path.of("a=b"), a.destDir());
        assertEquals(
                List.of(
                        new FlowVar("path", FlowVar.Type.STRING, "/x,y=z"),
                        new FlowVar("n", FlowVar.Type.INTEGER, -3)),
                a.variables());
        assertEquals(
                List.of(new NodeOption(List.of(1, 4), List.of("model", "sub"), "1,2,3", "String")),
                a.options());
    }

    @Test
    void aBackslashWithinQuotesTakesTheNextCharacter() {
        assertEquals(List.of("a\"b", "c", ""), BatchArguments.splitQuoted("\"a\\\"b\",'c',"));
    }
}
