package org.zeroloss.signal;

import java.util.List;

/** Successive rows with all bands and maps, to be filled and given to a {@link SignalWriter}. */
public final class SignalBlock {

    private final int m_rows;
    private final List<HeapColumn> m_columns;

    SignalBlock(final List<Column> columns, final int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("A block needs at least 1 row, found " + rows);
        }
        m_rows = rows;
        m_columns = columns.stream().map(c -> new HeapColumn(c, rows)).toList();
    }

    /**
     * @return rows of the block
     */
    public int rows() {
        return m_rows;
    }

    /**
     * @param name one of {@link SignalSpec#bands()}
     * @return its rows
     * @throws SignalException if there is no such band
     */
    public BlockColumn band(final String name) {
        return find(name, true);
    }

    /**
     * @return the rows of the first band, {@value SignalSpec#SIGNAL}
     */
    public BlockColumn band() {
        return m_columns.get(0);
    }

    /**
     * @param name name of one of {@link SignalSpec#maps()}
     * @return its rows (width 1)
     * @throws SignalException if there is no such map
     */
    public BlockColumn map(final String name) {
        return find(name, false);
    }

    List<HeapColumn> columns() {
        return m_columns;
    }

    private HeapColumn find(final String name, final boolean list) {
        for (final HeapColumn c : m_columns) {
            if (c.column().list() == list && c.column().name().equals(name)) {
                return c;
            }
        }
        throw new SignalException(
                "Expected a "
                        + (list ? "band" : "map")
                        + " '"
                        + name
                        + "', found columns "
                        + m_columns.stream().map(c -> c.column().name()).toList());
    }
}
