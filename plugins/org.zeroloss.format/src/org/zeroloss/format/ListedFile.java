package org.zeroloss.format;

import org.zeroloss.base.Progress;
import org.zeroloss.signal.SignalSpec;

import java.util.List;
import java.util.Objects;

/** An open file whose signals are known, each with what reads its rows. */
public final class ListedFile implements SignalFile {

    private final SourceFile m_source;
    private final List<Entry> m_entries;
    private final List<SkippedSignal> m_skipped;
    private final List<? extends Closing> m_open;

    /** Something to be closed with the file. */
    public interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    /** Reads the rows of a signal. */
    @FunctionalInterface
    public interface Rows {

        /**
         * @param sink takes the rows, in order, native and little endian
         * @param progress reports and cancels, at least once a block
         */
        void read(RowSink sink, Progress progress);
    }

    /**
     * One signal.
     *
     * @param spec what it is
     * @param rows reads it
     */
    public record Entry(SignalSpec spec, Rows rows) {

        /** Checks that both are given. */
        public Entry {
            Objects.requireNonNull(spec, "spec");
            Objects.requireNonNull(rows, "rows");
        }
    }

    /**
     * @param source the file
     * @param entries its signals in file order, at least one
     * @param skipped what was left out
     * @param open closed with the file
     */
    public ListedFile(
            final SourceFile source,
            final List<Entry> entries,
            final List<SkippedSignal> skipped,
            final List<? extends Closing> open) {
        m_source = Objects.requireNonNull(source, "source");
        m_entries = List.copyOf(entries);
        m_skipped = List.copyOf(skipped);
        m_open = List.copyOf(open);
        if (m_entries.isEmpty()) {
            throw new IllegalArgumentException("An open file has at least one signal");
        }
    }

    @Override
    public SourceFile source() {
        return m_source;
    }

    @Override
    public List<SignalSpec> signals() {
        return m_entries.stream().map(Entry::spec).toList();
    }

    @Override
    public List<SkippedSignal> skipped() {
        return m_skipped;
    }

    @Override
    public void read(final int index, final RowSink sink, final Progress progress) {
        m_entries.get(Objects.checkIndex(index, m_entries.size())).rows().read(sink, progress);
    }

    @Override
    public void close() {
        m_open.forEach(Closing::close);
    }
}
