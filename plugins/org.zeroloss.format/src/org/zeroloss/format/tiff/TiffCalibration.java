package org.zeroloss.format.tiff;

import org.zeroloss.format.Units;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Axes of an image or stack from what DigitalMicrograph (tags from 65003 on) or else ImageJ (its
 * description, with pixels a unit as resolution) wrote. A resolution alone is the printer's, and no
 * calibration.
 */
final class TiffCalibration {

    private static final String IMAGEJ = "ImageJ=";
    private static final String[] NAMES = {"x", "y", "z"};

    private final TiffDirectory m_directory;
    private final Map<String, String> m_imageJ;

    TiffCalibration(final TiffDirectory directory) {
        m_directory = directory;
        m_imageJ = imageJ(directory.text(TiffTag.DESCRIPTION).orElse(""));
    }

    private static Map<String, String> imageJ(final String description) {
        final Map<String, String> keys = new LinkedHashMap<>();
        if (description.startsWith(IMAGEJ)) {
            for (final String line : description.split("\\R")) {
                final int sign = line.indexOf('=');
                if (sign > 0) {
                    keys.put(line.substring(0, sign).strip(), line.substring(sign + 1).strip());
                }
            }
        }
        return keys;
    }

    /**
     * @param key of ImageJ's description
     * @return a whole number there, else 1
     */
    int count(final String key) {
        final String text = m_imageJ.getOrDefault(key, "");
        return text.matches("[1-9]\\d{0,8}") ? Integer.parseInt(text) : 1;
    }

    /**
     * @param images images in the stack
     * @return its axes, slowest first: one, or ImageJ's frames, slices and channels where they
     *     multiply to the images
     */
    List<Axis> stack(final int images) {
        final int frames = count("frames");
        final int slices = count("slices");
        final int channels = count("channels");
        final List<Axis> axes = new ArrayList<>();
        if ((long) frames * slices * channels == images && slices < images) {
            if (frames > 1) {
                axes.add(frames(frames));
            }
            if (slices > 1) {
                axes.add(axis(2, slices, AxisRole.NAVIGATION));
            }
            if (channels > 1) {
                axes.add(new Axis("channel", "", channels, 1, 0, AxisRole.NAVIGATION));
            }
        } else if (images > 1) {
            axes.add(axis(2, images, AxisRole.NAVIGATION));
        }
        return axes;
    }

    private Axis frames(final int size) {
        final OptionalDouble interval = number("finterval");
        return interval.isPresent() && interval.getAsDouble() > 0
                ? new Axis("t", "s", size, interval.getAsDouble(), 0, AxisRole.NAVIGATION)
                : new Axis("t", "", size, 1, 0, AxisRole.NAVIGATION);
    }

    /**
     * @param which 0 for x, 1 for y, 2 for z
     * @param size its size
     * @param role its role
     * @return the axis; scale 1 without a unit where nobody calibrated it
     */
    Axis axis(final int which, final int size, final AxisRole role) {
        double scale = 1;
        double offset = 0;
        String unit = "";
        final OptionalDouble dm = m_directory.real(TiffTag.DM_SCALE + which, 0);
        if (dm.isPresent() && dm.getAsDouble() != 0) {
            scale = dm.getAsDouble();
            offset = m_directory.real(TiffTag.DM_ORIGIN + which, 0).orElse(0);
            unit = m_directory.text(TiffTag.DM_UNIT + which).orElse("");
        } else if (m_imageJ.containsKey("unit")) {
            final OptionalDouble step = imageJStep(which);
            if (step.isPresent()) {
                scale = step.getAsDouble();
                unit = unescaped(m_imageJ.get("unit"));
                offset = 0.0 - number(NAMES[which] + "origin").orElse(0) * scale;
            }
        }
        final Units.Converted to = Units.toStandard(unit);
        return new Axis(
                NAMES[which], to.unit(), size, scale * to.factor(), offset * to.factor(), role);
    }

    private OptionalDouble imageJStep(final int which) {
        if (unescaped(m_imageJ.get("unit")).equals("pixel")) {
            return OptionalDouble.empty();
        }
        if (which == 2) {
            final OptionalDouble spacing = number("spacing");
            return spacing.isPresent() && spacing.getAsDouble() != 0
                    ? spacing
                    : OptionalDouble.empty();
        }
        final OptionalDouble pixels = m_directory.real(TiffTag.X_RESOLUTION + which, 0);
        return pixels.isPresent() && pixels.getAsDouble() > 0
                ? OptionalDouble.of(1 / pixels.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble number(final String key) {
        final String text = m_imageJ.getOrDefault(key, "");
        if (!text.matches("[+-]?\\d{1,20}(\\.\\d{0,30})?([eE][+-]?\\d{1,3})?")) {
            return OptionalDouble.empty();
        }
        final double v = Double.parseDouble(text);
        return Double.isFinite(v) ? OptionalDouble.of(v) : OptionalDouble.empty();
    }

    /** ImageJ writes µm as {@code \}{@code u00B5m}. */
    private static String unescaped(final String text) {
        return text.replace("\\u00B5", "\u00b5").replace("\\u00C5", "\u00c5");
    }

    /**
     * @return what the description says, by ImageJ's keys; empty if it is not ImageJ's
     */
    Map<String, String> imageJ() {
        return m_imageJ;
    }
}
