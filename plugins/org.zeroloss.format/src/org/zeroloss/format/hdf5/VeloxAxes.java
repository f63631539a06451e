package org.zeroloss.format.hdf5;

import com.fasterxml.jackson.databind.JsonNode;

import org.zeroloss.format.Units;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Axes of the signals of a Velox file. */
final class VeloxAxes {

    private VeloxAxes() {}

    static List<Axis> image(
            final VeloxMetadata m, final long frames, final long height, final long width) {
        final List<Axis> axes = new ArrayList<>();
        if (frames > 1) {
            axes.add(time(m, frames));
        }
        axes.add(pixels(m, "y", height, AxisRole.SIGNAL));
        axes.add(pixels(m, "x", width, AxisRole.SIGNAL));
        return axes;
    }

    static List<Axis> eels(
            final VeloxMetadata m, final long height, final long width, final long channels) {
        OptionalDouble dispersion = m.range("dispersion");
        OptionalDouble offset = m.range("offset");
        if (dispersion.isEmpty()
                && m.custom("AnalyticalDetector[EELS].EnergyRangeCount").orElse(0) == 1) {
            dispersion = m.custom("AnalyticalDetector[EELS].SpectrumDispersion[0]");
            offset = m.custom("AnalyticalDetector[EELS].SpectrumOffsetEnergy[0]");
        }
        return List.of(
                pixels(m, "y", height, AxisRole.NAVIGATION),
                pixels(m, "x", width, AxisRole.NAVIGATION),
                energy("Energy loss", dispersion, offset, channels));
    }

    static List<Axis> spectra(final VeloxMetadata m, final long count, final long channels) {
        final List<Axis> axes = new ArrayList<>();
        if (count > 1) {
            axes.add(new Axis("Spectrum", "", count, 1, 0, AxisRole.NAVIGATION));
        }
        axes.add(xray(m, channels));
        return axes;
    }

    static Axis xray(final VeloxMetadata m, final long channels) {
        final Optional<JsonNode> detector = m.detectorEntry();
        return energy(
                "Energy",
                detector.map(d -> VeloxJson.number(d.path("Dispersion")))
                        .orElse(OptionalDouble.empty()),
                detector.map(d -> VeloxJson.number(d.path("OffsetEnergy")))
                        .orElse(OptionalDouble.empty()),
                channels);
    }

    private static Axis energy(
            final String name,
            final OptionalDouble dispersion,
            final OptionalDouble offset,
            final long channels) {
        return set(dispersion)
                ? new Axis(
                        name,
                        Units.EV,
                        channels,
                        dispersion.getAsDouble(),
                        offset.orElse(0),
                        AxisRole.SIGNAL)
                : new Axis(name, "", channels, 1, 0, AxisRole.SIGNAL);
    }

    private static boolean set(final OptionalDouble value) {
        return value.isPresent() && value.getAsDouble() != 0;
    }

    /** Frames follow each other in the time of a scan, else in that of an exposure. */
    private static Axis time(final VeloxMetadata m, final long frames) {
        OptionalDouble step = m.number("Scan", "FrameTime");
        if (!set(step)) {
            step =
                    m.detectorEntry()
                            .map(d -> VeloxJson.number(d.path("ExposureTime")))
                            .orElse(OptionalDouble.empty());
        }
        return set(step)
                ? new Axis("Time", "s", frames, step.getAsDouble(), 0, AxisRole.NAVIGATION)
                : new Axis("Time", "", frames, 1, 0, AxisRole.NAVIGATION);
    }

    /**
     * The size of a pixel as the result says; where it does not, the field of view of the whole
     * scan divided by the scan's pixels.
     */
    static Axis pixels(
            final VeloxMetadata m, final String name, final long size, final AxisRole role) {
        final String side = name.equals("x") ? "width" : "height";
        final OptionalDouble pixel = m.number("BinaryResult", "PixelSize", side);
        if (set(pixel)) {
            final String unit =
                    m.text("BinaryResult", name.equals("x") ? "PixelUnitX" : "PixelUnitY");
            final Units.Converted to = Units.toStandard(unit);
            final double offset = m.number("BinaryResult", "Offset", name).orElse(0);
            return new Axis(
                    name,
                    to.unit(),
                    size,
                    pixel.getAsDouble() * to.factor(),
                    offset * to.factor(),
                    role);
        }
        final OptionalDouble field = m.number("Optics", "FullScanFieldOfView", name);
        final OptionalDouble pixels = m.number("Scan", "ScanSize", side);
        if (set(field) && set(pixels)) {
            final Units.Converted to = Units.toStandard("m");
            return new Axis(
                    name,
                    to.unit(),
                    size,
                    field.getAsDouble() / pixels.getAsDouble() * to.factor(),
                    0,
                    role);
        }
        return new Axis(name, "", size, 1, 0, role);
    }
}
