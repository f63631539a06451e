package org.zeroloss.signal;

import java.nio.file.Path;

/**
 * An open signal. Opening reads the file's footer only; values are read from the memory-mapped file
 * when asked for. Safe for concurrent use, {@link #close()} included: what reads afterwards gets a
 * {@link SignalException}.
 */
public final class Signal implements AutoCloseable {

    /** A range of {@link #blocks()} has at most as many values, unless one row has more. */
    private static final long BLOCK_VALUES = 1L << 19;

    private final MappedFile m_mapped;
    private final Window m_window;
    private final SignalSpec m_spec;
    private final boolean m_view;

    private Signal(
            final MappedFile mapped,
            final Window window,
            final SignalSpec spec,
            final boolean view) {
        m_mapped = mapped;
        m_window = window;
        m_spec = spec;
        m_view = view;
    }

    /**
     * Opens a signal file.
     *
     * @param file an Arrow IPC file written by {@link SignalWriter}
     * @return the signal; close it before the file is deleted
     * @throws SignalException if it is missing, damaged, or not a signal
     */
    public static Signal open(final Path file) {
        final SignalFile parts = SignalFileReader.read(Check.notNull(file, "file to open"));
        return new Signal(
                new MappedFile(parts), Window.all(parts.spec().axes()), parts.spec(), false);
    }

    /**
     * @return the file
     */
    public Path file() {
        return m_mapped.file().file();
    }

    /**
     * @return everything about the signal but its values
     */
    public SignalSpec spec() {
        return m_spec;
    }

    /**
     * @return size of the file in bytes; of a view, the whole file's
     */
    public long bytesOnDisk() {
        return m_mapped.file().length();
    }

    /**
     * @return number of rows
     */
    public long rows() {
        return m_spec.rows();
    }

    /**
     * @return values of a row in each band
     */
    public int width() {
        return m_spec.width();
    }

    /**
     * @param band one of {@link SignalSpec#bands()}
     * @return its values
     */
    public Plane plane(final String band) {
        return column(band, true);
    }

    /**
     * @return the values of the first band, {@value SignalSpec#SIGNAL}
     */
    public Plane plane() {
        return plane(SignalSpec.SIGNAL);
    }

    /**
     * @param name name of one of {@link SignalSpec#maps()}
     * @return its values, one per row (width 1)
     */
    public Plane map(final String name) {
        return column(name, false);
    }

    /**
     * Reads a whole map.
     *
     * @param name name of one of {@link SignalSpec#maps()}
     * @return one value per row
     */
    public double[] readMap(final String name) {
        if (rows() > Integer.MAX_VALUE - 8) {
            throw new SignalException(
                    "Expected a map that fits into an array, found "
                            + rows()
                            + " rows; read it in blocks");
        }
        final double[] values = new double[(int) rows()];
        map(name).readRows(0, values.length, values, 0);
        return values;
    }

    /**
     * A view of a part, without copying. It lives as long as this signal; closing it closes
     * nothing.
     *
     * @param axis which axis, 0 is the slowest
     * @param from first position kept
     * @param to one past the last position kept
     * @return the view
     */
    public Signal crop(final int axis, final long from, final long to) {
        final SignalSpec cropped = m_spec.crop(axis, from, to);
        return new Signal(m_mapped, m_window.crop(axis, from, to), cropped, true);
    }

    /**
     * @return all rows in ranges of about 4 MB of {@code double} values per band, for streaming
     */
    public RowRanges blocks() {
        return new RowRanges(rows(), (int) Math.min(rows(), Math.max(1, BLOCK_VALUES / width())));
    }

    private Plane column(final String name, final boolean list) {
        final int index = m_mapped.file().find(name, list);
        if (index < 0) {
            throw new SignalException(
                    "Expected a "
                            + (list ? "band" : "map")
                            + " '"
                            + name
                            + "', found bands "
                            + m_spec.bands()
                            + " and maps "
                            + m_spec.maps().stream().map(MapColumn::name).toList()
                            + " in "
                            + file());
        }
        return new MappedPlane(m_mapped, index, m_window, m_spec);
    }

    /** Unmaps and releases the file, waiting for reads under way; of a view, does nothing. */
    @Override
    public void close() {
        if (!m_view) {
            m_mapped.close();
        }
    }
}
