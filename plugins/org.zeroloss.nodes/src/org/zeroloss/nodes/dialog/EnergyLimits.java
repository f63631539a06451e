package org.zeroloss.nodes.dialog;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/**
 * Limits of an energy in a dialog: the ends of the connected image's axis, so that an energy
 * outside of it is told while it is typed. Configure checks the same once more ({@link
 * EnergyAxis}), for settings that were made before the image was connected.
 */
public final class EnergyLimits {

    /** Limit in eV where no image is connected, or its axis is not in eV. */
    private static final double NONE = 1e6;

    private EnergyLimits() {}

    /** The lowest energy of the connected image. */
    public static final class Lowest implements StateProvider<MinValidation> {

        @Override
        public void init(final StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }

        @Override
        public MinValidation computeState(final NodeParametersInput input) {
            final double low =
                    ConnectedImage.energies(input).map(ConnectedImage::low).orElse(-NONE);
            return new MinValidation() {
                @Override
                protected double getMin() {
                    return low;
                }

                @Override
                public String getErrorMessage() {
                    return "The connected image begins at " + low + " eV.";
                }
            };
        }
    }

    /** The highest energy of the connected image. */
    public static final class Highest implements StateProvider<MaxValidation> {

        @Override
        public void init(final StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }

        @Override
        public MaxValidation computeState(final NodeParametersInput input) {
            final double high =
                    ConnectedImage.energies(input).map(ConnectedImage::high).orElse(NONE);
            return new MaxValidation() {
                @Override
                protected double getMax() {
                    return high;
                }

                @Override
                public String getErrorMessage() {
                    return "The connected image ends at " + high + " eV.";
                }
            };
        }
    }
}
