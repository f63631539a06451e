package org.zeroloss.standin.run;

import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.RegistryRepository;
import org.zeroloss.standin.exec.WorkflowLoadException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the stand-in's commands in Equinox. The exit object is the exit code. */
public final class StandinApplication implements IApplication {

    /** How long a canceled node may take to stop before the machine goes down without it. */
    private static final long PATIENCE_SECONDS = 30;

    private final CancelToken cancel = new CancelToken();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int code = ExitCode.EXECUTION;

    @Override
    public Object start(final IApplicationContext context) {
        final Object args = context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        context.applicationRunning();
        // What nodes log below a warning would run into the progress bars.
        Logger.getLogger("").setLevel(Level.WARNING);
        final Thread hook = new Thread(this::interrupted, "zeroloss-cancel");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            final RegistryRepository repository =
                    new RegistryRepository(RegistryFactory.getRegistry());
            code = StandinMain.run((String[]) args, repository, System.out, System.err, cancel);
        } catch (final WorkflowLoadException e) {
            System.err.println("ERROR " + e.getMessage());
            code = ExitCode.LOAD;
        } finally {
            done.countDown();
        }
        if (!cancel.isCanceled()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        return code;
    }

    /** Ctrl-C: lets the run stop and clean up, then ends the machine with KNIME's exit code. */
    private void interrupted() {
        cancel.cancel();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // The run folder's own shutdown hook cleans up.
                return;
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    @Override
    public void stop() {
        cancel.cancel();
    }
}
