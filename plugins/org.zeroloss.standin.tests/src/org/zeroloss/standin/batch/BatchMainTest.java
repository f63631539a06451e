package org.zeroloss.standin.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.standin.exec.FakeNodes;
import org.zeroloss.standin.exec.FlowVar;
import org.zeroloss.standin.exec.WorkflowBuilder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Whole runs from the command line to the exit code. */
class BatchMainTest {

    @TempDir Path dir;

    private Path flow;

    private Path twoNodes() throws IOException, InvalidSettingsException {
        flow = dir.resolve("two nodes");
        final WorkflowBuilder w = new WorkflowBuilder(FakeNodes.repository(), flow);
        final WorkflowBuilder.Node a = w.add(FakeNodes.Source.class.getName());
        final WorkflowBuilder.Node b =
                w.add(FakeNodes.Scale.class.getName()).useVariable("factor", "factor");
        w.connect(a, 1, b, 1).variable(FlowVar.parse("factor", FlowVar.Type.DOUBLE, "2"));
        w.write();
        return flow;
    }

    private String[] run(final Console c, final int expected, final String... flags)
            throws IOException {
        final Path report = dir.resolve("report");
        final String[] args = new String[flags.length + 4];
        args[0] = "run";
        args[1] = flow.toString();
        args[2] = "--report";
        args[3] = report.toString();
        System.arraycopy(flags, 0, args, 4, flags.length);
        assertEquals(expected, c.command(FakeNodes.repository(), args), c::toString);
        final Path table = report.resolve("tables/2-fake-scale-apply-1.csv");
        return Files.exists(table) ? Files.readString(table).split("\r\n") : new String[0];
    }

    @Test
    void twoNodesRunEndToEnd() throws Exception {
        twoNodes();
        final Console c = new Console();
        final String[] csv = run(c, ExitCode.SUCCESS);
        assertEquals(7, csv.length);
        assertEquals("RowID,scaled", csv[0]);
        assertEquals("Row1," + 2 / 3.0, csv[2]);
        assertEquals("Row4,", csv[5], "a missing value is an empty field");
        assertTrue(c.out.contains("2 of 2 nodes executed"), c.out);
        assertTrue(c.out.contains("0.666667"), c.out);
        assertTrue(c.err.contains("WARN  Fake Scale (Apply) (#2): one value is missing"), c.err);
        assertFalse(c.out.chars().anyMatch(ch -> ch < ' ' && ch != '\n' && ch != '\r'));
    }

    @Test
    void aVariableFromTheCommandLineOverwritesASetting() throws Exception {
        twoNodes();
        final String[] csv =
                run(new Console(), ExitCode.SUCCESS, "-workflow.variable=factor,30,double");
        assertEquals("Row3,30.0", csv[4]);
        assertTrue(
                Files.readString(dir.resolve("report/index.html"))
                        .contains("<tr><th scope=\"row\">Factor</th><td>30</td></tr>"),
                "the report shows the settings in force");
    }

    @Test
    void aVariableOfAnotherTypeIsRefusedByTheNode() throws Exception {
        twoNodes();
        final Console c = new Console();
        run(c, ExitCode.EXECUTION, "-workflow.variable=factor,x,String");
        assertTrue(c.err.contains("'factor' (STRING) does not fit the setting 'factor'"), c.err);
    }

    @Test
    void anOptionOverwritesASetting() throws Exception {
        twoNodes();
        final String[] csv =
                run(
                        new Console(),
                        ExitCode.SUCCESS,
                        "-option=1,rows,2,int",
                        "-option=2,label,a,b,String");
        assertEquals(3, csv.length);
        assertEquals("RowID,\"a,b\"", csv[0]);
    }

    @Test
    void anOptionThatFailsValidationGivesThree() throws Exception {
        twoNodes();
        final Console c = new Console();
        run(c, ExitCode.LOAD, "-option=1,rows,-1,int");
        assertTrue(c.err.contains("Fake Source (#1)"), c.err);
        assertTrue(c.err.contains("must not be negative, found -1"), c.err);
    }

    @Test
    void anOptionOfUnknownTypeGivesTwoAndOfAnUnknownNodeIsIgnored() throws Exception {
        twoNodes();
        run(new Console(), ExitCode.ARGUMENTS, "-option=1,rows,1,Integer");
        final Console c = new Console();
        run(c, ExitCode.SUCCESS, "-option=17,rows,1,int");
        assertTrue(c.out.contains("No node with id [17] found."), c.out);
    }

