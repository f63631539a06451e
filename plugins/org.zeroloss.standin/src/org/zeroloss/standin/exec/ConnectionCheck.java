package org.zeroloss.standin.exec;

import org.knime.core.node.port.PortType;
import org.zeroloss.standin.runtime.NodeRuntime;

/** Says why a connection cannot be made. */
final class ConnectionCheck {

    private ConnectionCheck() {}

    /** One sentence, or {@code null} if the connection fits the workflow as it is so far. */
    static String problemOf(final Workflow workflow, final Connection c) {
        final WorkflowNode source = workflow.node(c.source());
        final WorkflowNode dest = workflow.node(c.dest());
        if (source == null || dest == null) {
            return "there is no node #" + (source == null ? c.source() : c.dest());
        }
        final String noPort = missingPort(source, dest, c);
        if (noPort != null) {
            return noPort;
        }
        final Connection taken = workflow.incoming(dest, c.destPort());
        if (taken != null) {
            return "input port %d of %s is already connected (%s)"
                    .formatted(c.destPort(), dest.label(), taken);
        }
        if (source == dest || workflow.dependants(dest).contains(source)) {
            return "it would close a cycle from %s back to itself".formatted(source.label());
        }
        return typeProblem(source, dest, c);
    }

    private static String missingPort(
            final WorkflowNode source, final WorkflowNode dest, final Connection c) {
        // The ports of a node whose extension is missing are not known; whatever is stored fits.
        if (!source.isMissing() && c.sourcePort() > source.outPorts().size()
                || c.sourcePort() < 0) {
            return "%s has no output port %d, its data outputs are 1 to %d"
                    .formatted(source.label(), c.sourcePort(), source.outPorts().size());
        }
        if (!dest.isMissing() && c.destPort() > dest.inPorts().size() || c.destPort() < 0) {
            return "%s has no input port %d, its data inputs are 1 to %d"
                    .formatted(dest.label(), c.destPort(), dest.inPorts().size());
        }
        if (c.sourcePort() > 0 && c.destPort() == 0) {
            return "a data port does not fit the flow-variable port 0 of " + dest.label();
        }
        return null;
    }

    private static String typeProblem(
            final WorkflowNode source, final WorkflowNode dest, final Connection c) {
        if (source.isMissing() || dest.isMissing() || c.destPort() == 0) {
            return null;
        }
        final NodeRuntime.Port in = dest.inPorts().get(c.destPort() - 1);
        if (c.sourcePort() == 0) {
            return "the flow-variable port of %s does not fit the data port %d of %s"
                    .formatted(source.label(), c.destPort(), dest.label());
        }
        final NodeRuntime.Port out = source.outPorts().get(c.sourcePort() - 1);
        final Class<?> given = out.type().getPortObjectClass();
        final Class<?> wanted = in.type().getPortObjectClass();
        // KNIME checks again when the object is there: a general output may carry what is wanted.
        if (wanted.isAssignableFrom(given) || given.isAssignableFrom(wanted)) {
            return null;
        }
        return "port types differ, %s gives %s at port %d and %s takes %s at port %d"
                .formatted(
                        source.label(),
                        name(out.type()),
                        c.sourcePort(),
                        dest.label(),
                        name(in.type()),
                        c.destPort());
    }

    private static String name(final PortType type) {
        return type.getPortObjectClass().getSimpleName();
    }
}
