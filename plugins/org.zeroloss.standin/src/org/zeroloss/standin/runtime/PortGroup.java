package org.zeroloss.standin.runtime;

import org.knime.core.node.port.PortType;

import java.util.List;
import java.util.function.Predicate;

/**
 * A declared group of ports.
 *
 * @param id the group's key in the node's creation config
 * @param input name and description of the inputs, {@code null} if the group has none
 * @param output name and description of the outputs, {@code null} if the group has none
 * @param mode how the user can change the ports
 * @param supported the types that the user can choose
 * @param fixed ports that are always there
 * @param defaults ports that are there in a new node
 * @param binding of a group whose types follow another group
 */
public record PortGroup(
        String id,
        Side input,
        Side output,
        Mode mode,
        Predicate<PortType> supported,
        List<PortType> fixed,
        List<PortType> defaults,
        Binding binding) {

    /** How the user can change the ports. */
    public enum Mode {
        /** Not at all. */
        FIXED,
        /** None or one. */
        OPTIONAL,
        /** Any number after the fixed ones. */
        EXTENDABLE,
        /** Any number, of the type of another group. */
        BOUND,
        /** One, of another type. */
        EXCHANGEABLE
    }

    /** Name and description of the ports on one side. */
    public record Side(String name, String description) {}

    /** The group whose type is followed, how many ports are fixed and how many are new. */
    public record Binding(String groupId, int fixedCount, int defaultCount) {}

    /** Checks that the mode was declared. */
    public PortGroup {
        if (mode == null) {
            throw new IllegalArgumentException(
                    "The group of ports \""
                            + id
                            + "\" does not say whether it is fixed, optional, extendable, bound or"
                            + " exchangeable");
        }
    }
}
