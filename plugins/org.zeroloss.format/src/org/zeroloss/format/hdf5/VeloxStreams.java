package org.zeroloss.format.hdf5;

import com.fasterxml.jackson.databind.JsonNode;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The spectrum streams of a Velox file as one spectral image, summed over detectors and frames. */
final class VeloxStreams {

    private static final long MAX_BINS = 1 << 16;

    private VeloxStreams() {}

    static void add(final Contents contents, final Map<String, H5Group> groups) {
        final List<H5Data> streams = new ArrayList<>();
        final List<String> detectors = new ArrayList<>();
        List<Axis> axes = null;
        SignalMetadata metadata = SignalMetadata.EMPTY;
        for (final Map.Entry<String, H5Group> e : groups.entrySet()) {
            final H5Group group = e.getValue();
            final VeloxMetadata m = VeloxMetadata.of(group);
            final String title = "Stream " + m.detector();
            final JsonNode settings = VeloxJson.text(group, "AcquisitionSettings");
            final H5Dataset values = group.require("Data");
            final String refusal = refusal(values, settings);
            if (!refusal.isEmpty()) {
                contents.skip(title, refusal);
                continue;
            }
            final List<Axis> own = axes(m, settings);
            if (axes == null) {
                axes = own;
                metadata = metadata(m);
            } else if (!axes.equals(own)) {
                contents.skip(title, "pixels or energies other than those of " + detectors.get(0));
                continue;
            }
            streams.add(values.data());
            detectors.add(m.detector());
        }
        if (axes == null) {
            return;
        }
        final SignalSpec spec =
                contents.spec(
                        SignalKind.SPECTRAL_IMAGE,
                        "Spectrum stream " + String.join(" + ", detectors),
                        "X-ray counts",
                        axes,
                        DataType.UINT32,
                        metadata.withTag("velox.stream.detectors", String.join(", ", detectors)));
        contents.add(
                spec,
                (sink, progress) ->
                        new VeloxStream(contents.file(), streams, spec).read(sink, progress));
    }

    private static String refusal(final H5Dataset values, final JsonNode settings) {
        final String encoding = settings.path("StreamEncoding").asText("uint16");
        if (!encoding.equals("uint16")
                || values.rank() != 2
                || values.shape()[1] != 1
                || !values.type().equals(Optional.of(DataType.UINT16))) {
            return "events encoded as " + encoding + "; Zeroloss reads one column of uint16";
        }
        if (values.shape()[0] == 0) {
            return "no events: the acquisition was stopped";
        }
        final OptionalDouble bins = VeloxJson.number(settings.path("bincount"));
        if (bins.isEmpty() || bins.getAsDouble() < 1 || bins.getAsDouble() > MAX_BINS) {
            return "no number of energies (bincount) in its settings";
        }
        return "";
    }

    private static List<Axis> axes(final VeloxMetadata m, final JsonNode settings) {
        final JsonNode raster = settings.path("RasterScanDefinition");
        final long width = side(m, "width", "left", "right", raster.path("Width"));
        final long height = side(m, "height", "top", "bottom", raster.path("Height"));
        final long bins = (long) VeloxJson.number(settings.path("bincount")).orElse(1);
        return List.of(
                VeloxAxes.pixels(m, "y", height, AxisRole.NAVIGATION),
                VeloxAxes.pixels(m, "x", width, AxisRole.NAVIGATION),
                VeloxAxes.xray(m, bins));
    }

    /** Pixels of a part of the scan: the fraction that was scanned of the whole. */
    private static long side(
            final VeloxMetadata m,
            final String size,
            final String from,
            final String to,
            final JsonNode raster) {
        final OptionalDouble whole = m.number("Scan", "ScanSize", size);
        final double pixels = whole.orElse(VeloxJson.number(raster).orElse(0));
        final double first = m.number("Scan", "ScanArea", from).orElse(0);
        final double last = m.number("Scan", "ScanArea", to).orElse(1);
        return Math.round(pixels * (last - first));
    }

    private static SignalMetadata metadata(final VeloxMetadata m) {
        final SignalMetadata plain = m.read(false);
        final OptionalDouble dwell = m.number("Scan", "DwellTime");
        return dwell.isPresent() && dwell.getAsDouble() > 0
                ? plain.withExposureS(dwell.getAsDouble())
                : plain;
    }
}
