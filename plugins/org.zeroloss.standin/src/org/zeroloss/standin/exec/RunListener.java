package org.zeroloss.standin.exec;

/** Who watches a run. Progress may come from any thread, everything else from the run's own. */
public interface RunListener {

    /** Watches nothing. */
    RunListener NONE = new RunListener() {};

    /**
     * @param node starts to execute
     */
    default void started(final WorkflowNode node) {}

    /**
     * @param node executes
     * @param fraction done so far, 0 to 1
     * @param message what it does just now, or {@code null}
     */
    default void progress(final WorkflowNode node, final double fraction, final String message) {}

    /**
     * @param node has ended, well or not; its state and message say how
     * @param failure what the node threw, or {@code null}
     */
    default void ended(final WorkflowNode node, final Throwable failure) {}
}