    @Test
    void aFailedBranchStopsOnlyWhatFollowsIt() throws Exception {
        flow = dir.resolve("branches");
        final WorkflowBuilder w = new WorkflowBuilder(FakeNodes.repository(), flow);
        final WorkflowBuilder.Node a = w.add(FakeNodes.Source.class.getName());
        final WorkflowBuilder.Node scale = w.add(FakeNodes.Scale.class.getName());
        final WorkflowBuilder.Node fail = w.add(FakeNodes.Fail.class.getName());
        final WorkflowBuilder.Node after = w.add(FakeNodes.Scale.class.getName());
        w.connect(a, 1, fail, 1).connect(fail, 1, after, 1).connect(a, 1, scale, 1).write();
        final Console c = new Console();
        assertEquals(7, run(c, ExitCode.EXECUTION).length, "the other branch ran");
        assertTrue(c.err.contains("ERROR Fake Fail (#3): the lens is dirty; clean it"), c.err);
        assertTrue(c.err.contains("(#4): not executed, it waits for Fake Fail (#3)"), c.err);
        assertFalse(c.err.contains("\tat "), "no stack trace");
        final Console debug = new Console();
        run(debug, ExitCode.EXECUTION, "--debug");
        assertTrue(debug.err.contains("\tat "), "a stack trace with --debug");
    }

    @Test
    void aRunCanceledHalfWayLeavesNoTemporaryFile() throws Exception {
        flow = dir.resolve("waits");
        final WorkflowBuilder w = new WorkflowBuilder(FakeNodes.repository(), flow);
        w.add(FakeNodes.Source.class.getName());
        w.add(FakeNodes.Wait.class.getName());
        w.write();
        final byte[] before = Files.readAllBytes(flow.resolve("workflow.knime"));
        FakeNodes.waiting = new CountDownLatch(1);
        final Console c = new Console();
        final AtomicInteger code = new AtomicInteger(-1);
        final Thread t = new Thread(() -> code.set(c.batch("-workflowDir=" + flow)));
        t.start();
        assertTrue(FakeNodes.waiting.await(20, TimeUnit.SECONDS));
        final long during = FakeNodes.files(FakeNodes.runFolder);
        c.cancel.cancel();
        t.join(5000);
        assertFalse(t.isAlive(), "stops within five seconds");
        assertTrue(during > 0, "the node had written a file");
        assertEquals(ExitCode.EXECUTION, code.get(), c::toString);
        assertTrue(c.err.contains("canceled"), c.err);
        assertFalse(Files.exists(FakeNodes.runFolder), "the run folder is gone");
        assertEquals(
                new String(before), Files.readString(flow.resolve("workflow.knime")), "not saved");
    }

    @Test
    void withoutNosaveTheWorkflowIsSavedInPlaceEvenAfterAFailure() throws Exception {
        twoNodes();
        Files.writeString(flow.resolve("notes.txt"), "mine");
        final Console c = new Console();
        assertEquals(ExitCode.SUCCESS, c.batch("-workflowDir=" + flow), c::toString);
        final String settings = Files.readString(flow.resolve("Fake Source (#1)/settings.xml"));
        assertTrue(settings.contains("key=\"state\" type=\"xstring\" value=\"CONFIGURED\""));
        assertFalse(Files.exists(flow.resolve("Fake Source (#1)/port_1")), "no KNIME table");
        assertEquals("mine", Files.readString(flow.resolve("notes.txt")));
        assertFalse(Files.exists(flow.resolve(".zeroloss-saving")));
    }

    @Test
    void aZipFileIsRunAndSavedAsZip() throws Exception {
        twoNodes();
        final Path zip = dir.resolve("flow.zip");
        final Path saved = dir.resolve("saved.zip");
        Archives.zip(flow, zip);
        final Console c = new Console();
        assertEquals(
                ExitCode.SUCCESS,
                c.batch("-workflowFile=" + zip, "-destFile=" + saved),
                c::toString);
        assertEquals(
                ExitCode.SUCCESS,
                new Console().batch("-workflowFile=" + saved, "-nosave", "-reset"));
        final Path unpacked = dir.resolve("unpacked");
        Archives.unzip(saved, unpacked);
        assertTrue(Files.exists(unpacked.resolve("saved/workflow.knime")));
        assertTrue(Files.exists(unpacked.resolve("saved/Fake Scale _Apply_ (#2)/settings.xml")));
    }

    @Test
    void anUnknownNodeIsNamedAndTheRestRuns() throws Exception {
        twoNodes();
        final Path settings = flow.resolve("Fake Scale _Apply_ (#2)/settings.xml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace(FakeNodes.Scale.class.getName(), "org.example.GoneNodeFactory"));
        final Console c = new Console();
        assertEquals(ExitCode.EXECUTION, c.batch("-workflowDir=" + flow, "-nosave"));
        assertTrue(c.err.contains("org.example.GoneNodeFactory"), c.err);
        assertTrue(c.err.contains("Fake Scale (Apply)"), c.err);
        assertEquals(
                ExitCode.LOAD,
                new Console().batch("-workflowDir=" + flow, "-nosave", "-failonloaderror"));
    }

    @Test
    void nodesAreListed() {
        final Console c = new Console();
        assertEquals(ExitCode.SUCCESS, c.command(FakeNodes.repository(), "nodes"));
        assertTrue(c.out.contains("Fake Source (Source)"), c.out);
        assertTrue(c.out.contains("outputs   Note [Note]"), c.out);
        assertTrue(c.out.contains("category  /community/fake"), c.out);
    }
}
