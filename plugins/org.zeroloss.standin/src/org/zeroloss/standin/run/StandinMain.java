package org.zeroloss.standin.run;

import org.zeroloss.standin.batch.BatchMain;
import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.NodeRepository;
import org.zeroloss.standin.serve.ServeMain;

import java.io.PrintStream;
import java.util.Arrays;

/** The commands of the stand-in; the first argument says which. */
public final class StandinMain {

    private static final String USAGE =
            """
            usage: run WORKFLOW_DIR [KNIME batch flags] [--report DIR] [--save] [--debug]
                       runs a workflow: shows progress, prints its final tables; nothing is
                       saved unless --save, -destDir=... or -destFile=... is given
                   serve WORKFLOW_DIR [KNIME batch flags] [--port NUMBER]
                       runs a workflow and shows it on a page of this machine while it runs
                   batch [KNIME batch flags]
                       KNIME's batch executor to the letter; without flags it explains them
                   nodes
                       lists the nodes
                   dialog NODE
                       prints the dialog of a node as JSON: options, limits, choices, defaults
                   check [REPOSITORY_DIR]
                       lists what nodes and ports lack: icons, descriptions, views, pages of
                       documentation, test workflows; exit code 4 if anything is missing
            """;

    private StandinMain() {}

    /**
     * Runs a command.
     *
     * @param args the command and its arguments
     * @param repository where the nodes come from
     * @param out results and progress
     * @param err warnings and errors
     * @param cancel stops a run from another thread
     * @return an exit code of KNIME's batch executor
     */
    public static int run(
            final String[] args,
            final NodeRepository repository,
            final PrintStream out,
            final PrintStream err,
            final CancelToken cancel) {
        if (args.length == 0) {
            err.print(USAGE);
            return ExitCode.ARGUMENTS;
        }
        final String[] rest = Arrays.copyOfRange(args, 1, args.length);
        return switch (args[0]) {
            case "run" -> RunMain.run(rest, repository, out, err, cancel);
            case "serve" -> ServeMain.run(rest, repository, out, err, cancel);
            case "batch" -> BatchMain.run(rest, repository, out, err, cancel);
            case "nodes" -> NodesCommand.run(repository, out);
            case "dialog" -> DialogCommand.run(rest, repository, out, err);
            case "check" -> CheckCommand.run(rest, repository, out, err);
            default -> {
                err.println("ERROR Unknown command '" + args[0] + "'");
                err.print(USAGE);
                yield ExitCode.ARGUMENTS;
            }
        };
    }
}
