package org.zeroloss.standin.batch;

import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.NodeMessage;
import org.zeroloss.standin.exec.NodeRepository;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;

import java.io.PrintStream;
import java.util.List;

/** KNIME's batch application without KNIME and without OSGi. */
public final class BatchMain {

    private static final String USAGE =
            """
            Usage: The following options are available:
             -nosave           => do not save the workflow after execution has finished
             -reset            => reset workflow prior to execution
             -noexecute        => load and save only
             -failonloaderror  => don't execute if there are errors during workflow loading
             -updateLinks      => accepted; there are no metanode links to update
             -credential=name[;login[;password]] => accepted; no node reads credentials
             -masterkey[=...]  => accepted; no node reads encrypted settings
             -preferences=...  => accepted; the file must exist
             -workflowFile=... => ZIP file with a ready-to-execute workflow
             -workflowDir=...  => directory with a ready-to-execute workflow
             -destFile=...     => ZIP file where the executed workflow should be written to
             -destDir=...      => directory where the executed workflow is saved to;
                                  without either the workflow is saved in place
             -workflow.variable=name,value,type => define or overwrite workflow variable
                                  'name' with 'value' (possibly enclosed by quotes); 'type' is
                                  one of "String", "int" or "double"
             -option=nodeID,key[/key...],value,type => overwrite a setting of a node; 'type' is one
                                  of int, long, short, byte, boolean, char, float, double, String,
                                  StringCell, DoubleCell, IntCell, LongCell
            The following return codes are defined:
                0  upon successful execution
                2  if parameters are wrong or missing
                3  when an error occurs during loading a workflow
                4  if an error during execution occurred
            """;

    private BatchMain() {}

    /**
     * Runs a workflow.
     *
     * @param args KNIME's batch arguments; none prints the usage and succeeds, as in KNIME
     * @param repository where the nodes come from
     * @param out information
     * @param err warnings and errors
     * @return one of {@link ExitCode}
     */
    public static int run(
            final String[] args,
            final NodeRepository repository,
            final PrintStream out,
            final PrintStream err) {
        return run(args, repository, out, err, new CancelToken());
    }

    /**
     * Runs a workflow that can be canceled.
     *
     * @param args KNIME's batch arguments
     * @param repository where the nodes come from
     * @param out information
     * @param err warnings and errors
     * @param cancel stops the run from another thread
     * @return one of {@link ExitCode}
     */
    public static int run(
            final String[] args,
            final NodeRepository repository,
            final PrintStream out,
            final PrintStream err,
            final CancelToken cancel) {
        if (args.length == 0) {
            err.print(USAGE);
            return ExitCode.SUCCESS;
        }
        return run(List.of(args), repository, out, err, cancel, new Messages(err));
    }

    /**
     * Runs a workflow under the eyes of an observer.
     *
     * @param args KNIME's batch arguments
     * @param repository where the nodes come from
     * @param out information
     * @param err errors of the command line, of loading and saving
     * @param cancel stops the run from another thread
     * @param observer told of everything else
     * @return one of {@link ExitCode}
     */
    public static int run(
            final List<String> args,
            final NodeRepository repository,
            final PrintStream out,
            final PrintStream err,
            final CancelToken cancel,
            final JobObserver observer) {
        try {
            return new BatchJob(
                            BatchArguments.parse(args),
                            repository,
                            cancel,
                            observer,
                            out::println,
                            line -> err.println("ERROR " + line))
                    .run();
        } catch (final OptionException e) {
            err.println("ERROR " + e.getMessage());
            return ExitCode.ARGUMENTS;
        }
    }

    /** Prints what the nodes say, one line each, at the end. */
    private record Messages(PrintStream err) implements JobObserver {

        @Override
        public void finished(final Workflow workflow) {
            for (final WorkflowNode node : workflow.nodes()) {
                final NodeMessage m = node.message();
                // A missing node was reported when the workflow was loaded.
                if (m != null && !node.isMissing()) {
                    err.println(
                            "%s %s: %s"
                                    .formatted(
                                            m.type() == NodeMessage.Type.ERROR ? "ERROR" : "WARN ",
                                            node.label(),
                                            m.text()));
                }
            }
        }
    }
}
