package org.zeroloss.standin.run;

import org.zeroloss.standin.exec.RunListener;
import org.zeroloss.standin.exec.Workflow;

/** Shows a run while it happens. */
interface ProgressView extends RunListener, AutoCloseable {

    /** Told which workflow is about to run. */
    void ready(Workflow workflow);

    /** Ends the display; may be called more than once. */
    @Override
    void close();
}
