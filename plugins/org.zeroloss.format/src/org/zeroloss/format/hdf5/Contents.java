package org.zeroloss.format.hdf5;

import org.zeroloss.format.DeclaredSpec;
import org.zeroloss.format.HalfFloat;
import org.zeroloss.format.ListedFile.Entry;
import org.zeroloss.format.ListedFile.Rows;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what a file offers, and what it holds but does not offer. */
final class Contents {

    private final SourceFile m_source;
    private final ReadOptions m_options;
    private final List<Entry> m_entries = new ArrayList<>();
    private final List<SkippedSignal> m_skipped = new ArrayList<>();

    Contents(final SourceFile source, final ReadOptions options) {
        m_source = source;
        m_options = options;
    }

    String file() {
        return m_source.name();
    }

    List<Entry> entries() {
        return m_entries;
    }

    List<SkippedSignal> skipped() {
        return m_skipped;
    }

    void skip(final String name, final String reason) {
        m_skipped.add(new SkippedSignal(name, reason));
    }

    /** The type of a dataset's values; empty, and noted, if they cannot be read. */
    Optional<DataType> type(final String name, final H5Dataset dataset) {
        final Optional<String> refusal = dataset.refusal();
        refusal.ifPresent(r -> skip(name, r));
        return refusal.isPresent() ? Optional.empty() : dataset.type();
    }

    /** A spec with the file as its source, checked, and with what the user knows better. */
    SignalSpec spec(
            final SignalKind kind,
            final String title,
            final String quantity,
            final List<Axis> axes,
            final DataType type,
            final SignalMetadata metadata) {
        final SignalSpec spec =
                DeclaredSpec.of(
                        m_source.name(),
                        () ->
                                new SignalSpec(
                                        kind,
                                        title,
                                        quantity,
                                        axes,
                                        type,
                                        List.of(SignalSpec.SIGNAL),
                                        List.of(),
                                        metadata.withSource(
                                                new SignalSource(
                                                        m_source.name(),
                                                        m_source.sha256().orElse("")))));
        return spec.kind() == SignalKind.SPECTRAL_IMAGE
                ? m_options.axis().apply(m_source.name(), spec)
                : spec;
    }

    /** Offers a signal. */
    void add(final SignalSpec spec, final Rows rows) {
        m_entries.add(new Entry(spec, rows));
    }

    /**
     * Offers the values of a dataset.
     *
     * @param spec the signal; reals of 16 bits become 32 bits
     * @param data where they lie
     * @param order the file's dimension behind each axis, slowest first
     */
    void add(final SignalSpec spec, final H5Data data, final int... order) {
        final boolean half = spec.type() == DataType.FLOAT32 && data.bytes() == Short.BYTES;
        add(
                spec,
                (sink, progress) ->
                        data.rows(order, half ? HalfFloat.widening(sink) : sink, progress));
    }
}
