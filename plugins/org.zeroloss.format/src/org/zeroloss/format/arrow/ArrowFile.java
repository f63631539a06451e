package org.zeroloss.format.arrow;

import org.zeroloss.base.Progress;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Plane;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalCopy;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.util.List;
import java.util.Objects;

/** An open signal file as one source of a further signal; it is one of its sources then. */
final class ArrowFile implements SignalFile {

    /** Bytes between two questions for cancellation, if a row is not longer. */
    private static final int BLOCK = 16 << 20;

    private final SourceFile m_source;
    private final Signal m_signal;
    private final SignalSpec m_spec;

    ArrowFile(final SourceFile source, final Signal signal, final ReadOptions options) {
        m_source = source;
        m_signal = signal;
        final SignalSpec spec = options.axis().apply(source.name(), signal.spec());
        m_spec =
                spec.withMetadata(
                        spec.metadata()
                                .withSource(
                                        new SignalSource(
                                                source.name(), source.sha256().orElse(""))));
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
        final Plane plane = m_signal.plane();
        final int rowBytes = Math.multiplyExact(plane.width(), plane.type().bytes());
        final long all = plane.rows();
        final int rows = (int) Math.min(all, Math.max(1, BLOCK / rowBytes));
        for (long done = 0; done < all; done += rows) {
            progress.checkCanceled();
            final int n = (int) Math.min(rows, all - done);
            plane.visitRawRows(done, n, sink::accept);
            progress.update((double) (done + n) / all, "Reading " + m_source.name());
        }
    }

    @Override
    public void copy(
            final int index,
            final SignalWriter target,
            final SignalCopy.Filler filler,
            final Progress progress) {
        Objects.checkIndex(index, 1);
        SignalCopy.append(m_signal, target, filler, progress);
    }

    @Override
    public void close() {
        m_signal.close();
    }
}
