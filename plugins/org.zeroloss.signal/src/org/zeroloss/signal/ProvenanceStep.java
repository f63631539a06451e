package org.zeroloss.signal;

import java.util.Map;
import java.util.OptionalLong;

/**
 * One step in a signal's history.
 *
 * @param node the node or engine class that did it; not blank
 * @param version version of the software
 * @param parameters its settings as text, kept sorted by key
 * @param seed seed of its random numbers, empty if it draws none
 */
public record ProvenanceStep(
        String node, String version, Map<String, String> parameters, OptionalLong seed) {

    /** Validates every component. */
    public ProvenanceStep {
        Check.present(node, "node of a provenance step");
        Check.notNull(version, "version of provenance step '" + node + "'");
        parameters = Check.map(parameters, "parameters of provenance step '" + node + "'");
        Check.notNull(seed, "seed of provenance step '" + node + "'");
    }
}
