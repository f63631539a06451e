package org.zeroloss.standin.run;

import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.dialog.Dialog;
import org.zeroloss.standin.exec.NodeEntry;
import org.zeroloss.standin.exec.NodeRepository;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.io.PrintStream;
import java.nio.file.Path;

/** Prints the dialog of a fresh node as JSON. */
final class DialogCommand {

    private DialogCommand() {}

    static int run(
            final String[] args,
            final NodeRepository repository,
            final PrintStream out,
            final PrintStream err) {
        if (args.length != 1) {
            err.println("ERROR dialog needs the name of one node, such as dialog \"Band Gap\"");
            return ExitCode.ARGUMENTS;
        }
        final WorkflowPlace place =
                new WorkflowPlace(Path.of(""), Path.of(System.getProperty("java.io.tmpdir")));
        for (final NodeEntry entry : repository.nodes()) {
            final NodeRuntime node = repository.create(entry.factoryClass(), null, place);
            if (node.name().equalsIgnoreCase(args[0])) {
                final PortObjectSpec[] nothing = new PortObjectSpec[node.inPorts().size()];
                out.print(node.dialog(nothing).map(Dialog::json).orElse("[ ]\n"));
                return ExitCode.SUCCESS;
            }
        }
        err.println("ERROR There is no node '" + args[0] + "'; the command nodes lists them");
        return ExitCode.ARGUMENTS;
    }
}
