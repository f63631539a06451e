package org.zeroloss.nodes.dialog;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Limits of an energy in a dialog: the ends of the connected image's axis, so that an energy
 * outside of it is told while it is typed. Configure checks the same once more ({@link
 * EnergyAxis}), for settings that were made before the image was connected.
 */
public final class EnergyLimits {

    /** Limit in eV where no image is connected, or its axis is not in eV. */
    private static final double NONE = 1e6;

    private EnergyLimits() {}

    private static String message(final double limit, final String image, final String otherwise) {
        final String before = Math.abs(limit) == NONE ? otherwise : image;
        return String.format(Locale.ROOT, "%s %s eV.", before, plain(limit));
    }

    private static String plain(final double value) {
        return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }

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
                    return message(low, "The connected image begins at", "Expected at least");
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
                    return message(high, "The connected image ends at", "Expected at most");
                }
            };
        }
    }
}
