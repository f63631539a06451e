package org.zeroloss.format;

import org.zeroloss.base.Progress;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Plane;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A signal as its first band alone, for formats that hold one array of numbers. */
public final class PlainBand {

    private static final int BLOCK = 1 << 20;

    private PlainBand() {}

    /** Takes native bytes in order. */
    @FunctionalInterface
    public interface ByteSink {

        /**
         * @param bytes from position to limit; valid during the call only
         * @throws IOException if the disk fails
         */
        void accept(ByteBuffer bytes) throws IOException;
    }

    /**
     * @param spec a signal
     * @return why it is more than one array, with what to do; empty if it is one
     */
    public static Optional<String> refusal(final SignalSpec spec) {
        if (spec.bands().size() > 1 || !spec.maps().isEmpty()) {
            return Optional.of(
                    "it has the bands "
                            + spec.bands()
                            + " and the maps "
                            + spec.maps().stream().map(MapColumn::name).toList()
                            + ", the format holds one array; write Arrow, or take out what is to"
                            + " be written");
        }
        return Optional.empty();
    }

    /**
     * Streams the first band's rows, little endian.
     *
     * @param signal open signal
     * @param sink takes the bytes
     * @param progress reports and cancels, once a block
     * @throws IOException if the sink fails
     */
    public static void stream(final Signal signal, final ByteSink sink, final Progress progress)
            throws IOException {
        final Plane plane = signal.plane();
        final int size = plane.type().bytes();
        final int values = Math.max(1, BLOCK / size);
        final ByteBuffer block = ByteBuffer.allocate(values * size);
        for (long r = 0; r < plane.rows(); r++) {
            for (int from = 0; from < plane.width(); ) {
                final int n = Math.min(plane.width() - from, block.remaining() / size);
                plane.readRaw(r, from, n, block);
                from += n;
                if (block.remaining() < size) {
                    flush(block, sink);
                    progress.checkCanceled();
                    progress.update((double) r / plane.rows(), "Writing");
                }
            }
        }
        flush(block, sink);
        progress.checkCanceled();
        progress.update(1, null);
    }

    private static void flush(final ByteBuffer block, final ByteSink sink) throws IOException {
        block.flip();
        sink.accept(block);
        block.clear();
    }
}
