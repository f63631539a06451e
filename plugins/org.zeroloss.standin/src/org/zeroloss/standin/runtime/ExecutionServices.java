package org.zeroloss.standin.runtime;

import java.io.IOException;
import java.nio.file.Path;

/** What the executor supplies to a running node. */
public interface ExecutionServices {

    /** Called from any thread with the node's overall progress, 0 to 1, and its last message. */
    void progress(double fraction, String message);

    /** True once the user asked to stop; the execution monitor's checkCanceled() asks this. */
    boolean isCanceled();

    /**
     * A fresh, not yet existing path for a file store of this name, inside the run's file-store
     * folder.
     */
    Path createFileStore(String name) throws IOException;

    /** Folder of the workflow, for knime://knime.workflow/… */
    Path workflowDir();

    /** Folder for temporary files of this run; removed with it. */
    Path tempDir();
}
