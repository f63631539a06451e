package org.zeroloss.format.scifio;

import io.scif.ImageMetadata;
import io.scif.Metadata;

import net.imagej.axis.CalibratedAxis;

import org.zeroloss.format.DeclaredSpec;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.Units;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an image of SCIFIO's is as a signal: a stack of images along X and Y, the further axes
 * slowest first, as SCIFIO has them.
 */
final class ScifioSpec {

    /** An axis is even if its middle lies no further off than this part of its extent. */
    private static final double EVEN = 1e-6;

    private ScifioSpec() {}

    /**
     * @param image what SCIFIO says of it
     * @return its name, or an empty text
     */
    static String title(final ImageMetadata image) {
        return image.getName() == null ? "" : image.getName();
    }

    /**
     * @param source the file
     * @param format name of its format
     * @param metadata what SCIFIO says of the file
     * @param image what SCIFIO says of the image, which is not refused
     * @return its spec
     */
    static SignalSpec of(
            final SourceFile source,
            final String format,
            final Metadata metadata,
            final ImageMetadata image) {
        final MetadataTags tags = new MetadataTags();
        tags.put("scifio.format", format);
        tags.putAll("scifio.file.", metadata.getTable());
        tags.putAll("scifio.image.", image.getTable());
        SignalMetadata m =
                SignalMetadata.EMPTY.withSource(
                        new SignalSource(source.name(), source.sha256().orElse("")));
        for (final var tag : tags.all().entrySet()) {
            m = m.withTag(tag.getKey(), tag.getValue());
        }
        final SignalMetadata complete = m;
        final PlaneLayout layout = PlaneLayout.of(source.name(), image);
        return DeclaredSpec.of(
                source.name(),
                () ->
                        new SignalSpec(
                                SignalKind.IMAGE_STACK,
                                title(image),
                                "",
                                axes(image),
                                layout.type(),
                                List.of(SignalSpec.SIGNAL),
                                List.of(),
                                complete));
    }

    private static List<Axis> axes(final ImageMetadata image) {
        final List<CalibratedAxis> fastestFirst = new ArrayList<>();
        CalibratedAxis x = null;
        CalibratedAxis y = null;
        for (final CalibratedAxis a : image.getAxesPlanar()) {
            switch (a.type().getLabel()) {
                case "X" -> x = a;
                case "Y" -> y = a;
                default -> fastestFirst.add(a);
            }
        }
        fastestFirst.addAll(image.getAxesNonPlanar());
        Collections.reverse(fastestFirst);
        final List<Axis> axes = new ArrayList<>();
        final Set<String> names = new HashSet<>(Set.of("x", "y"));
        for (final CalibratedAxis a : fastestFirst) {
            axes.add(axis(name(a, names), a, image.getAxisLength(a), AxisRole.NAVIGATION));
        }
        axes.add(axis("y", y, image.getAxisLength(y), AxisRole.SIGNAL));
        axes.add(axis("x", x, image.getAxisLength(x), AxisRole.SIGNAL));
        return axes;
    }

    private static String name(final CalibratedAxis axis, final Set<String> taken) {
        final String label = axis.type().getLabel();
        final String plain =
                switch (label) {
                    case "Time" -> "t";
                    case "Unknown" -> "axis";
                    default -> label.toLowerCase(Locale.ROOT);
                };
        String name = plain;
        for (int i = 2; !taken.add(name); i++) {
            name = plain + " " + i;
        }
        return name;
    }

    /** Calibrated where SCIFIO knows an even step, else counted in pixels without a unit. */
    private static Axis axis(
            final String name, final CalibratedAxis axis, final long size, final AxisRole role) {
        final double first = axis.calibratedValue(0);
        final double step = axis.calibratedValue(1) - first;
        final boolean known = Double.isFinite(first) && Double.isFinite(step) && step != 0;
        if (!known || !isEven(axis, size, first, step)) {
            return new Axis(name, "", size, 1, 0, role);
        }
        final Units.Converted to = Units.toStandard(unit(axis));
        return new Axis(name, to.unit(), size, step * to.factor(), first * to.factor(), role);
    }

    private static boolean isEven(
            final CalibratedAxis axis, final long size, final double first, final double step) {
        final double extent = Math.abs(step) * Math.max(1, size - 1);
        for (final long i : new long[] {size / 2, size - 1}) {
            if (!(Math.abs(axis.calibratedValue(i) - (first + i * step)) <= EVEN * extent)) {
                return false;
            }
        }
        return true;
    }

    /** SCIFIO's formats write units as words, too, even that there is none. */
    private static String unit(final CalibratedAxis axis) {
        final String unit = axis.unit() == null ? "" : axis.unit().strip();
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "null", "pixel", "pixels", "undefined", "unknown" -> "";
            case "sec", "second", "seconds" -> "s";
            case "millisecond", "milliseconds" -> "ms";
            case "nanometer", "nanometers" -> "nm";
            case "micrometers" -> "µm";
            case "millimeter", "millimeters" -> "mm";
            default -> unit;
        };
    }
}
