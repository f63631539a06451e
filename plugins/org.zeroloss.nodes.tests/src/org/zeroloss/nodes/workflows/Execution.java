package org.zeroloss.nodes.workflows;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.standin.exec.CancelToken;
import org.zeroloss.standin.exec.FlowVar;
import org.zeroloss.standin.exec.NodeRepository;
import org.zeroloss.standin.exec.NodeState;
import org.zeroloss.standin.exec.RunFolder;
import org.zeroloss.standin.exec.RunListener;
import org.zeroloss.standin.exec.Workflow;
import org.zeroloss.standin.exec.WorkflowNode;
import org.zeroloss.standin.exec.WorkflowReader;
import org.zeroloss.standin.exec.WorkflowRunner;
import org.zeroloss.standin.exec.WorkflowWriter;
import org.zeroloss.standin.report.Report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run of a workflow directory in this process, with all its results until it is closed. */
public final class Execution implements AutoCloseable {

    /** System property: the folder that gets a report of each run, under the workflow's name. */
    private static final String REPORTS = "zeroloss.reports";

    private final RunFolder m_folder;
    private final Workflow m_workflow;
    private final Map<String, String> m_failures = new LinkedHashMap<>();

    private Execution(
            final Path directory, final Map<String, String> variables, final NodeRepository nodes)
            throws IOException {
        m_folder = RunFolder.create();
        m_workflow = new WorkflowReader(nodes, m_folder).read(directory);
        variables.forEach(
                (name, value) -> {
                    final FlowVar present = m_workflow.variables().get(name);
                    final FlowVar.Type type =
                            present == null ? FlowVar.Type.STRING : present.type();
                    m_workflow.variables().put(name, FlowVar.parse(name, type, value));
                });
        final WorkflowRunner runner = runner();
        runner.resetAll();
        final long start = System.nanoTime();
        runner.execute();
        report(directory.getFileName().toString(), Duration.ofNanos(System.nanoTime() - start));
        for (final WorkflowNode node : m_workflow.nodes()) {
            if (node.state() != NodeState.EXECUTED) {
                m_failures.put(node.label(), node.message() == null ? "" : node.message().text());
            }
        }
    }

    /** The browser tests open the reports of all workflows that a build ran. */
    private void report(final String name, final Duration wall) throws IOException {
        final String reports = System.getProperty(REPORTS);
        if (reports != null) {
            new Report(m_workflow, wall).write(Path.of(reports, name));
        }
    }

    private Execution(final Path directory) throws IOException {
        m_folder = RunFolder.create();
        m_workflow = new WorkflowReader(new NodeList(), m_folder).read(directory);
    }

    private WorkflowRunner runner() {
        return new WorkflowRunner(m_workflow, m_folder, new CancelToken(), RunListener.NONE);
    }

    /**
     * @param directory a workflow directory
     * @param variables workflow variables to set, as text; those that the workflow has keep their
     *     type, others are texts
     * @return the run, whether it went well or not
     * @throws IOException if the workflow cannot be read
     */
    public static Execution of(final Path directory, final Map<String, String> variables)
            throws IOException {
        return new Execution(directory, variables, new NodeList());
    }

    /**
     * @param directory a workflow directory
     * @param nodes its nodes
     * @return the run, whether it went well or not
     * @throws IOException if the workflow cannot be read
     */
    public static Execution of(final Path directory, final NodeRepository nodes)
            throws IOException {
        return new Execution(directory, Map.of(), nodes);
    }

    /**
     * @return messages of the nodes that are not executed, none if all went well
     */
    public Map<String, String> failures() {
        return Map.copyOf(m_failures);
    }

    /**
     * @return problems of loading
     */
    public List<String> problems() {
        return m_workflow.problems();
    }

    /**
     * @param name name of a node that the workflow has once
     * @return the node
     */
    public WorkflowNode node(final String name) {
        final List<WorkflowNode> found =
                m_workflow.nodes().stream().filter(n -> n.identity().name().equals(name)).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "Expected one node '" + name + "', found " + found.size());
        }
        return found.get(0);
    }

    /**
     * @param id id of a node
     * @return the node
     */
    public WorkflowNode node(final int id) {
        return m_workflow.nodes().stream()
                .filter(n -> n.id() == id)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("There is no node " + id));
    }

    /**
     * @param name name of a node
     * @param port output port, from 1
     * @return the table there
     */
    public BufferedDataTable table(final String name, final int port) {
        return (BufferedDataTable) node(name).object(port);
    }

    /**
     * Saves the workflow with its data.
     *
     * @param directory where to
     * @throws IOException if it cannot be written
     * @throws CanceledExecutionException never, since nobody cancels
     * @throws InvalidSettingsException if a node cannot save its settings
     */
    public void save(final Path directory)
            throws IOException, CanceledExecutionException, InvalidSettingsException {
        new WorkflowWriter(m_workflow).save(directory);
    }

    /**
     * Opens a workflow that was saved with its data, and executes nothing.
     *
     * @param directory the workflow directory
     * @return the workflow
     * @throws IOException if it cannot be read
     */
    public static Execution saved(final Path directory) throws IOException {
        final Execution opened = new Execution(directory);
        opened.runner().restore();
        return opened;
    }

    /**
     * Opens a workflow and configures its nodes with their variables, and executes nothing.
     *
     * @param directory the workflow directory
     * @return the workflow
     * @throws IOException if it cannot be read
     */
    public static Execution configured(final Path directory) throws IOException {
        final Execution opened = new Execution(directory);
        opened.runner().resetAll();
        return opened;
    }

    @Override
    public void close() throws IOException {
        m_folder.close();
    }
}
