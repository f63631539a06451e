package org.zeroloss.standin.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.standin.batch.Console;
import org.zeroloss.standin.batch.ExitCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Workflows that are broken say so. */
class LoadErrorsTest {

    @TempDir Path dir;

    @BeforeEach
    void chain() throws Exception {
        final WorkflowBuilder w = new WorkflowBuilder(FakeNodes.repository(), dir);
        final WorkflowBuilder.Node a = w.add(FakeNodes.Source.class.getName());
        final WorkflowBuilder.Node b = w.add(FakeNodes.Scale.class.getName());
        final WorkflowBuilder.Node c = w.add(FakeNodes.Fail.class.getName());
        w.add(FakeNodes.Store.class.getName());
        w.connect(a, 1, b, 1).connect(b, 1, c, 1).write();
    }

    private List<String> problems() throws Exception {
        try (RunFolder folder = RunFolder.create()) {
            return new WorkflowReader(FakeNodes.repository(), folder).read(dir).problems();
        }
    }

    private void edit(final String from, final String to) throws Exception {
        final Path file = dir.resolve("workflow.knime");
        final String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        Files.writeString(file, text.replace(from, to));
    }

    private void connection(final int n, final int source, final int dest, final int destPort)
            throws Exception {
        edit(
                "<config key=\"connection_0\">",
                "<config key=\"extra_"
                        + n
                        + "\"><entry key=\"sourceID\" type=\"xint\" value=\""
                        + source
                        + "\"/><entry key=\"destID\" type=\"xint\" value=\""
                        + dest
                        + "\"/><entry key=\"sourcePort\" type=\"xint\" value=\"1\"/>"
                        + "<entry key=\"destPort\" type=\"xint\" value=\""
                        + destPort
                        + "\"/></config>\n<config key=\"connection_0\">");
    }

    private static void assertContains(final String part, final List<String> problems) {
        assertTrue(
                problems.size() == 1 && problems.get(0).contains(part),
                "expected one problem with '" + part + "', found " + problems);
    }

    @Test
    void aSoundWorkflowHasNoProblem() throws Exception {
        assertEquals(List.of(), problems());
    }

    @Test
    void aCycle() throws Exception {
        connection(7, 3, 2, 1);
        // The extra connection comes first in the file, so the one that closes the cycle goes.
        final List<String> found = problems();
        assertEquals(2, found.size(), found::toString);
        assertTrue(found.get(0).contains("already connected"), found::toString);
        assertTrue(found.get(1).contains("cycle"), found::toString);
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        connection(7, 1, 2, 1);
        assertContains("already connected", problems());
    }

    @Test
    void aNodeThatIsNotThere() throws Exception {
        connection(7, 9, 3, 1);
        assertContains("there is no node #9", problems());
    }

    @Test
    void aPortThatIsNotThere() throws Exception {
        connection(7, 1, 2, 4);
        assertContains("no input port 4", problems());
    }

    @Test
    void aPortOfAnotherType() throws Exception {
        edit(
                "<entry key=\"sourceID\" type=\"xint\" value=\"1\"/>",
                "<entry key=\"sourceID\" type=\"xint\" value=\"4\"/>");
        assertContains("port types differ", problems());
    }

    @Test
    void aMetanodeIsNamedAndGivesThree() throws Exception {
        edit("Fake Fail (#3)/settings.xml", "My Meta (#3)/workflow.knime");
        final String before = Files.readString(dir.resolve("workflow.knime"));
        final int at = before.indexOf("My Meta");
        Files.writeString(
                dir.resolve("workflow.knime"),
                before.substring(0, at)
                        + before.substring(at).replaceFirst("NativeNode", "MetaNode"));
        final WorkflowLoadException e = assertThrows(WorkflowLoadException.class, this::problems);
        assertTrue(e.getMessage().contains("metanode 'My Meta (#3)'"), e.getMessage());
        assertEquals(ExitCode.LOAD, new Console().batch("-workflowDir=" + dir, "-nosave"));
    }

    @Test
    void aVersionOfTheFuture() throws Exception {
        edit("value=\"5.1.0\"", "value=\"6.0.0\"");
        assertTrue(
                assertThrows(WorkflowLoadException.class, this::problems)
                        .getMessage()
                        .contains("'6.0.0'"));
    }

    @Test
    void aSettingsFileOutsideTheWorkflow() throws Exception {
        edit("Fake Fail (#3)/settings.xml", "../settings.xml");
        assertTrue(
                assertThrows(WorkflowLoadException.class, this::problems)
                        .getMessage()
                        .contains("leads out of the workflow"));
    }

    @Test
    void brokenXmlNamesTheFile() throws Exception {
        final Path file = dir.resolve("Fake Source (#1)/settings.xml");
        Files.writeString(file, Files.readString(file).substring(0, 300));
        assertTrue(
                assertThrows(WorkflowLoadException.class, this::problems)
                        .getMessage()
                        .contains(file.toString()));
        assertEquals(ExitCode.LOAD, new Console().batch("-workflowDir=" + dir, "-nosave"));
    }
}
