package org.zeroloss.standin.run;

import org.zeroloss.standin.batch.OptionException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of {@code run}, translated to KNIME's batch flags.
 *
 * @param batch the flags for the batch executor
 * @param report where the report goes, or {@code null}
 * @param debug whether to show stack traces
 */
record RunArguments(List<String> batch, Path report, boolean debug) {

    static RunArguments parse(final String[] args) throws OptionException {
        final List<String> batch = new ArrayList<>();
        Path report = null;
        boolean debug = false;
        boolean save = false;
        boolean located = false;
        for (int i = 0; i < args.length; i++) {
            final String arg = args[i];
            if (arg.equals("--report")) {
                if (i + 1 == args.length) {
                    throw new OptionException("--report needs a folder: --report DIR");
                }
                report = Path.of(args[++i]);
            } else if (arg.startsWith("--report=")) {
                report = Path.of(arg.substring("--report=".length()));
            } else if (arg.equals("--save")) {
                save = true;
            } else if (arg.equals("--debug")) {
                debug = true;
            } else if (arg.startsWith("-")) {
                batch.add(arg);
                save |= arg.startsWith("-destDir=") || arg.startsWith("-destFile=");
                located |= arg.startsWith("-workflowDir=") || arg.startsWith("-workflowFile=");
            } else if (located) {
                throw new OptionException("More than one workflow is given; the second is " + arg);
            } else {
                final boolean zip = Files.isRegularFile(Path.of(arg));
                batch.add((zip ? "-workflowFile=" : "-workflowDir=") + arg);
                located = true;
            }
        }
        if (!batch.contains("-reset")) {
            batch.add("-reset");
        }
        if (!save && !batch.contains("-nosave")) {
            batch.add("-nosave");
        }
        return new RunArguments(List.copyOf(batch), report, debug);
    }
}
