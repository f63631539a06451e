package org.zeroloss.standin.batch;

import org.zeroloss.standin.exec.RunListener;
import org.zeroloss.standin.exec.Workflow;

import java.io.IOException;

/** Who watches a whole job, and may look at the workflow before its temporary files go. */
public interface JobObserver extends RunListener {

    /**
     * @param workflow loaded, with variables and options applied, about to execute
     */
    default void ready(final Workflow workflow) {}

    /**
     * @param workflow after execution, however that ended; its results are still there
     * @throws IOException if the observer cannot write what it makes of it
     */
    default void finished(final Workflow workflow) throws IOException {}
}
