package org.zeroloss.nodes.path;

import org.knime.core.util.FileUtil;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** A folder for the copies of remote files that lives as long as an execution. */
public final class TemporaryFolder implements AutoCloseable {

    private final File m_folder;

    /**
     * @throws IOException if it cannot be created
     */
    public TemporaryFolder() throws IOException {
        m_folder = FileUtil.createTempDir("zeroloss-");
    }

    /**
     * @return where it lies
     */
    public Path path() {
        return m_folder.toPath();
    }

    @Override
    public void close() throws IOException {
        if (!FileUtil.deleteRecursively(m_folder)) {
            throw new IOException("The temporary folder " + m_folder + " cannot be deleted");
        }
    }
}
