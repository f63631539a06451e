package org.zeroloss.standin.batch;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.ZerolossException;
import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.FlowVar;
import org.zeroloss.standin.exec.NodeRepository;
import org.zeroloss.standin.exec.RunFolder;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;
import org.zeroloss.standin.exec.WorkflowReader;
import org.zeroloss.standin.exec.WorkflowRunner;
import org.zeroloss.standin.exec.WorkflowWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One workflow from the command line to the exit code, in the order of KNIME's batch executor:
 * load, variables, reset, options, execute, save. A failed run is saved too, a canceled one is not.
 */
final class BatchJob {

    private final BatchArguments args;
    private final NodeRepository repository;
    private final CancelToken cancel;
    private final JobObserver observer;
    private final Consumer<String> info;
    private final Consumer<String> error;

    BatchJob(
            final BatchArguments args,
            final NodeRepository repository,
            final CancelToken cancel,
            final JobObserver observer,
            final Consumer<String> info,
            final Consumer<String> error) {
        this.args = args;
        this.repository = repository;
        this.cancel = cancel;
        this.observer = observer;
        this.info = info;
        this.error = error;
    }

    /**
     * @return one of {@link ExitCode}
     */
    int run() {
        try (RunFolder folder = RunFolder.create()) {
            return run(folder);
        } catch (final IOException e) {
            error.accept("Cannot use the temporary folder: " + e.getMessage());
            return ExitCode.EXECUTION;
        }
    }

    private int run(final RunFolder folder) {
        final Path directory;
        final Workflow workflow;
        final WorkflowRunner runner;
        try {
            directory = locate(folder);
            workflow = new WorkflowReader(repository, folder).read(directory);
            runner = new WorkflowRunner(workflow, folder, cancel, observer);
            runner.restore();
            workflow.problems().forEach(error);
            if (args.has("-failonloaderror") && !workflow.problems().isEmpty()) {
                error.accept("Error(s) during workflow loading; not executed.");
                return ExitCode.LOAD;
            }
            prepare(workflow, runner);
        } catch (final OptionException e) {
            error.accept("Unknown or wrong option: " + e.getMessage());
            return ExitCode.ARGUMENTS;
        } catch (final IOException | InvalidSettingsException | ZerolossException e) {
            error.accept("The workflow does not load: " + e.getMessage());
            return ExitCode.LOAD;
        }
        return execute(directory, workflow, runner, folder);
    }

    private void prepare(final Workflow workflow, final WorkflowRunner runner)
            throws OptionException, InvalidSettingsException {
        final Map<String, FlowVar> known = workflow.variables();
        for (final FlowVar v : args.variables()) {
            if (!known.containsKey(v.name())) {
                info.accept(
                        "The workflow variable is potentially unused (not defined in workflow): \""
                                + v.name()
                                + "\"");
            }
            known.put(v.name(), v);
        }
        if (args.has("-reset")) {
            runner.resetAll();
        } else if (!args.variables().isEmpty()) {
            runner.configureAll();
        }
        for (final NodeOption option : args.options()) {
            final WorkflowNode node =
                    option.ids().size() == 1 ? workflow.node(option.ids().get(0)) : null;
            if (node == null) {
                info.accept("No node with id " + option.ids() + " found.");
            } else {
                apply(option, node, runner);
            }
        }
    }

    private static void apply(
            final NodeOption option, final WorkflowNode node, final WorkflowRunner runner)
            throws OptionException, InvalidSettingsException {
        final NodeSettings model = new NodeSettings("model");
        node.model().copyTo(model);
        try {
            option.apply(model);
            runner.changeModel(node, model);
        } catch (final InvalidSettingsException e) {
            throw new InvalidSettingsException(
                    "-option of node %s: %s".formatted(node.label(), e.getMessage()), e);
        }
    }

    private int execute(
            final Path directory,
            final Workflow workflow,
            final WorkflowRunner runner,
            final RunFolder folder) {
        int code = ExitCode.SUCCESS;
        boolean canceled = false;
        observer.ready(workflow);
        if (!args.has("-noexecute")) {
            try {
                code = runner.execute() ? ExitCode.SUCCESS : ExitCode.EXECUTION;
            } catch (final CanceledException e) {
                error.accept("Workflow execution canceled");
                canceled = true;
                code = ExitCode.EXECUTION;
            }
        }
        try {
            observer.finished(workflow);
            if (!canceled && !args.has("-nosave")) {
                save(directory, workflow, folder);
            }
        } catch (final IOException
                | InvalidSettingsException
                | CanceledExecutionException
                | RuntimeException e) {
            error.accept("Cannot write results: " + (e.getMessage() == null ? e : e.getMessage()));
            return ExitCode.EXECUTION;
        }
        return code;
    }

    /** The workflow's directory; a zip file is unpacked, and may hold one folder around it. */
    private Path locate(final RunFolder folder) throws IOException {
        Path directory = args.input();
        if (Files.isRegularFile(directory)) {
            directory = Files.createDirectories(folder.path().resolve("input"));
            Archives.unzip(args.input(), directory);
        }
        if (!Files.isRegularFile(directory.resolve(WorkflowReader.WORKFLOW_FILE))) {
            try (var children = Files.list(directory)) {
                final Path first = children.sorted().findFirst().orElse(null);
                if (first != null
                        && Files.isRegularFile(first.resolve(WorkflowReader.WORKFLOW_FILE))) {
                    return first;
                }
            }
        }
        return directory;
    }

    private void save(final Path directory, final Workflow workflow, final RunFolder folder)
            throws IOException, InvalidSettingsException, CanceledExecutionException {
        final WorkflowWriter writer = new WorkflowWriter(workflow);
        if (args.destFile() != null) {
            final String name =
                    args.destFile().getFileName().toString().replaceAll("\\.(?:zip|ZIP)$", "");
            final Path target = folder.path().resolve("output").resolve(name);
            writer.save(target);
            Archives.zip(target, args.destFile());
            info.accept("Saved workflow available at: " + args.destFile());
        } else if (args.destDir() != null) {
            writer.save(args.destDir());
            info.accept("Saved workflow available at: " + args.destDir());
        } else {
            writer.save(directory);
            if (Files.isRegularFile(args.input())) {
                Archives.zip(directory, args.input());
            }
            info.accept("Saved workflow available at: " + args.input());
        }
    }
}
