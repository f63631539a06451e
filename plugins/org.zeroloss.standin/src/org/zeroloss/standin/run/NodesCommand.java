package org.zeroloss.standin.run;

import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.exec.NodeEntry;
import org.zeroloss.standin.exec.NodeRepository;
import org.zeroloss.standin.exec.WorkflowLoadException;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Lists the nodes with name, type, category and ports. */
final class NodesCommand {

    private NodesCommand() {}

    static int run(final NodeRepository repository, final PrintStream out) {
        int code = ExitCode.SUCCESS;
        final WorkflowPlace place =
                new WorkflowPlace(Path.of(""), Path.of(System.getProperty("java.io.tmpdir")));
        for (final NodeEntry entry : repository.nodes()) {
            try {
                print(entry, repository.create(entry.factoryClass(), null, place), out);
            } catch (final WorkflowLoadException e) {
                out.println("ERROR " + e.getMessage());
                code = ExitCode.LOAD;
            }
        }
        if (repository.nodes().isEmpty()) {
            out.println("No bundle declares a node.");
        }
        return code;
    }

    private static void print(
            final NodeEntry entry, final NodeRuntime node, final PrintStream out) {
        out.printf("%s (%s)%n", node.name(), node.nodeType());
        out.printf("    %s%n", node.shortDescription());
        out.printf("    category  %s%n", entry.category());
        out.printf("    inputs    %s%n", ports(node.inPorts()));
        out.printf("    outputs   %s%n", ports(node.outPorts()));
        out.printf("    factory   %s%n%n", entry.factoryClass());
    }

    private static String ports(final List<NodeRuntime.Port> ports) {
        return ports.isEmpty()
                ? "none"
                : ports.stream().map(NodesCommand::port).collect(Collectors.joining(", "));
    }

    private static String port(final NodeRuntime.Port port) {
        return "%s [%s%s]"
                .formatted(port.name(), port.type().getName(), port.optional() ? ", optional" : "");
    }
}
