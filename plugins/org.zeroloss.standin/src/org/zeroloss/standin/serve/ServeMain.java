package org.zeroloss.standin.serve;

import org.zeroloss.standin.batch.BatchMain;
import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.batch.OptionException;
import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.NodeRepository;
import org.zeroloss.standin.exec.WorkflowLoadException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command {@code serve}: runs a workflow and shows it on a page while it runs. */
public final class ServeMain implements LiveServer.Session {

    private static final long INTERVAL_MS = 100;

    private final ServeArguments args;
    private final NodeRepository repository;
    private final CancelToken session;
    private LiveRun run = new LiveRun(1);
    private int runs = 1;

    private ServeMain(
            final ServeArguments args, final NodeRepository repository, final CancelToken session) {
        this.args = args;
        this.repository = repository;
        this.session = session;
    }

    /**
     * Serves until the session is canceled (Ctrl-C).
     *
     * @param args {@code WORKFLOW_DIR [KNIME batch flags] [--port NUMBER]}
     * @param repository where the nodes come from
     * @param out where the page's address goes
     * @param err errors
     * @param cancel ends the session from another thread
     * @return an exit code of KNIME's batch executor
     */
    public static int run(
            final String[] args,
            final NodeRepository repository,
            final PrintStream out,
            final PrintStream err,
            final CancelToken cancel) {
        final ServeMain main;
        try {
            main = new ServeMain(ServeArguments.parse(args), repository, cancel);
        } catch (final OptionException e) {
            err.println("ERROR " + e.getMessage());
            return ExitCode.ARGUMENTS;
        }
        try (LiveServer server = new LiveServer(main.args.port(), main)) {
            out.println("Open " + server.address() + " (Ctrl-C ends it)");
            out.flush();
            main.loop();
        } catch (final IOException e) {
            err.println("ERROR The port cannot be used: " + e.getMessage());
            return ExitCode.ARGUMENTS;
        }
        return ExitCode.SUCCESS;
    }

    private void loop() {
        final Thread watcher = new Thread(this::watch, "zeroloss-serve");
        watcher.setDaemon(true);
        watcher.start();
        while (!session.isCanceled()) {
            final LiveRun current = run();
            once(current);
            // a run that could not begin has nothing to keep: wait until another one is asked for
            while (!session.isCanceled() && run() == current) {
                pause();
            }
        }
    }

    /** One run; it returns when its results are no longer wanted. */
    private void once(final LiveRun current) {
        final ByteArrayOutputStream said = new ByteArrayOutputStream();
        final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        try {
            BatchMain.run(args.batch(), repository, err, err, current.cancel(), current);
            if (current.status().state().equals("loading")) {
                current.failed(said.toString(StandardCharsets.UTF_8).strip());
            }
        } catch (final WorkflowLoadException e) {
            current.failed(e.getMessage());
        }
    }

    /** Ends the run when the session ends. */
    private void watch() {
        while (!session.isCanceled()) {
            pause();
        }
        run().end();
    }

    private void pause() {
        try {
            Thread.sleep(INTERVAL_MS);
        } catch (final InterruptedException e) {
            session.cancel();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized LiveRun run() {
        return run;
    }

    @Override
    public void again() {
        final LiveRun old;
        synchronized (this) {
            old = run;
            runs++;
            run = new LiveRun(runs);
        }
        old.end();
    }
}
