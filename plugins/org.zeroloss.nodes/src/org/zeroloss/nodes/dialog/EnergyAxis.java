package org.zeroloss.nodes.dialog;

import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalSpec;

import java.util.Locale;
import java.util.OptionalDouble;

/** Checks energies of a dialog against the axis of the connected image, before anything runs. */
public final class EnergyAxis {

    private final Axis m_axis;

    private EnergyAxis(final Axis axis) {
        m_axis = axis;
    }

    /**
     * @param image spec of the connected image
     * @return its energy axis
     * @throws InvalidSettingsException if it is not in eV
     */
    public static EnergyAxis of(final SignalSpec image) throws InvalidSettingsException {
        final Axis axis = image.signalAxis();
        if (!axis.unit().equals("eV")) {
            throw new InvalidSettingsException(
                    "Expected spectra over an energy axis in eV, found axis '"
                            + axis.name()
                            + "' in '"
                            + axis.unit()
                            + "'. Give offset and dispersion in the Spectrum Reader, section"
                            + " \"Energy axis\".");
        }
        return new EnergyAxis(axis);
    }

    /**
     * @param image spec of the connected image
     * @return its energy axis
     * @throws InvalidSettingsException if it is not in eV or the zero-loss peak lies outside
     */
    public static EnergyAxis withZeroLoss(final SignalSpec image) throws InvalidSettingsException {
        final EnergyAxis axis = of(image);
        axis.requireInside(0, "the zero-loss peak at 0 eV");
        return axis;
    }

    /**
     * @param energy in eV
     * @param option title of the option, for the message
     * @throws InvalidSettingsException if it lies outside of the image
     */
    public void requireInside(final double energy, final String option)
            throws InvalidSettingsException {
        if (!m_axis.contains(energy)) {
            final double low = Math.min(m_axis.first(), m_axis.last());
            final double high = Math.max(m_axis.first(), m_axis.last());
            throw new InvalidSettingsException(
                    String.format(
                            Locale.ROOT,
                            "Expected %s within the energies of the connected image, %.4g to %.4g"
                                    + " eV, found %.4g eV. Change the option or connect another"
                                    + " image.",
                            option,
                            low,
                            high,
                            energy));
        }
    }

    /**
     * @param energy in eV, or nothing to check
     * @param option title of the option, for the message
     * @throws InvalidSettingsException if it lies outside of the image
     */
    public void requireInside(final OptionalDouble energy, final String option)
            throws InvalidSettingsException {
        if (energy.isPresent()) {
            requireInside(energy.getAsDouble(), option);
        }
    }
}
