package org.zeroloss.standin.batch;

import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.FakeNodes;
import org.zeroloss.standin.exec.NodeRepository;
import org.zeroloss.standin.run.StandinMain;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a command and keeps what it prints. */
public final class Console {

    /** What the command printed as result. */
    public String out = "";

    /** What it printed as error. */
    public String err = "";

    /** Stops the command from another thread. */
    public final CancelToken cancel = new CancelToken();

    /** Runs {@code batch} with the flags. */
    public int batch(final String... flags) {
        final String[] args = new String[flags.length + 1];
        args[0] = "batch";
        System.arraycopy(flags, 0, args, 1, flags.length);
        return command(FakeNodes.repository(), args);
    }

    /** Runs any command with any nodes. */
    public int command(final NodeRepository nodes, final String... args) {
        final ByteArrayOutputStream o = new ByteArrayOutputStream();
        final ByteArrayOutputStream e = new ByteArrayOutputStream();
        try (PrintStream po = new PrintStream(o, true, StandardCharsets.UTF_8);
                PrintStream pe = new PrintStream(e, true, StandardCharsets.UTF_8)) {
            return StandinMain.run(args, nodes, po, pe, cancel);
        } finally {
            out = o.toString(StandardCharsets.UTF_8);
            err = e.toString(StandardCharsets.UTF_8);
        }
    }

    /** All command lines in one list, for messages. */
    @Override
    public String toString() {
        return String.join("\n", List.of(out, err));
    }
}
