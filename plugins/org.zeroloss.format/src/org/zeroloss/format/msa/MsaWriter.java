package org.zeroloss.format.msa;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.PlainBand;
import org.zeroloss.format.SignalFormatWriter;
import org.zeroloss.format.Units;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One spectrum in the EMSA/MAS format (ISO 22029): one value a line, in as many digits as give the
 * same 64-bit real again. Keywords that were read from such a file go back into it. DATE, TIME and
 * OWNER stay blank where they are not known.
 */
public final class MsaWriter implements SignalFormatWriter {

    private static final int CHECK = 4096;
    private static final String TAG = "msa.";
    private static final List<String> WRITTEN_HERE =
            List.of(
                    "FORMAT",
                    "VERSION",
                    "TITLE",
                    "DATE",
                    "TIME",
                    "OWNER",
                    "NPOINTS",
                    "NCOLUMNS",
                    "XUNITS",
                    "YUNITS",
                    "DATATYPE",
                    "XPERCHAN",
                    "OFFSET",
                    "CHOFFSET",
                    "SIGNALTYPE",
                    "XLABEL",
                    "YLABEL",
                    "BEAMKV",
                    "CONVANGLE",
                    "COLLANGLE",
                    "DWELLTIME",
                    "INTEGTIME",
                    "X deviates from OFFSET and XPERCHAN by channels");

    @Override
    public String name() {
        return "EMSA/MAS (ISO 22029)";
    }

    @Override
    public List<String> extensions() {
        return List.of("msa", "emsa");
    }

    @Override
    public Optional<String> refusal(final SignalSpec spec) {
        if (spec.kind() != SignalKind.SPECTRAL_IMAGE || spec.rows() != 1) {
            return Optional.of(
                    "the format holds one spectrum, found "
                            + spec.rows()
                            + (spec.kind() == SignalKind.SPECTRAL_IMAGE
                                    ? " spectra; take one out, or their sum"
                                    : " lines of images; write TIFF or NPY"));
        }
        if (spec.type() == DataType.INT64 || spec.type() == DataType.UINT64) {
            return Optional.of(
                    "its 64-bit integers may be larger than the text's reals keep exactly;"
                            + " convert it to 64-bit reals first");
        }
        return PlainBand.refusal(spec);
    }

    @Override
    public void encode(final Signal signal, final Path file, final Progress progress)
            throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            header(out, signal.spec());
            final double[] values = signal.plane().row(0);
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    throw FormatException.of(
                            String.valueOf(file.getFileName()),
                            "expected finite values, as the format has no others, found "
                                    + values[i]
                                    + " in channel "
                                    + i);
                }
                out.write(Double.toString(values[i]));
                out.write("\r\n");
                if (i % CHECK == 0) {
                    progress.checkCanceled();
                    progress.update((double) i / values.length, "Writing");
                }
            }
            keyword(out, "ENDOFDATA", "", "");
        }
        progress.update(1, null);
    }

    private static void header(final BufferedWriter out, final SignalSpec spec) throws IOException {
        final SignalMetadata m = spec.metadata();
        final Map<String, String> tags = m.tags();
        final Axis axis = spec.signalAxis();
        keyword(out, "FORMAT", "", "EMSA/MAS Spectral Data File");
        keyword(out, "VERSION", "", "1.0");
        keyword(out, "TITLE", "", spec.title());
        for (final String key : List.of("DATE", "TIME", "OWNER")) {
            keyword(out, key, "", tags.getOrDefault(TAG + key, ""));
        }
        keyword(out, "NPOINTS", "", axis.size() + ".");
        keyword(out, "NCOLUMNS", "", "1.");
        keyword(out, "XUNITS", "", axis.unit());
        keyword(out, "YUNITS", "", tags.getOrDefault(TAG + "YUNITS", spec.quantity()));
        keyword(out, "DATATYPE", "", "Y");
        // their unit stands in XUNITS; HyperSpy passes over keywords with a unit behind them
        keyword(out, "XPERCHAN", "", Double.toString(axis.scale()));
        keyword(out, "OFFSET", "", Double.toString(axis.offset()));
        if (tags.containsKey(TAG + "SIGNALTYPE")) {
            keyword(out, "SIGNALTYPE", "", tags.get(TAG + "SIGNALTYPE"));
        } else if (Units.isEnergy(axis.unit())
                && axis.name().toLowerCase(Locale.ROOT).contains("loss")) {
            keyword(out, "SIGNALTYPE", "", "ELS");
        }
        keyword(out, "XLABEL", "", axis.name());
        if (!spec.quantity().isEmpty()) {
            keyword(out, "YLABEL", "", spec.quantity());
        }
        number(out, "BEAMKV", "kV", m.beamEnergyKeV(), 1);
        number(out, "CONVANGLE", "mR", m.convergenceMrad(), 1);
        number(out, "COLLANGLE", "mR", m.collectionMrad(), 1);
        number(out, "INTEGTIME", "ms", m.exposureS(), 1e-3);
        for (final Map.Entry<String, String> e : tags.entrySet()) {
            if (e.getKey().startsWith(TAG)) {
                again(out, e.getKey().substring(TAG.length()), e.getValue());
            }
        }
        keyword(out, "SPECTRUM", "", "Spectral Data Starts Here");
    }

    /** A keyword that was read from such a file. */
    private static void again(final BufferedWriter out, final String tag, final String value)
            throws IOException {
        if (tag.startsWith("#")) {
            keyword(out, tag, "", value);
            return;
        }
        final String[] parts = tag.split("-", 2);
        if (WRITTEN_HERE.contains(parts[0])) {
            return;
        }
        for (final String line : value.split("\n")) {
            keyword(out, parts[0], parts.length > 1 ? parts[1] : "", line);
        }
    }

    private static void number(
            final BufferedWriter out,
            final String key,
            final String unit,
            final OptionalDouble value,
            final double scale)
            throws IOException {
        if (value.isPresent()) {
            keyword(out, key, unit, Double.toString(value.getAsDouble() / scale));
        }
    }

    /** One line; the format keeps the value behind the colon in column 14. */
    private static void keyword(
            final BufferedWriter out, final String key, final String unit, final String value)
            throws IOException {
        final String name = unit.isEmpty() ? key : key + "-" + unit.replace(":", "");
        out.write(
                String.format(Locale.ROOT, "#%-12s: %s", name, value.replaceAll("\\R", " "))
                        .stripTrailing());
        out.write("\r\n");
    }
}
