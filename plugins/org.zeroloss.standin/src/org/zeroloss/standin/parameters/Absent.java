package org.zeroloss.standin.parameters;

import org.knime.core.node.NodeSettingsRO;

import java.util.function.Predicate;

/**
 * The condition of a migration that holds where the settings lack what is stored today; it is the
 * reader of the parameters who knows whether they do.
 */
public final class Absent implements Predicate<NodeSettingsRO> {

    @Override
    public boolean test(final NodeSettingsRO settings) {
        throw new IllegalStateException("Only the reader of the parameters knows what is absent");
    }
}
