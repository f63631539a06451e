package org.zeroloss.nodes.dialog;

import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalSpec;

import java.util.Optional;

/** What a dialog can know of the image at the node's inputs before anything ran. */
public final class ConnectedImage {

    private ConnectedImage() {}

    /**
     * @param input what is connected
     * @return spec of the first spectral image, if one is known
     */
    public static Optional<SignalSpec> of(final NodeParametersInput input) {
        for (final PortObjectSpec spec : input.getInPortSpecs()) {
            if (spec instanceof SpectralImagePortObjectSpec image) {
                return Optional.of(image.signal());
            }
        }
        return Optional.empty();
    }

    /**
     * @param input what is connected
     * @return energy axis of the first spectral image, if it is known and in eV
     */
    public static Optional<Axis> energies(final NodeParametersInput input) {
        return of(input).map(SignalSpec::signalAxis).filter(a -> a.unit().equals("eV"));
    }

    /**
     * @param axis an axis
     * @return the lower of its ends
     */
    public static double low(final Axis axis) {
        return Math.min(axis.first(), axis.last());
    }

    /**
     * @param axis an axis
     * @return the upper of its ends
     */
    public static double high(final Axis axis) {
        return Math.max(axis.first(), axis.last());
    }
}
