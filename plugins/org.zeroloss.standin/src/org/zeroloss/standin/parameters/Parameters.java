package org.zeroloss.standin.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;

/** Parameters of nodes as settings, in the form in which KNIME stores them. */
public final class Parameters {

    private Parameters() {}

    /** Parameters with their defaults, which may depend on the inputs. */
    public static <T extends NodeParameters> T create(
            final Class<T> type, final NodeParametersInput input) {
        return Instances.create(type, input);
    }

    /** Writes the parameters. */
    public static void save(final NodeParameters parameters, final NodeSettingsWO settings) {
        new ParametersWriter().save(parameters.getClass(), parameters, settings);
    }

    /**
     * Reads parameters.
     *
     * @throws InvalidSettingsException if the settings lack one, or it cannot be used
     */
    public static <T extends NodeParameters> T load(
            final Class<T> type, final NodeSettingsRO settings) throws InvalidSettingsException {
        return type.cast(new ParametersReader().load(type, settings));
    }
}
