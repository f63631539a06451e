package org.zeroloss.format.text;

import org.zeroloss.base.Progress;
import org.zeroloss.format.AxisTransposer;
import org.zeroloss.format.DeclaredSpec;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An open text file: one signal of 64-bit reals. */
final class TextFile implements SignalFile {

    private static final int CHECK_LINES = 256;

    private final SourceFile m_source;
    private final TextAxes m_axes;
    private final SignalSpec m_spec;

    private TextFile(final SourceFile source, final TextAxes axes, final SignalSpec spec) {
        m_source = source;
        m_axes = axes;
        m_spec = spec;
    }

    static TextFile open(final SourceFile source, final ReadOptions options) {
        final TextTable table = TextTable.scan(source, options.text());
        final SignalSpec[] spec = new SignalSpec[1];
        final TextAxes[] axes = new TextAxes[1];
        spec[0] =
                DeclaredSpec.of(
                        source.name(),
                        () -> {
                            axes[0] = TextAxes.of(source, table, options);
                            return spec(source, axes[0]);
                        });
        return new TextFile(source, axes[0], options.axis().apply(source.name(), spec[0]));
    }

    private static SignalSpec spec(final SourceFile source, final TextAxes text) {
        final List<Axis> axes = new ArrayList<>();
        if (text.spectra() > 1) {
            axes.add(new Axis("spectrum", "", text.spectra(), 1, 0, AxisRole.NAVIGATION));
        }
        axes.add(text.energy());
        SignalMetadata m =
                SignalMetadata.EMPTY.withSource(
                        new SignalSource(source.name(), source.sha256().orElse("")));
        if (!text.table().header().isEmpty()) {
            m = m.withTag("text.header", String.join("\n", text.table().header()));
        }
        return SignalSpec.spectralImage(
                source.name().replaceFirst("\\.[^.]*$", ""), "", axes, DataType.FLOAT64, m);
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
        if (m_axes.byColumn()) {
            readColumns(sink, progress);
        } else {
            readLines(sink, progress);
        }
    }

    private void readLines(final RowSink sink, final Progress progress) {
        final ByteBuffer row = row(m_axes.table().columns());
        numbers(
                (values, count) -> {
                    row.clear();
                    for (int i = 0; i < count; i++) {
                        row.putDouble(values.get(i));
                    }
                    row.flip();
                    sink.accept(row);
                },
                progress);
    }

    /** Spools the numbers in binary, then turns columns into rows in blocks. */
    private void readColumns(final RowSink sink, final Progress progress) {
        final Path spool;
        try {
            spool = Files.createTempFile("zeroloss-", ".columns");
        } catch (final IOException e) {
            throw FormatException.of(
                    m_source.name(), "no temporary file could be created: " + e.getMessage(), e);
        }
        try {
            spool(spool, progress.part(0, 0.7));
            try (SeekableBytes in = SeekableBytes.open(SourceFile.of(spool))) {
                new AxisTransposer(
                                in,
                                0,
                                ByteOrder.LITTLE_ENDIAN,
                                Double.BYTES,
                                1,
                                m_spec.width(),
                                m_axes.spectra())
                        .read(sink, progress.part(0.7, 1));
            }
        } catch (final IOException | UncheckedIOException e) {
            throw FormatException.of(
                    m_source.name(), "the temporary file failed: " + e.getMessage(), e);
        } finally {
            delete(spool);
        }
    }

    private void spool(final Path spool, final Progress progress) throws IOException {
        final ByteBuffer row = row((int) m_axes.spectra());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(spool), 1 << 16)) {
            numbers(
                    (values, count) -> {
                        row.clear();
                        for (int i = 0; i < count; i++) {
                            if (i != m_axes.energyColumn()) {
                                row.putDouble(values.get(i));
                            }
                        }
                        try {
                            out.write(row.array(), 0, row.position());
                        } catch (final IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    progress);
        }
    }

    private void delete(final Path spool) {
        try {
            Files.deleteIfExists(spool);
        } catch (final IOException e) {
            throw FormatException.of(
                    m_source.name(), "the temporary file " + spool + " cannot be deleted", e);
        }
    }

    private static ByteBuffer row(final int values) {
        return ByteBuffer.allocate(Math.multiplyExact(values, Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Takes the numbers of a line. */
    private interface LineSink {

        void accept(Numbers values, int count);
    }

    private void numbers(final LineSink sink, final Progress progress) {
        final TextTable table = m_axes.table();
        final Numbers numbers = new Numbers(table.decimalComma());
        final long[] done = new long[1];
        progress.checkCanceled();
        TextTable.visit(
                m_source,
                (line, place) -> {
                    final int n = numbers.parse(line, place);
                    if (n != table.columns() || done[0] == table.lines()) {
                        throw place.wrong("the file as it was when opened", "a changed one");
                    }
                    if (++done[0] % CHECK_LINES == 0) {
                        progress.checkCanceled();
                        progress.update(
                                (double) done[0] / table.lines(), "Reading " + m_source.name());
                    }
                    sink.accept(numbers, n);
                });
        if (done[0] != table.lines()) {
            throw FormatException.of(
                    m_source.name(), "the file became shorter while it was being read");
        }
    }

    @Override
    public void close() {
        // nothing stays open between calls
    }
}
