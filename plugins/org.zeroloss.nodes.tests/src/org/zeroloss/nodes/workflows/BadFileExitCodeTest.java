package org.zeroloss.nodes.workflows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.standin.batch.BatchMain;
import org.zeroloss.standin.batch.ExitCode;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A bad file ends a batch run with exit code 4 and one clear sentence, as in KNIME. */
class BadFileExitCodeTest {

    @TempDir Path folder;

    private void assertRefused(final Path file, final String because) {
        final Path workflow =
                Repository.need(Repository.workflows(), "the folder test-workflows")
                        .resolve("spectrum-reader");
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final int code;
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            code =
                    BatchMain.run(
                            new String[] {
                                "-nosave",
                                "-reset",
                                "-workflowDir=" + workflow,
                                "-option=1,source/path," + file + ",String"
                            },
                            new NodeList(),
                            out,
                            out);
        }
        final String text = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(ExitCode.EXECUTION, code, text);
        assertTrue(text.contains("Spectrum Reader"), text);
        assertTrue(text.contains(file.getFileName().toString()), text);
        assertTrue(text.contains(because), text);
        assertFalse(text.contains("\tat "), "a stack trace: " + text);
    }

    @Test
    void anEmptyFile() throws Exception {
        assertRefused(Files.createFile(folder.resolve("empty.dm4")), "empty");
    }

    @Test
    void anotherFormat() throws Exception {
        assertRefused(
                Files.writeString(folder.resolve("other.dm3"), "hello, world"), "at offset 0x0");
    }

    @Test
    void aTruncatedFile() throws Exception {
        final byte[] dm = new byte[64];
        Arrays.fill(dm, (byte) 0);
        dm[3] = 3;
        dm[6] = 0x10;
        dm[11] = 1;
        assertRefused(Files.write(folder.resolve("cut.dm3"), dm), "truncated");
    }

    @Test
    void aFolderWithoutSpectra() throws Exception {
        assertRefused(Files.createDirectory(folder.resolve("folder.dm3")), "found no file");
    }

    @Test
    void nothing() {
        assertRefused(folder.resolve("nothing.dm3"), "found nothing of this name");
    }
}
