package org.zeroloss.format.msa;

import org.zeroloss.base.Progress;
import org.zeroloss.format.DeclaredSpec;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.text.Numbers;
import org.zeroloss.format.text.TextLines;
import org.zeroloss.signal.SignalSpec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * An open file: one spectrum of 64-bit reals. Opening counts the values, since files written by
 * common programs declare one too few; fewer than declared, or no end mark, is an error.
 */
final class MsaFile implements SignalFile {

    private static final int CHECK_LINES = 4096;
    private static final double MAX_POINTS = 1e15;

    /** Tag that tells how many channels the energies beside the values lie off at most. */
    private static final String DEVIATION = "msa.X deviates from OFFSET and XPERCHAN by channels";

    private static final double MOST_DEVIATION = 0.1;

    private final SourceFile m_source;
    private final SignalSpec m_spec;
    private final boolean m_pairs;

    private MsaFile(final SourceFile source, final SignalSpec spec, final boolean pairs) {
        m_source = source;
        m_spec = spec;
        m_pairs = pairs;
    }

    static MsaFile open(final SourceFile source, final ReadOptions options) {
        final MsaHeader header;
        final boolean pairs;
        final XCheck deviation;
        try (TextLines lines = TextLines.open(source)) {
            header = MsaHeader.read(source.name(), lines);
            pairs = pairs(header);
            deviation = new XCheck(MsaSpec.offset(source.name(), header), header);
            values(lines, pairs, deviation, Progress.NONE);
        }
        final double declared = header.required("NPOINTS");
        if (!(declared >= 1 && declared <= MAX_POINTS) || declared != Math.rint(declared)) {
            throw header.entries()
                    .get("NPOINTS")
                    .wrong(
                            source.name(),
                            "a whole number of points in #NPOINTS, at least 1",
                            String.valueOf(declared));
        }
        if (deviation.m_channels < declared) {
            throw header.entries()
                    .get("NPOINTS")
                    .wrong(
                            source.name(),
                            (long) declared + " values as #NPOINTS says",
                            deviation.m_channels + "; the file is truncated or damaged");
        }
        final SignalSpec spec =
                DeclaredSpec.of(
                        source.name(),
                        () -> deviation.note(MsaSpec.of(source, header, deviation.m_channels)));
        return new MsaFile(source, options.axis().apply(source.name(), spec), pairs);
    }

    /** Whether each value stands behind its energy. */
    private static boolean pairs(final MsaHeader header) {
        final String type = header.text("DATATYPE").orElse("").toUpperCase(Locale.ROOT);
        if (!type.equals("Y") && !type.equals("XY")) {
            throw FormatException.at(header.file(), 0, "#DATATYPE Y or XY", "\"" + type + "\"");
        }
        return type.equals("XY");
    }

    /** Takes the values in order. */
    private interface ValueSink {

        /**
         * @param x what stands before the value in a file of pairs, else NaN
         * @param value the value
         */
        void accept(double x, double value);
    }

    /**
     * Counts the channels, and how far energies that stand beside the values lie from where the
     * header puts them: the header counts, but a contradiction is noted.
     */
    private static final class XCheck implements ValueSink {

        private final double m_offset;
        private final double m_scale;
        private long m_channels;
        private double m_worst;

        XCheck(final double offset, final MsaHeader header) {
            m_offset = offset;
            m_scale = header.required("XPERCHAN");
        }

        @Override
        public void accept(final double x, final double value) {
            final double expected = m_offset + m_channels * m_scale;
            m_worst = Math.max(m_worst, Double.isNaN(x) ? 0 : Math.abs((x - expected) / m_scale));
            m_channels++;
        }

        SignalSpec note(final SignalSpec spec) {
            return m_worst > MOST_DEVIATION
                    ? spec.withMetadata(spec.metadata().withTag(DEVIATION, String.valueOf(m_worst)))
                    : spec;
        }
    }

    private static void values(
            final TextLines lines,
            final boolean pairs,
            final ValueSink sink,
            final Progress progress) {
        final Numbers numbers = new Numbers(false);
        for (String line = lines.next(); line != null; line = lines.next()) {
            final String text = line.strip();
            if (text.toUpperCase(Locale.ROOT).startsWith("#" + MsaHeader.END)) {
                return;
            }
            if (lines.number() % CHECK_LINES == 0) {
                progress.checkCanceled();
            }
            final int n = numbers.parse(text, lines);
            if (pairs && n % 2 != 0) {
                throw lines.wrong("pairs of energy and value", n + " numbers");
            }
            for (int i = pairs ? 1 : 0; i < n; i += pairs ? 2 : 1) {
                sink.accept(pairs ? numbers.get(i - 1) : Double.NaN, numbers.get(i));
            }
        }
        throw lines.wrong(
                "the keyword #ENDOFDATA after the values", "the end of the file; it is truncated");
    }

    @Override
    public SourceFile source() {
        return m_source;
    }

    @Override
    public List<SignalSpec> signals() {
        return List.of(m_spec);
    }

    @Override
    public List<SkippedSignal> skipped() {
        return List.of();
    }

    @Override
    public void read(final int index, final RowSink sink, final Progress progress) {
        Objects.checkIndex(index, 1);
        progress.checkCanceled();
        final ByteBuffer row =
                ByteBuffer.allocate(Math.multiplyExact(m_spec.width(), Double.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
        try (TextLines lines = TextLines.open(m_source)) {
            MsaHeader.read(m_source.name(), lines);
            values(
                    lines,
                    m_pairs,
                    (x, v) -> {
                        if (!row.hasRemaining()) {
                            throw changed();
                        }
                        row.putDouble(v);
                    },
                    progress);
        }
        if (row.hasRemaining()) {
            throw changed();
        }
        row.flip();
        sink.accept(row);
        progress.update(1, "Reading " + m_source.name());
    }

    private FormatException changed() {
        return FormatException.of(
                m_source.name(), "the file changed while it was being read; read it again");
    }

    @Override
    public void close() {
        // nothing stays open between calls
    }
}
