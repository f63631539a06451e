package org.zeroloss.format.msa;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.Units;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a header says about its spectrum. Channel i (from 0) lies at OFFSET + i · XPERCHAN; where
 * OFFSET is missing, at (i − CHOFFSET) · XPERCHAN. Beam energy in kV, angles in mrad, times in ms,
 * as the format fixes them. Every keyword is kept as a tag; dates stay as written.
 */
final class MsaSpec {

    private static final Map<String, String> AXIS_NAMES =
            Map.of("ELS", "Energy loss", "EELS", "Energy loss", "EDS", "Energy", "XEDS", "Energy");
    private static final double MS = 1e-3;

    private MsaSpec() {}

    static SignalSpec of(final SourceFile source, final MsaHeader header, final long channels) {
        final double scale = header.required("XPERCHAN");
        final double first = offset(source.name(), header);
        final Units.Converted unit = Units.toStandard(header.text("XUNITS").orElse(""));
        final String type = header.text("SIGNALTYPE").orElse("").toUpperCase(Locale.ROOT);
        final String name = header.text("XLABEL").orElse(AXIS_NAMES.getOrDefault(type, "Channel"));
        return SignalSpec.spectralImage(
                header.text("TITLE").orElse(""),
                header.text("YLABEL").or(() -> header.text("YUNITS")).orElse(""),
                List.of(
                        new Axis(
                                name,
                                unit.unit(),
                                channels,
                                scale * unit.factor(),
                                first * unit.factor(),
                                AxisRole.SIGNAL)),
                DataType.FLOAT64,
                metadata(source, header));
    }

    /** Energy of the first channel, in the file's unit. */
    static double offset(final String file, final MsaHeader header) {
        final OptionalDouble offset = header.number("OFFSET");
        final OptionalDouble zero = header.number("CHOFFSET");
        if (offset.isEmpty() && zero.isEmpty()) {
            throw FormatException.at(
                    file, 0, "the energy of the first channel in #OFFSET or #CHOFFSET", "none");
        }
        return offset.isPresent()
                ? offset.getAsDouble()
                : -zero.getAsDouble() * header.required("XPERCHAN");
    }

    private static SignalMetadata metadata(final SourceFile source, final MsaHeader header) {
        SignalMetadata m =
                SignalMetadata.EMPTY.withSource(
                        new SignalSource(source.name(), source.sha256().orElse("")));
        final OptionalDouble beam = header.number("BEAMKV");
        if (beam.isPresent() && beam.getAsDouble() > 0) {
            m = m.withBeamEnergyKeV(beam.getAsDouble());
        }
        final OptionalDouble convergence = header.number("CONVANGLE");
        if (convergence.isPresent() && convergence.getAsDouble() > 0) {
            m = m.withConvergenceMrad(convergence.getAsDouble());
        }
        final OptionalDouble collection = header.number("COLLANGLE");
        if (collection.isPresent() && collection.getAsDouble() > 0) {
            m = m.withCollectionMrad(collection.getAsDouble());
        }
        // Parallel detectors integrate, serial ones dwell on each channel.
        for (final String time : List.of("DWELLTIME", "INTEGTIME")) {
            final OptionalDouble ms = header.number(time);
            if (ms.isPresent() && ms.getAsDouble() > 0) {
                m = m.withExposureS(ms.getAsDouble() * MS);
            }
        }
        for (final Map.Entry<String, MsaHeader.Entry> e : header.entries().entrySet()) {
            final String unit = e.getValue().unit();
            m =
                    m.withTag(
                            "msa." + e.getKey() + (unit.isEmpty() ? "" : "-" + unit),
                            e.getValue().value());
        }
        return m;
    }
}
