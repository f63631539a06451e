package org.zeroloss.standin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.util.FileUtil;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Addresses of files as KNIME understands them. */
class FileUtilTest {

    @TempDir private Path folder;

    private Path resolve(final String text) throws Exception {
        return new TestServices(folder)
                .place()
                .<Path, Exception>during(() -> FileUtil.resolveToPath(FileUtil.toURL(text)));
    }

    @Test
    void addressesRelativeToTheWorkflowAreResolved() throws Exception {
        final Path workflow = folder.toAbsolutePath().resolve("space/workflow");
        assertEquals(
                workflow.resolve("data/a b.dm4"), resolve("knime://knime.workflow/data/a b.dm4"));
        assertEquals(workflow.resolve("data/a b"), resolve("knime://knime.workflow/data/a%20b"));
        assertEquals(workflow.getParent().resolve("x"), resolve("knime://knime.workflow/../x"));
        assertEquals(workflow.getParent().resolve("x"), resolve("knime://LOCAL/x"));
        assertEquals(workflow.getParent().resolve("x"), resolve("knime://knime.mountpoint/x"));
        assertEquals(workflow.getParent().resolve("x"), resolve("knime://knime.space/x"));
    }

    @Test
    void pathsAndFileAddressesAreResolved() throws Exception {
        final Path file = folder.resolve("with space/ä.txt").toAbsolutePath();
        assertEquals(file, resolve(file.toString()));
        assertEquals(file, resolve(file.toUri().toString()));
        assertEquals(Path.of("here").toAbsolutePath(), resolve("here"));
        assertEquals(file, FileUtil.getFileFromURL(FileUtil.toURL(file.toString())).toPath());
    }

    @Test
    void remoteAddressesHaveNoPath() throws Exception {
        assertNull(resolve("knime://My-KNIME-Hub/Users/x/data.dm4"));
        assertNull(resolve("https://example.org/data.dm4"));
        assertThrows(InvalidPathException.class, () -> resolve(""));
        assertThrows(
                IOException.class,
                () -> FileUtil.resolveToPath(FileUtil.toURL("knime://knime.workflow/x")));
        assertThrows(
                IOException.class,
                () -> FileUtil.openStreamWithTimeout(FileUtil.toURL("knime://My-Hub/x")));
    }

    @Test
    void whatAnAddressPointsToIsRead() throws Exception {
        final TestServices services = new TestServices(folder);
        Files.createDirectories(services.workflowDir());
        Files.writeString(services.workflowDir().resolve("a b.txt"), "text");
        services.place()
                .<Void, Exception>during(
                        () -> {
                            final URL url = FileUtil.toURL("knime://knime.workflow/a b.txt");
                            try (InputStream in = FileUtil.openStreamWithTimeout(url, 1000)) {
                                assertEquals("text", new String(in.readAllBytes()));
                            }
                            return null;
                        });
    }

    @Test
    void temporaryFilesLieInTheWorkflowsFolder() throws Exception {
        final TestServices services = new TestServices(folder);
        final File made =
                services.place().<File, IOException>during(() -> FileUtil.createTempDir("x"));
        assertEquals(services.tempDir().toAbsolutePath(), made.toPath().getParent());
        Files.writeString(made.toPath().resolve("y"), "z");
        assertTrue(FileUtil.deleteRecursively(made));
        assertFalse(made.exists());
    }
}
