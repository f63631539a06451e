package org.zeroloss.format.hdf5;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.RowSink;
import org.zeroloss.signal.SignalSpec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the events of spectrum streams: each value is the channel of one X-ray, 65535 goes on to
 * the next pixel. Pixels run along lines, then over lines, then over frames, again and again.
 *
 * <p>A first pass finds where each frame of each detector starts; then blocks of pixels are counted
 * over all frames, so that memory does not grow with the scan. What is missing of the last frame
 * counts as nothing.
 */
final class VeloxStream {

    private static final int NEXT_PIXEL = 0xffff;
    private static final int WINDOW = 1 << 16;
    private static final int SMALL_WINDOW = 1 << 12;
    private static final int BUDGET = 32 << 20;
    private static final int MAX_FRAMES = 1 << 20;

    private final String m_file;
    private final List<H5Data> m_streams;
    private final long m_pixels;
    private final int m_bins;

    VeloxStream(final String file, final List<H5Data> streams, final SignalSpec spec) {
        m_file = file;
        m_streams = streams;
        m_pixels = spec.rows();
        m_bins = spec.width();
    }

    void read(final RowSink sink, final Progress progress) {
        final List<Cursor> cursors = new ArrayList<>();
        for (int i = 0; i < m_streams.size(); i++) {
            frames(
                    m_streams.get(i),
                    cursors,
                    progress.part(0.3 * i / m_streams.size(), 0.3 * (i + 1) / m_streams.size()));
        }
        final int block =
                (int) Math.min(m_pixels, Math.max(1, BUDGET / ((long) m_bins * Integer.BYTES)));
        for (long p = 0; p < m_pixels; p += block) {
            final int n = (int) Math.min(block, m_pixels - p);
            final ByteBuffer rows =
                    ByteBuffer.allocate(n * m_bins * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (final Cursor c : cursors) {
                progress.checkCanceled();
                c.count(n, rows);
            }
            sink.accept(rows);
            progress.update(0.3 + 0.7 * (p + n) / m_pixels, null);
        }
    }

    private void frames(final H5Data stream, final List<Cursor> cursors, final Progress progress) {
        final Events events = new Events(stream, 0, WINDOW);
        long pixel = 0;
        cursors.add(new Cursor(stream, 0));
        while (events.hasNext()) {
            if (events.m_at % WINDOW == 0) {
                progress.checkCanceled();
                progress.update((double) events.m_at / events.m_length, null);
            }
            if (events.next() == NEXT_PIXEL && ++pixel % m_pixels == 0 && events.hasNext()) {
                if (cursors.size() == MAX_FRAMES) {
                    throw FormatException.at(
                            m_file,
                            0,
                            "at most "
                                    + MAX_FRAMES
                                    + " frames of "
                                    + m_pixels
                                    + " pixels in "
                                    + stream.path(),
                            "more");
                }
                cursors.add(new Cursor(stream, events.m_at));
            }
        }
    }

    /** Values of a stream from a place on, through a window. */
    private static final class Events {

        private final H5Data m_stream;
        private final long m_length;
        private final int m_most;
        private byte[] m_window = {};
        private long m_start;
        private long m_at;

        Events(final H5Data stream, final long at, final int window) {
            m_most = window;
            m_stream = stream;
            m_length = stream.shape()[0];
            m_at = at;
            m_start = at;
        }

        boolean hasNext() {
            return m_at < m_length;
        }

        int next() {
            if (2 * (m_at - m_start) >= m_window.length) {
                m_start = m_at;
                m_window = new byte[2 * (int) Math.min(m_most, m_length - m_at)];
                m_stream.read(
                        new long[] {m_at, 0},
                        new int[] {m_window.length / 2, 1},
                        m_window,
                        new int[] {1, 1},
                        Progress.NONE);
            }
            final int i = (int) (2 * (m_at - m_start));
            m_at++;
            final int low = m_window[i] & 0xff;
            final int high = m_window[i + 1] & 0xff;
            return m_stream.order() == ByteOrder.LITTLE_ENDIAN ? high << 8 | low : low << 8 | high;
        }
    }

    /** Where counting goes on in one frame of one stream. */
    private final class Cursor {

        private final H5Data m_stream;
        private long m_next;

        Cursor(final H5Data stream, final long start) {
            m_stream = stream;
            m_next = start;
        }

        /** Counts the events of the next pixels. */
        void count(final int pixels, final ByteBuffer rows) {
            final Events events = new Events(m_stream, m_next, SMALL_WINDOW);
            int pixel = 0;
            while (pixel < pixels && events.hasNext()) {
                final int value = events.next();
                if (value == NEXT_PIXEL) {
                    pixel++;
                } else if (value < m_bins) {
                    final int at = (pixel * m_bins + value) * Integer.BYTES;
                    rows.putInt(at, rows.getInt(at) + 1);
                } else {
                    throw FormatException.at(
                            m_file,
                            0,
                            "channels below " + m_bins + " in " + m_stream.path(),
                            value + " at event " + (events.m_at - 1));
                }
            }
            m_next = events.m_at;
        }
    }
}
