package org.zeroloss.nodes.execution;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.knime.core.node.message.MessageBuilder;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.base.ZerolossException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Runs the engine for a node; the one place where its exceptions become KNIME's. */
public final class NodeWork {

    /** What a node does while it executes. */
    @FunctionalInterface
    public interface Work {
        /**
         * @param progress to be told and asked
         * @throws IOException if a file cannot be read or written
         * @throws CanceledExecutionException if KNIME's own code noticed the cancellation
         * @throws KNIMEException if the node itself has something to say
         */
        void run(Progress progress) throws IOException, CanceledExecutionException, KNIMEException;
    }

    /** What a node checks before it can execute. */
    @FunctionalInterface
    public interface Check<T> {
        /**
         * @return what was found
         * @throws InvalidSettingsException if the settings do not fit
         */
        T run() throws InvalidSettingsException;
    }

    private NodeWork() {}

    /**
     * Does the work of {@code execute}.
     *
     * @param monitor the node's execution context
     * @param resolution what the user can try if the engine fails, one full sentence
     * @param work the work
     * @throws CanceledExecutionException if the user asked to stop
     * @throws KNIMEException if the engine failed; its summary is the engine's message
     */
    public static void execute(
            final ExecutionMonitor monitor, final String resolution, final Work work)
            throws CanceledExecutionException, KNIMEException {
        try {
            final Progress progress = new KnimeProgress(monitor);
            progress.checkCanceled();
            work.run(progress);
        } catch (final CanceledException e) {
            final CanceledExecutionException canceled = new CanceledExecutionException();
            canceled.initCause(e);
            throw canceled;
        } catch (final ZerolossException e) {
            throw failure(e, e.getMessage(), resolution);
        } catch (final IOException | UncheckedIOException e) {
            throw failure(
                    e,
                    "A file could not be read or written: " + e.getMessage(),
                    "Check that the file system is reachable and has space left.");
        }
    }

    /**
     * Runs a check of {@code configure}; what the engine says against the settings becomes KNIME's
     * error for settings.
     *
     * @param check the check
     * @param <T> what it finds
     * @return what it found
     * @throws InvalidSettingsException if the settings do not fit
     */
    public static <T> T configure(final Check<T> check) throws InvalidSettingsException {
        try {
            return check.run();
        } catch (final ZerolossException | IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private static KNIMEException failure(
            final Exception cause, final String summary, final String resolution) {
        final MessageBuilder message = Message.builder().withSummary(summary);
        for (final String detail : details(cause)) {
            message.addTextIssue(detail);
        }
        message.addResolutions(resolution);
        return KNIMEException.of(message.build().orElseThrow(), cause);
    }

    private static List<String> details(final Throwable failure) {
        final List<String> details = new ArrayList<>();
        for (Throwable t = failure.getCause(); t != null && details.size() < 4; t = t.getCause()) {
            if (t.getMessage() != null) {
                details.add(t.getMessage());
            }
        }
        return details;
    }
}
