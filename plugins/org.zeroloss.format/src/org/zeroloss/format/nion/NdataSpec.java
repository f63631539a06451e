package org.zeroloss.format.nion;

import com.fasterxml.jackson.databind.JsonNode;

import org.zeroloss.format.DeclaredSpec;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.Units;
import org.zeroloss.format.npy.NpyHeader;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What a description says about its array. Axes are calibrated linearly: offset + scale · i, in
 * {@code units}. {@code datum_dimension_count} tells how many of the last axes are one measurement:
 * 1 a spectrum, 2 an image; where it is missing (old versions), a last axis of energies or an only
 * axis makes spectra, else there are images.
 */
final class NdataSpec {

    private static final int MAX_TAGS = 2000;
    private static final int MAX_TEXT = 1000;
    private static final String[] SCAN = {"y", "x"};

    private NdataSpec() {}

    static SignalSpec of(final SourceFile source, final NpyHeader header, final JsonNode json) {
        // Data items keep the description of their data one level down, exported files do not.
        JsonNode data = json.path("data_source");
        if (!data.isObject()) {
            data = json.path("data_sources").path(0);
        }
        final JsonNode described = data.isObject() ? data : json;
        final List<Long> shape = header.shape().isEmpty() ? List.of(1L) : header.shape();
        final List<Units.Converted> units = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            units.add(Units.toStandard(calibration(described, i).path("units").asText("")));
        }
        final int datum = datum(source, described, shape, units);
        return DeclaredSpec.of(
                source.name(),
                () ->
                        new SignalSpec(
                                datum == 1 ? SignalKind.SPECTRAL_IMAGE : SignalKind.IMAGE_STACK,
                                described.path("title").asText(json.path("title").asText("")),
                                "",
                                axes(header, described, shape, units, datum),
                                header.element().type(),
                                List.of(SignalSpec.SIGNAL),
                                List.of(),
                                metadata(source, json, described)));
    }

    private static List<Axis> axes(
            final NpyHeader header,
            final JsonNode described,
            final List<Long> shape,
            final List<Units.Converted> units,
            final int datum) {
        final List<Axis> axes = new ArrayList<>();
        if (!header.element().parts().isPlain()) {
            axes.add(header.element().parts().firstAxis());
        }
        axes.addAll(axes(described, shape, units, datum));
        return axes;
    }

    private static JsonNode calibration(final JsonNode described, final int axis) {
        final JsonNode list =
                described.has("dimensional_calibrations")
                        ? described.path("dimensional_calibrations")
                        : described.path("spatial_calibrations");
        return list.path(axis);
    }

    private static int datum(
            final SourceFile source,
            final JsonNode described,
            final List<Long> shape,
            final List<Units.Converted> units) {
        final JsonNode told = described.path("datum_dimension_count");
        final int n = shape.size();
        if (!told.isInt()) {
            return n == 1 || units.get(n - 1).unit().equals(Units.EV) ? 1 : 2;
        }
        final int sequence = described.path("is_sequence").asBoolean(false) ? 1 : 0;
        final int all =
                sequence + described.path("collection_dimension_count").asInt(0) + told.intValue();
        if (told.intValue() < 1 || told.intValue() > 2 || all != n) {
            throw FormatException.at(
                    source.name(),
                    0,
                    "spectra (1) or images (2) that make up the array's " + n + " axes",
                    "datum_dimension_count "
                            + told
                            + " and "
                            + all
                            + " axes in "
                            + NdataReader.METADATA
                            + (all + 1 == n ? "; colors are not read" : ""));
        }
        return told.intValue();
    }

    private static List<Axis> axes(
            final JsonNode described,
            final List<Long> shape,
            final List<Units.Converted> units,
            final int datum) {
        final int n = shape.size();
        final List<Axis> axes = new ArrayList<>();
        final boolean sequence = described.path("is_sequence").asBoolean(false);
        for (int i = 0; i < n; i++) {
            final boolean signal = i >= n - datum;
            final JsonNode c = calibration(described, i);
            // Swift writes scale 1 for what nobody calibrated; 0 would be no axis.
            final double scale = c.path("scale").asDouble(1);
            final double factor = units.get(i).factor();
            final String unit = units.get(i).unit();
            axes.add(
                    new Axis(
                            name(i, n, datum, sequence, unit),
                            unit,
                            shape.get(i),
                            scale * factor,
                            c.path("offset").asDouble(0) * factor,
                            signal ? AxisRole.SIGNAL : AxisRole.NAVIGATION));
        }
        return axes;
    }

    private static String name(
            final int i, final int n, final int datum, final boolean sequence, final String unit) {
        if (i >= n - datum) {
            return datum == 2 ? SCAN[i - n + 2] : unit.equals(Units.EV) ? "Energy loss" : "Channel";
        }
        if (i == 0 && sequence) {
            return "frame";
        }
        final int scan = n - datum - (sequence ? 1 : 0);
        if (datum == 2) {
            return "axis " + i;
        }
        return scan == 1 ? "x" : scan == 2 ? SCAN[i - (sequence ? 1 : 0)] : "axis " + i;
    }

    private static SignalMetadata metadata(
            final SourceFile source, final JsonNode json, final JsonNode described) {
        SignalMetadata m =
                SignalMetadata.EMPTY.withSource(
                        new SignalSource(source.name(), source.sha256().orElse("")));
        final JsonNode acquisition = described.path("metadata");
        for (final String path :
                List.of(
                        "/instrument/high_tension",
                        "/hardware_source/autostem/high_tension_v",
                        "/scan/instrument/high_tension")) {
            final double volt = acquisition.at(path).asDouble(0);
            if (volt > 0 && Double.isFinite(volt) && m.beamEnergyKeV().isEmpty()) {
                m = m.withBeamEnergyKeV(volt / 1e3);
            }
        }
        final double exposure = acquisition.at("/hardware_source/exposure").asDouble(0);
        if (exposure > 0 && Double.isFinite(exposure)) {
            m = m.withExposureS(exposure);
        }
        final int[] left = {MAX_TAGS};
        return tags(m, "nion", json, left);
    }

    /** Numbers and texts by their path, as many as a description may reasonably hold. */
    private static SignalMetadata tags(
            final SignalMetadata plain, final String path, final JsonNode node, final int[] left) {
        SignalMetadata m = plain;
        if (node.isValueNode()) {
            if (left[0]-- > 0 && !node.isNull()) {
                final String text = node.asText();
                m = m.withTag(path, text.substring(0, Math.min(MAX_TEXT, text.length())));
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size() && left[0] > 0; i++) {
                m = tags(m, path + "." + i, node.get(i), left);
            }
        } else {
            for (final Iterator<Map.Entry<String, JsonNode>> all = node.fields();
                    all.hasNext() && left[0] > 0; ) {
                final Map.Entry<String, JsonNode> e = all.next();
                m = tags(m, path + "." + e.getKey(), e.getValue(), left);
            }
        }
        return m;
    }
}
