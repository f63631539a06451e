package org.zeroloss.format;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Replaces parts of a spectrum's signal axis: value(i) = offset + dispersion · i. For plain text
 * without energies it is what gives them.
 *
 * @param offset value of the first channel's centre, in {@code unit}
 * @param dispersion step from channel to channel, in {@code unit}; not 0
 * @param unit unit of both; eV where not given. If only the unit is given, the numbers of the axis
 *     stay and are read in this unit (for files that name no unit or a wrong one)
 */
public record AxisOverride(
        OptionalDouble offset, OptionalDouble dispersion, Optional<String> unit) {

    /** The file's own axis. */
    public static final AxisOverride NONE =
            new AxisOverride(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

    /** Checks that the numbers can make an axis. */
    public AxisOverride {
        Objects.requireNonNull(offset, "offset");
        Objects.requireNonNull(dispersion, "dispersion");
        Objects.requireNonNull(unit, "unit");
        if (offset.isPresent() && !Double.isFinite(offset.getAsDouble())) {
            throw new IllegalArgumentException(
                    "The offset of an axis must be finite, found " + offset.getAsDouble());
        }
        if (dispersion.isPresent()
                && (!Double.isFinite(dispersion.getAsDouble()) || dispersion.getAsDouble() == 0)) {
            throw new IllegalArgumentException(
                    "The dispersion must be finite and not 0, found " + dispersion.getAsDouble());
        }
    }

    /**
     * @return whether the file's own axis stays as it is
     */
    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * @param file name for messages
     * @param spec as the file tells it, already in eV
     * @return the spec with the signal axis replaced, in eV where the unit is an energy
     * @throws FormatException if the signal is an image
     */
    public SignalSpec apply(final String file, final SignalSpec spec) {
        if (isNone()) {
            return spec;
        }
        if (spec.kind() != SignalKind.SPECTRAL_IMAGE) {
            throw FormatException.of(
                    file,
                    "an energy axis was given, but signal \""
                            + spec.title()
                            + "\" is an image; take the axis override away");
        }
        final List<Axis> axes = new ArrayList<>(spec.axes());
        axes.set(axes.size() - 1, apply(file, spec.signalAxis()));
        return spec.withAxes(axes);
    }

    private Axis apply(final String file, final Axis axis) {
        final boolean numbers = offset.isPresent() || dispersion.isPresent();
        final Units.Converted to = Units.toStandard(unit.orElse("eV"));
        if (numbers && !(offset.isPresent() && dispersion.isPresent())) {
            // The part that stays is in the axis' unit, so the new part must be of the same kind.
            if (!axis.unit().equals(to.unit())) {
                throw FormatException.of(
                        file,
                        "only one of offset and dispersion is given, in "
                                + to.unit()
                                + ", but the file's axis is in \""
                                + axis.unit()
                                + "\"; give both");
            }
        }
        if (!numbers) {
            return axis.withCalibration(
                    to.unit(), axis.scale() * to.factor(), axis.offset() * to.factor());
        }
        return axis.withCalibration(
                to.unit(),
                dispersion.isPresent() ? dispersion.getAsDouble() * to.factor() : axis.scale(),
                offset.isPresent() ? offset.getAsDouble() * to.factor() : axis.offset());
    }
}
