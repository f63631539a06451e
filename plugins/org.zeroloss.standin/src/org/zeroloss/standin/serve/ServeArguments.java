package org.zeroloss.standin.serve;

import org.zeroloss.standin.batch.OptionException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of {@code serve}.
 *
 * @param batch flags for the batch executor
 * @param port where to listen, 0 for any free port
 */
record ServeArguments(List<String> batch, int port) {

    private static final String PORT = "--port";
    private static final int MOST = 65535;

    static ServeArguments parse(final String[] args) throws OptionException {
        final List<String> batch = new ArrayList<>();
        int port = 0;
        boolean located = false;
        for (int i = 0; i < args.length; i++) {
            final String arg = args[i];
            if (arg.equals(PORT) && i + 1 < args.length) {
                port = port(args[++i]);
            } else if (arg.startsWith(PORT + "=")) {
                port = port(arg.substring(PORT.length() + 1));
            } else if (arg.startsWith("-") && !arg.startsWith("--")) {
                batch.add(arg);
                located |= arg.startsWith("-workflowDir=") || arg.startsWith("-workflowFile=");
            } else if (arg.startsWith("-")) {
                throw new OptionException("serve has no option '" + arg + "', only --port NUMBER");
            } else if (located) {
                throw new OptionException("More than one workflow is given; the second is " + arg);
            } else {
                final boolean zip = Files.isRegularFile(Path.of(arg));
                batch.add((zip ? "-workflowFile=" : "-workflowDir=") + arg);
                located = true;
            }
        }
        if (!located) {
            throw new OptionException("serve needs a workflow: serve WORKFLOW_DIR");
        }
        for (final String flag : new String[] {"-reset", "-nosave"}) {
            if (!batch.contains(flag)) {
                batch.add(flag);
            }
        }
        return new ServeArguments(List.copyOf(batch), port);
    }

    private static int port(final String text) throws OptionException {
        try {
            final int port = Integer.parseInt(text);
            if (port >= 0 && port <= MOST) {
                return port;
            }
        } catch (final NumberFormatException e) {
            throw new OptionException("--port needs a number from 0 to 65535, found " + text);
        }
        throw new OptionException("--port needs a number from 0 to 65535, found " + text);
    }
}
